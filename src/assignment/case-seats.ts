/** The seats of each type in every single case, as whole numbers beside the totals: which totals have a timetable at all. */
import type { CountSystem } from './case-classes.ts';
import type { Lottery } from './finishing-lottery.ts';
import type { LinearRow, Solver } from './solver.ts';

/** Above so many seats of types in cases, looking for totals with a timetable takes too long. */
const MAXIMUM_SEAT_COLUMNS = 1000;

/** Whole columns that follow the counts that are open, and rows that tie the two together. */
export interface CaseSeats {
  /** Most seats of each column: the members of its type. */
  readonly maxima: readonly number[];
  readonly rows: readonly LinearRow[];
}

/**
 * Seats of types in cases that sum to `certain`, and one more for each of the `open` columns that goes up, and keep the size and
 * the quotas of each case. `undefined` when every class has one case only, as totals are a timetable then, or when there are
 * too many.
 */
export function caseSeatsOf(
  system: CountSystem,
  certain: readonly number[],
  open: readonly number[],
): CaseSeats | undefined {
  const { types, classes, columns } = system;
  if (classes.every(({ caseIds }) => caseIds.length === 1)) return undefined;
  const maxima: number[] = [];
  const places = new Map<string, number>();
  const totalRows = columns.map(({ typeIndex, classIndex }, column): LinearRow => {
    const { residentIds = [], excludedCases = [] } = types[typeIndex] ?? {};
    const own = (classes[classIndex]?.caseIds ?? []).flatMap((caseId) => {
      if (excludedCases.includes(caseId)) return [];
      const place = open.length + maxima.length;
      maxima.push(residentIds.length);
      places.set(`${typeIndex}/${caseId}`, place);
      return [place];
    });
    const up = open.indexOf(column);
    const total = certain[column] ?? 0;
    return {
      columns: up < 0 ? own : [...own, up],
      values: up < 0 ? own.map(() => 1) : [...own.map(() => 1), -1],
      lower: total,
      upper: total,
    };
  });
  if (maxima.length > MAXIMUM_SEAT_COLUMNS) return undefined;
  const groupRows = classes.flatMap(({ caseIds, rows }) =>
    caseIds.flatMap((caseId) =>
      rows.map((row) => ({
        columns: row.types.flatMap((type) => places.get(`${type}/${caseId}`) ?? []),
        lower: row.minimum,
        upper: row.maximum,
      })),
    ),
  );
  return { maxima, rows: [...totalRows, ...groupRows] };
}

/** Whether each outcome of a lottery has a timetable. */
export function haveTimetables(
  solver: Solver,
  { maxima, rows }: CaseSeats,
  { outcomes }: Lottery,
  openCount: number,
): boolean {
  const ups = Array.from({ length: openCount }, () => 1);
  const all = [...ups, ...maxima];
  const model = solver.open({
    sense: 'minimize',
    cost: all.map(() => 0),
    lower: all.map(() => 0),
    upper: all,
    isInteger: all.map(() => true),
    rows,
  });
  try {
    return outcomes.every((outcome) => {
      for (const [column, up] of outcome.ups.entries()) model.changeColumn(column, up, up);
      return model.solve() !== undefined;
    });
  } finally {
    model.dispose();
  }
}
