/** Which of several partners gives a resident their name. */
import type { PartnerName } from '../domain/resident.ts';

/** A marriage or registered partnership (category 05). Dates are `jjjjmmdd` with unknown parts as zeros, or empty. */
export interface Relation {
  readonly partner: PartnerName;
  readonly beganOn: string;
  /** Empty while the relation lasts. */
  readonly endedOn: string;
}

/**
 * The partner whose name counts: of the lasting relations the oldest, an unknown date counting as oldest; without one,
 * the partner of the relation that ended last. Of equals, the first. `undefined` without any relation.
 *
 * Exports give the end of a marriage as an occurrence of its own beside that of its beginning: a relation that began before
 * another with the same partner ended is that same relation, and does not last.
 */
export function choosePartner(relations: readonly Relation[]): PartnerName | undefined {
  const [first] = relations;
  if (relations.length === 1) return first?.partner;
  const lasting = relations.filter(
    (relation) => relation.endedOn === '' && !relations.some((other) => isEndOf(other, relation)),
  );
  let chosen: Relation | undefined;
  for (const relation of lasting.length > 0 ? lasting : relations) {
    const isBetter =
      chosen === undefined ||
      (lasting.length > 0 ? relation.beganOn < chosen.beganOn : relation.endedOn > chosen.endedOn);
    if (isBetter) chosen = relation;
  }
  return chosen?.partner;
}

function isEndOf(ended: Relation, relation: Relation): boolean {
  if (ended.endedOn === '' || !isSamePartner(ended.partner, relation.partner)) return false;
  return ended.endedOn.startsWith('0000') || relation.beganOn <= latestOf(ended.endedOn);
}

/** The last day that a date with unknown parts can be: `20010000` is at most `20019999`. */
function latestOf(date: string): string {
  return date.replace(/(?:00){1,2}$/, (zeros) => '9'.repeat(zeros.length));
}

function isSamePartner(left: PartnerName, right: PartnerName): boolean {
  return left.surname === right.surname && left.prefix === right.prefix;
}
