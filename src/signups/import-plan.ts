/** What importing a sign-up file will do: the answers to record, the figures and the event for the log. */
import type { AuditEvent } from '../domain/audit-event.ts';
import { sha256HexOfBytes } from '../domain/hash.ts';
import type { Hash } from '../domain/ids.ts';
import type { JudgedLine, RecordedAnswer } from './judge-answers.ts';
import { allLineAnswers } from './line-answers.ts';
import type { LineAnswer, LineWords } from './line-answers.ts';
import { hashMoves } from './moves.ts';
import { resultCsv } from './result-csv.ts';

export interface ImportPlan {
  readonly fileSha256: Hash;
  readonly lineCount: number;
  /** Lines per answer; every answer is there, and together they are all lines. */
  readonly counts: Readonly<Record<LineAnswer, number>>;
  readonly recorded: readonly RecordedAnswer[];
  /** Inside the folder `exports/`. */
  readonly resultFile: string;
  /** The text of the result file: the answer to every line. */
  readonly result: string;
}

/** Plans an import from its judged lines. @param words of the sentences in the result file */
export function planImport(
  lines: readonly JudgedLine[],
  file: { readonly fileSha256: Hash; readonly resultFile: string },
  words: LineWords,
): ImportPlan {
  const counts = Object.fromEntries(allLineAnswers.map((answer) => [answer, 0])) as Record<
    LineAnswer,
    number
  >;
  for (const line of lines) counts[line.answer] += 1;
  const recorded = lines.flatMap((line) => line.recorded ?? []);
  return { ...file, lineCount: lines.length, counts, recorded, result: resultCsv(lines, words) };
}

/** The event of an import. Its hash fixes who answered what, on which day. */
export function importEventOf({ fileSha256, lineCount, counts, recorded, result }: ImportPlan): AuditEvent {
  const moves = recorded.map(({ move }) => move);
  return {
    type: 'signups.imported',
    data: {
      fileSha256,
      lines: lineCount,
      answers: { ...counts },
      resultSha256: hashResult(result),
      moves: moves.length,
      movesHash: hashMoves(moves),
    },
  };
}

/** SHA-256 of the result file. */
export function hashResult(result: string): Hash {
  return sha256HexOfBytes(Buffer.from(result, 'utf8')) as Hash;
}
