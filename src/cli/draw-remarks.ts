/** What was not as it should be about the draws: in the log for good, and said in every report. */
import type { Database } from 'better-sqlite3';
import { listAnnouncements } from '../store/tables/announcement-table.ts';
import type { DrawRow } from '../store/tables/draw-table.ts';
import { listDraws } from '../store/tables/draw-table.ts';

/** One sentence for each remark; none for a panel whose draw went by the book. Call it in a read transaction. */
export function listDrawRemarks(db: Database): readonly string[] {
  const draws = listDraws(db);
  const first = draws[0];
  const earlier = listAnnouncements(db).filter(
    ({ commitment }) => first !== undefined && commitment !== first.commitment,
  );
  return [
    ...earlier.map(
      ({ commitment, committedAt }) =>
        `Another frame was committed to before, on ${dayOf(committedAt)} (commitment ${commitment}), and never drawn from.`,
    ),
    ...draws.flatMap((draw) => remarksOf(draw, draws)),
  ];
}

function remarksOf(draw: DrawRow, draws: readonly DrawRow[]): readonly string[] {
  const { isWithoutCommitment, isAnotherSource, reason } = draw;
  const replaced = draws.find(({ drawId }) => drawId === draw.replaces);
  const what = [
    ...(isWithoutCommitment ? ['was made without a published commitment'] : []),
    ...(isAnotherSource ? ['used another randomness than was announced'] : []),
    ...(replaced === undefined
      ? []
      : [`took the place of the draw of ${dayOf(replaced.drawnAt)} (seed ${replaced.effectiveSeed})`]),
  ];
  if (what.length === 0) return [];
  const name = `The draw of ${dayOf(draw.drawnAt)} (seed ${draw.effectiveSeed})`;
  return [`${name} ${what.join(', and ')}. Reason given: ${reason ?? 'none'}.`];
}

function dayOf(time: string): string {
  return time.slice(0, 10);
}
