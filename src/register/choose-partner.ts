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
 */
export function choosePartner(relations: readonly Relation[]): PartnerName | undefined {
  const lasting = relations.filter((relation) => relation.endedOn === '');
  let chosen: Relation | undefined;
  for (const relation of lasting.length > 0 ? lasting : relations) {
    const isBetter =
      chosen === undefined ||
      (lasting.length > 0 ? relation.beganOn < chosen.beganOn : relation.endedOn > chosen.endedOn);
    if (isBetter) chosen = relation;
  }
  return chosen?.partner;
}
