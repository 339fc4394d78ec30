/** What importing a sign-up file will do: the answers to record, the figures and the event for the log. */
import type { AuditEvent } from '../domain/audit-event.ts';
import { compareBytes } from '../domain/byte-order.ts';
import { sha256Hex } from '../domain/hash.ts';
import type { Hash, InvitationId, ResidentId } from '../domain/ids.ts';
import { HashSchema } from '../domain/ids.ts';
import type { JudgedLine, RecordedAnswer } from './judge-answers.ts';
import { allLineAnswers } from './line-answers.ts';
import type { LineAnswer } from './line-answers.ts';

export interface ImportPlan {
  readonly lineCount: number;
  /** Lines per answer; every answer is there, and together they are all lines. */
  readonly counts: Readonly<Record<LineAnswer, number>>;
  readonly recorded: readonly RecordedAnswer[];
  readonly signedUpHash: Hash;
}

/** Plans an import from its judged lines. */
export function planImport(lines: readonly JudgedLine[]): ImportPlan {
  const counts = Object.fromEntries(allLineAnswers.map((answer) => [answer, 0])) as Record<
    LineAnswer,
    number
  >;
  for (const line of lines) counts[line.answer] += 1;
  const recorded = lines.flatMap((line) => line.recorded ?? []);
  return {
    lineCount: lines.length,
    counts,
    recorded,
    signedUpHash: hashSignUps(recorded.filter((item) => item.answer === 'signed-up')),
  };
}

/** The event of an import. */
export function importEventOf(plan: ImportPlan, fileSha256: Hash): AuditEvent {
  const { lineCount, counts, signedUpHash } = plan;
  return {
    type: 'signups.imported',
    data: { fileSha256, lines: lineCount, answers: { ...counts }, signedUpHash },
  };
}

/**
 * Fixes who signed up in an import: H over the lines `invitation id|resident id`, each with a line feed, in ascending
 * order by byte. Of no sign-ups it is H of the empty text.
 */
export function hashSignUps(
  signUps: readonly { readonly invitationId: InvitationId; readonly residentId: ResidentId }[],
): Hash {
  const lines = signUps.map(({ invitationId, residentId }) => `${invitationId}|${residentId}\n`);
  return HashSchema.parse(sha256Hex(lines.sort(compareBytes).join('')));
}
