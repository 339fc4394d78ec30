/** The steps of a panel from the frame to the groups: those that are done, and the first that is not. */
import type { Words } from '../words/words.ts';
import type { Status } from './read-status.ts';

export function stepLines(status: Status, { steps: words }: Words['status']): readonly string[] {
  const { response, waves } = status;
  const { drawnCount, invitedCount, signedUpCount } = response.total;
  const madeCount = waves.reduce((sum, wave) => sum + wave.madeCount, 0);
  const steps: (readonly [isDone: boolean, done: string, next: string])[] = [
    [status.frameResidents !== null, words.frame(status.frameResidents ?? 0), words.noFrame],
    [
      status.isCommitted || status.isDrawn,
      status.isCommitted ? words.commitment : words.drawnWithoutCommitment,
      words.noCommitment,
    ],
    [status.isDrawn, words.draw(drawnCount), words.noDraw],
    [status.batches > 0, words.letters(madeCount, status.batches, invitedCount), words.noLetters],
    [
      signedUpCount > 0,
      words.signUps(signedUpCount, status.answerBefore, status.today > status.answerBefore),
      words.noSignUps,
    ],
    [status.isAdmitted, words.members(status.memberCount), words.noMembers],
    [status.isAssigned, words.groups, words.noGroups],
  ];
  const firstOpen = steps.findIndex(([isDone]) => !isDone);
  return steps
    .slice(0, firstOpen === -1 ? steps.length : firstOpen + 1)
    .map(([isDone, done, next]) => (isDone ? `✓ ${done}` : `▸ ${next}`));
}
