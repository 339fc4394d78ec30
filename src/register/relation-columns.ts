/** Which columns tell of marriages and registered partnerships (category 05, and 55 for what lies behind). */
import type { RegisterField } from '../domain/settings/settings-schema.ts';
import { ABSENT } from './absent.ts';
import { elementNumberOf, isHistoryMark } from './element-number.ts';

/** Indexes of cells, or `ABSENT`. Each cell can hold several occurrences of the category. */
export interface RelationColumns {
  readonly nobleTitle: number;
  readonly prefix: number;
  readonly surname: number;
  /** 06.10. */
  readonly beganOn: number;
  /** 07.10. */
  readonly endedOn: number;
  /** 84.10: `O` when the municipality has found the occurrence to be wrong. */
  readonly incorrect: number;
  /** `05.H` of the RvIG test set: the category (`05` or `55`) that the occurrence after this one is of. */
  readonly next: number;
}

export interface RelationLayout {
  /** Category 05: the relations as they stand. */
  readonly current: RelationColumns;
  /** Category 55: earlier states of them; `undefined` when the file has no such columns. */
  readonly former: RelationColumns | undefined;
}

/** The columns of category 05 from the fields, and by element number what no field is for. */
export function findRelationColumns(
  header: readonly string[],
  columns: Readonly<Record<RegisterField, number>>,
): RelationLayout {
  const numbers = header.map((cell) => elementNumberOf(cell));
  const indexOf = (number: string): number => numbers.indexOf(number);
  const former: RelationColumns = {
    nobleTitle: indexOf('55.02.20'),
    prefix: indexOf('55.02.30'),
    surname: indexOf('55.02.40'),
    beganOn: indexOf('55.06.10'),
    endedOn: indexOf('55.07.10'),
    incorrect: indexOf('55.84.10'),
    next: ABSENT,
  };
  return {
    current: {
      nobleTitle: columns.partnerNobleTitle,
      prefix: columns.partnerPrefix,
      surname: columns.partnerSurname,
      beganOn: columns.partnershipStart,
      endedOn: columns.partnershipEnd,
      incorrect: indexOf('05.84.10'),
      next: header.findIndex((cell) => isHistoryMark(cell) && cell.startsWith('05')),
    },
    former: former.surname === ABSENT ? undefined : former,
  };
}

/** The cells that may hold several occurrences. */
export function listRelationColumns({ current, former }: RelationLayout): readonly number[] {
  const all = [...Object.values(current), ...(former === undefined ? [] : Object.values(former))] as number[];
  return all.filter((index) => index !== ABSENT);
}
