/** What was not as it should be about the draws: in the log for good, and said in every report. */
import type { Database } from 'better-sqlite3';
import { listAnnouncements } from '../store/tables/announcement-table.ts';
import type { DrawRow } from '../store/tables/draw-table.ts';
import { listDraws } from '../store/tables/draw-table.ts';
import type { Words } from './words/words.ts';
import { wordsOf } from './words/words.ts';

/** Days as `2027-01-05`, in UTC as the log has them. */
export type DrawRemark =
  /** A frame that was committed to and never drawn from. */
  | { readonly kind: 'committed-before'; readonly committedOn: string; readonly commitment: string }
  /** A draw with at least one exception. */
  | {
      readonly kind: 'exceptions';
      readonly drawnOn: string;
      readonly seed: string;
      readonly isWithoutCommitment: boolean;
      readonly isAnotherSource: boolean;
      readonly replaced: { readonly drawnOn: string; readonly seed: string } | undefined;
      readonly reason: string | null;
    };

/** One sentence for each remark; none for a panel whose draw went by the book. Call it in a read transaction. */
export function listDrawRemarks(db: Database, { draw }: Words = wordsOf('en')): readonly string[] {
  return readDrawRemarks(db).map(draw.remark);
}

function readDrawRemarks(db: Database): readonly DrawRemark[] {
  const draws = listDraws(db);
  const first = draws[0];
  const earlier = listAnnouncements(db).filter(
    ({ commitment }) => first !== undefined && commitment !== first.commitment,
  );
  return [
    ...earlier.map(
      ({ commitment, committedAt }) =>
        ({ kind: 'committed-before', committedOn: dayOf(committedAt), commitment }) as const,
    ),
    ...draws.flatMap((draw) => remarksOf(draw, draws)),
  ];
}

function remarksOf(draw: DrawRow, draws: readonly DrawRow[]): readonly DrawRemark[] {
  const { isWithoutCommitment, isAnotherSource, reason } = draw;
  const before = draws.find(({ drawId }) => drawId === draw.replaces);
  if (!isWithoutCommitment && !isAnotherSource && before === undefined) return [];
  const replaced =
    before === undefined ? undefined : { drawnOn: dayOf(before.drawnAt), seed: before.effectiveSeed };
  return [
    {
      kind: 'exceptions',
      drawnOn: dayOf(draw.drawnAt),
      seed: draw.effectiveSeed,
      isWithoutCommitment,
      isAnotherSource,
      replaced,
      reason,
    },
  ];
}

function dayOf(time: string): string {
  return time.slice(0, 10);
}
