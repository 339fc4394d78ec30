/** Who can be selected into one group, and the quotas that it must keep; in canonical order, so that rows in another order change nothing. */
import { compareBytes } from '../../domain/byte-order.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { sha256Hex } from '../../domain/hash.ts';
import type { Hash } from '../../domain/ids.ts';

/** From `minimum` to `maximum` people with this value of this feature. */
export interface GroupQuota {
  readonly feature: string;
  readonly value: string;
  readonly minimum: number;
  readonly maximum: number;
  /** How far the quota may be widened when no group keeps all quotas: `min_flex` and `max_flex`. */
  readonly widestMinimum: number;
  readonly widestMaximum: number;
}

export interface GroupPerson {
  readonly id: string;
  /** Indexes into the quotas, one for each feature. */
  readonly quotas: readonly number[];
  /** People with the same number live at one address; `undefined` when addresses do not matter or nobody shares it. */
  readonly address: number | undefined;
}

export interface GroupPool {
  readonly groupSize: number;
  /** By feature, then by value, in byte order. */
  readonly quotas: readonly GroupQuota[];
  /** By id, in byte order. */
  readonly people: readonly GroupPerson[];
}

/** People as they stand in a file: values by feature, an address in words if it matters. */
export interface ListedPerson {
  readonly id: string;
  /** Index into the quotas as listed, one for each feature. */
  readonly quotas: readonly number[];
  readonly address: string | undefined;
}

/** Brings quotas and people into canonical order; addresses become numbers, which tell no address. */
export function makeGroupPool(
  groupSize: number,
  listedQuotas: readonly GroupQuota[],
  listedPeople: readonly ListedPerson[],
): GroupPool {
  const order = [...listedQuotas.keys()].sort((left, right) => {
    const [one, other] = [listedQuotas[left], listedQuotas[right]];
    return (
      compareBytes(one?.feature ?? '', other?.feature ?? '') ||
      compareBytes(one?.value ?? '', other?.value ?? '')
    );
  });
  const placeOf = new Map(order.map((listed, place) => [listed, place]));
  const housemateCounts = new Map<string, number>();
  for (const { address } of listedPeople) {
    if (address !== undefined) housemateCounts.set(address, (housemateCounts.get(address) ?? 0) + 1);
  }
  const numbers = new Map<string, number>();
  return {
    groupSize,
    quotas: order.flatMap((listed) => listedQuotas[listed] ?? []),
    people: [...listedPeople]
      .sort((left, right) => compareBytes(left.id, right.id))
      .map(({ id, quotas, address }) => {
        const isShared = address !== undefined && (housemateCounts.get(address) ?? 0) > 1;
        if (isShared && !numbers.has(address)) numbers.set(address, numbers.size);
        return {
          id,
          quotas: quotas.map((quota) => placeOf.get(quota) ?? 0).sort((left, right) => left - right),
          address: isShared ? numbers.get(address) : undefined,
        };
      }),
  };
}

/** SHA-256 of the canonical JSON of everything that decides the lottery besides the seed. */
export function groupPoolHash({ groupSize, quotas, people }: GroupPool): Hash {
  return sha256Hex(
    canonicalJson({
      protocol: 'loting group lottery v1',
      groupSize,
      quotas: quotas.map(({ feature, value, minimum, maximum }) => [feature, value, minimum, maximum]),
      people: people.map(({ id, quotas: own, address }) => [id, own, address ?? null]),
    }),
  ) as Hash;
}
