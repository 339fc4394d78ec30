/** The steps of a panel from the frame to the groups: those that are done, and the first that is not. */
import { formatCount } from '../print.ts';
import type { Status } from './read-status.ts';

export function stepLines(status: Status): readonly string[] {
  const { response, frameResidents, waves } = status;
  const madeCount = waves.reduce((sum, wave) => sum + wave.madeCount, 0);
  const steps: (readonly [isDone: boolean, done: string, next: string])[] = [
    [
      frameResidents !== null,
      `Frame: ${formatCount(frameResidents ?? 0)} residents can be drawn.`,
      'Frame: not built. Next: loting frame build',
    ],
    [
      status.isCommitted || status.isDrawn,
      status.isCommitted ? 'Commitment: given out to be published.' : 'Commitment: not given out.',
      'Commitment: not given out. Next: loting frame commit',
    ],
    [
      status.isDrawn,
      `Draw: ${formatCount(response.total.drawnCount)} residents drawn.`,
      'Draw: not made. Next: loting draw plan, then loting draw run',
    ],
    [
      status.batches > 0,
      `Letters: ${formatCount(madeCount)} made, in ${status.batches} batches; ${formatCount(response.total.invitedCount)} posted.`,
      'Letters: not made. Next: loting letters render',
    ],
    [
      response.total.signedUpCount > 0,
      `Sign-ups: ${formatCount(response.total.signedUpCount)}; residents can answer until ${status.answerBefore}.`,
      'Sign-ups: none yet. Next: loting signup import',
    ],
    [
      status.isAdmitted,
      `Members: ${formatCount(status.memberCount)} were admitted.`,
      'Members: nobody is admitted yet. Next: loting panel admit',
    ],
    [
      status.isAssigned,
      'Groups: members are assigned to the cases.',
      'Groups: not made. Next: loting assign run',
    ],
  ];
  const firstOpen = steps.findIndex(([isDone]) => !isDone);
  return steps
    .slice(0, firstOpen === -1 ? steps.length : firstOpen + 1)
    .map(([isDone, done, next]) => (isDone ? `✓ ${done}` : `▸ ${next}`));
}
