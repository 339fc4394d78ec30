/** Gathers people into types, who are treated alike: the same feature values, and the same company at their address. */
import type { GroupCounts } from './group-counts.ts';
import type { GroupPool } from './group-pool.ts';

/** People who are interchangeable as whole addresses; a person whose address does not matter is an address alone. */
export interface AddressClass {
  /** The types that live at such an address. */
  readonly types: readonly number[];
  /** For each address: for each of those types, the people (indexes into the pool) who are of that type. */
  readonly addresses: readonly (readonly (readonly number[])[])[];
}

export interface PoolCounts {
  readonly counts: GroupCounts;
  /** One for each limit of the counts: at most one person of an address takes part. */
  readonly classes: readonly AddressClass[];
  /** Type of each person. */
  readonly typeOfPerson: readonly number[];
}

/** Types and limits stand in the order of their first person. */
export function countPool(pool: GroupPool): PoolCounts {
  const { groupSize, people } = pool;
  const households = new Map<string, number[]>();
  for (const [person, { address }] of people.entries()) {
    const key = address === undefined ? `person ${person}` : `address ${address}`;
    const own = households.get(key) ?? [];
    own.push(person);
    households.set(key, own);
  }
  const byKey = new Map<string, { keys: readonly string[]; addresses: number[][][] }>();
  for (const household of households.values()) {
    const keys = [...new Set(household.map((person) => valuesKey(pool, person)))].sort();
    const members = keys.map((key) => household.filter((person) => valuesKey(pool, person) === key));
    const key = keys.map((each, index) => `${each}*${members[index]?.length ?? 0}`).join(' + ');
    const known = byKey.get(key) ?? { keys, addresses: [] };
    known.addresses.push(members);
    byKey.set(key, known);
  }
  const typeOfPerson = people.map(() => 0);
  const types: { memberCount: number; limit: number; quotas: readonly number[] }[] = [];
  const classes = [...byKey.values()].map(({ keys, addresses }, limit): AddressClass => {
    const own = keys.map((_, place) => {
      const members = addresses.flatMap((address) => address[place] ?? []);
      for (const person of members) typeOfPerson[person] = types.length;
      types.push({ memberCount: members.length, limit, quotas: people[members[0] ?? 0]?.quotas ?? [] });
      return types.length - 1;
    });
    return { types: own, addresses };
  });
  const typesOfQuota: number[][] = pool.quotas.map(() => []);
  for (const [type, { quotas }] of types.entries()) {
    for (const quota of quotas) typesOfQuota[quota]?.push(type);
  }
  return {
    counts: {
      groupSize,
      types,
      quotas: pool.quotas.map(({ minimum, maximum }, quota) => ({
        types: typesOfQuota[quota] ?? [],
        minimum,
        maximum,
      })),
      limits: classes.map(({ types: own, addresses }) => ({ types: own, maximum: addresses.length })),
    },
    classes,
    typeOfPerson,
  };
}

function valuesKey({ people }: GroupPool, person: number): string {
  return (people[person]?.quotas ?? []).join('.');
}
