/**
 * The counts that the assignment is made of: x[type, class] = seats of a type's members in a class of cases. Cases with the
 * same size and the same quotas form one class, which keeps the linear programs small: eight equal cases are one class.
 */
import type { CaseId } from '../domain/ids.ts';
import type { AssignmentInput } from './assignment-input.ts';
import type { MemberType } from './member-types.ts';
import type { CaseQuotas } from './quotas.ts';
import type { LinearRow } from './solver.ts';

/** What the group of every case of a class must keep, by numbers of members of sets of types. */
export interface ClassRow {
  /** Ascending indexes of types. */
  readonly types: readonly number[];
  readonly minimum: number;
  readonly maximum: number;
  /** The quota's place in the case's list; `undefined` for the group size. */
  readonly quotaIndex: number | undefined;
  /** What the quota is about; left out for the group size. */
  readonly feature?: string;
  readonly value?: string;
}

export interface CaseClass {
  /** In byte order. */
  readonly caseIds: readonly CaseId[];
  /** The group size first, then the quotas by their sets of types, so that the names of values decide nothing. */
  readonly rows: readonly ClassRow[];
}

export interface CountColumn {
  readonly typeIndex: number;
  readonly classIndex: number;
  /** Members of the type, added up over the cases of the class that they may judge. */
  readonly maximum: number;
}

/** The counts and everything they must keep. Column and row indexes are those of this object's lists. */
export interface CountSystem {
  readonly types: readonly MemberType[];
  readonly classes: readonly CaseClass[];
  readonly columns: readonly CountColumn[];
  /** Columns of each type. */
  readonly typeColumns: readonly (readonly number[])[];
  /** Most seats a type's members can have together: what the cap leaves them, and their exclusions. */
  readonly typeMaxima: readonly number[];
  /** Sizes and quotas of every class. */
  readonly groupRows: readonly LinearRow[];
}

/** Groups the cases into classes; `isSeparate` makes each case a class of its own. */
export function caseClassesOf(
  cases: readonly CaseQuotas[],
  types: readonly MemberType[],
  isSeparate: boolean,
): readonly CaseClass[] {
  const classes = new Map<string, { caseIds: CaseId[]; rows: readonly ClassRow[] }>();
  for (const each of cases) {
    const rows = classRowsOf(each, types);
    const key = JSON.stringify([isSeparate ? each.caseId : '', rows]);
    const known = classes.get(key);
    if (known === undefined) classes.set(key, { caseIds: [each.caseId], rows });
    else known.caseIds.push(each.caseId);
  }
  return [...classes.values()];
}

function classRowsOf(each: CaseQuotas, types: readonly MemberType[]): readonly ClassRow[] {
  const size: ClassRow = {
    types: types.map((_, index) => index),
    minimum: each.minimumSize,
    maximum: each.maximumSize,
    quotaIndex: undefined,
  };
  const quotas = each.quotas.map(({ feature, value, minimum, maximum }, quotaIndex) => ({
    types: types.flatMap((type, index) => (type.features[feature] === value ? [index] : [])),
    minimum,
    maximum,
    quotaIndex,
    feature,
    value,
  }));
  return [size, ...quotas.sort(compareRows)];
}

function compareRows(left: ClassRow, right: ClassRow): number {
  for (const [at, type] of left.types.entries()) {
    const other = right.types[at];
    if (other === undefined) return 1;
    if (type !== other) return type - other;
  }
  return (
    left.types.length - right.types.length || left.minimum - right.minimum || left.maximum - right.maximum
  );
}

/** Builds the counts of types over classes of cases. */
export function countSystemOf(
  input: AssignmentInput,
  types: readonly MemberType[],
  isSeparate: boolean,
): CountSystem {
  const classes = caseClassesOf(input.cases, types, isSeparate);
  const columns: CountColumn[] = [];
  const typeColumns = types.map((type, typeIndex) =>
    classes.flatMap(({ caseIds }, classIndex) => {
      const openCases = caseIds.filter((caseId) => !type.excludedCases.includes(caseId)).length;
      if (openCases === 0) return [];
      const memberCount = type.residentIds.length;
      columns.push({ typeIndex, classIndex, maximum: memberCount * openCases });
      return [columns.length - 1];
    }),
  );
  const typeMaxima = types.map((type) => {
    const openCases = input.cases.filter(({ caseId }) => !type.excludedCases.includes(caseId)).length;
    const left = Math.max(0, input.maximumCasesPerMember - type.earlierCaseCount);
    return type.residentIds.length * Math.min(left, openCases);
  });
  const groupRows = classes.flatMap(({ caseIds, rows }, classIndex) =>
    rows.map((row) => ({
      columns: row.types.flatMap((type) =>
        (typeColumns[type] ?? []).filter((column) => columns[column]?.classIndex === classIndex),
      ),
      lower: row.minimum * caseIds.length,
      upper: row.maximum * caseIds.length,
    })),
  );
  return { types, classes, columns, typeColumns, typeMaxima, groupRows };
}
