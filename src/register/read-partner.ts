/** Reads the partner whose name counts from the cells of categories 05 and 55, which can hold several relations. */
import type { PartnerName } from '../domain/resident.ts';
import { ABSENT } from './absent.ts';
import type { Relation } from './choose-partner.ts';
import { choosePartner } from './choose-partner.ts';
import type { RelationColumns, RelationLayout } from './relation-columns.ts';
import { OCCURRENCE_SEPARATOR } from './split-escaped.ts';

/** Says in `05.H` that the next occurrence is a relation of its own, not an earlier state of this one. */
const NEXT_IS_RELATION = '05';
/** indicatie onjuist (84.10). */
const INCORRECT = 'O';
const UNKNOWN_DATE = '00000000';

/**
 * The partner's name. Occurrences that were found incorrect, and earlier states of a relation, do not count. Where category
 * 05 holds nobody, a former partner of category 55 counts as one whose relation has ended.
 */
export function readPartner(
  cells: readonly string[],
  { current, former }: RelationLayout,
): PartnerName | undefined {
  const relations = readRelations(cells, current);
  if (relations.length > 0) return choosePartner(relations);
  if (former === undefined) return undefined;
  const ended = readRelations(cells, former).map((relation) => ({
    ...relation,
    endedOn: relation.endedOn || UNKNOWN_DATE,
  }));
  return choosePartner(ended);
}

function readRelations(cells: readonly string[], columns: RelationColumns): readonly Relation[] {
  const nobleTitles = occurrencesAt(cells, columns.nobleTitle);
  const prefixes = occurrencesAt(cells, columns.prefix);
  const surnames = occurrencesAt(cells, columns.surname);
  const begins = occurrencesAt(cells, columns.beganOn);
  const ends = occurrencesAt(cells, columns.endedOn);
  const marks = occurrencesAt(cells, columns.incorrect);
  const nexts = occurrencesAt(cells, columns.next);
  const count = Math.max(nobleTitles.length, prefixes.length, surnames.length, begins.length, ends.length);
  const relations: Relation[] = [];
  for (let index = 0; index < count; index++) {
    const next = index === 0 ? '' : textAt(nexts, index - 1);
    if (textAt(marks, index).toUpperCase() === INCORRECT || (next !== '' && next !== NEXT_IS_RELATION))
      continue;
    const partner: PartnerName = {
      nobleTitle: textAt(nobleTitles, index).toUpperCase(),
      prefix: textAt(prefixes, index),
      surname: textAt(surnames, index),
    };
    const beganOn = dateAt(begins, index);
    const endedOn = dateAt(ends, index);
    const isEmpty =
      partner.surname === '' &&
      partner.prefix === '' &&
      partner.nobleTitle === '' &&
      beganOn + endedOn === '';
    if (!isEmpty) relations.push({ partner, beganOn, endedOn });
  }
  return relations;
}

const NONE: readonly string[] = [];

/** The occurrences in a cell; none where the cell is empty, which is by far the most frequent. */
function occurrencesAt(cells: readonly string[], index: number): readonly string[] {
  const text = index === ABSENT ? '' : (cells[index] ?? '');
  return text === '' ? NONE : text.split(OCCURRENCE_SEPARATOR);
}

function textAt(occurrences: readonly string[], index: number): string {
  return (occurrences[index] ?? '').trim();
}

/** A date as `jjjjmmdd`, as far as it is one: the dates are only compared. */
function dateAt(occurrences: readonly string[], index: number): string {
  const text = textAt(occurrences, index);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.replaceAll('-', '') : text;
}
