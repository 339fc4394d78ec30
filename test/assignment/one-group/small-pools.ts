/** Small synthetic pools for one group, and the fairest chances found by listing every group there is, with another solver. */
import seedrandom from 'seedrandom';
import { solve } from 'yalps';
import type { GroupPool, GroupQuota } from '../../../src/assignment/one-group/group-pool.ts';
import { makeGroupPool } from '../../../src/assignment/one-group/group-pool.ts';

/** Feature, value, minimum, maximum. */
export type QuotaLine = readonly [string, string, number, number];

export function quotasOf(lines: readonly QuotaLine[]): readonly GroupQuota[] {
  return lines.map(([feature, value, minimum, maximum]) => ({
    feature,
    value,
    minimum,
    maximum,
    widestMinimum: 0,
    widestMaximum: Number.MAX_SAFE_INTEGER,
  }));
}

/** A pool written out: for each person the values (in any order of features), and an address if it matters. */
export function poolOfPeople(
  groupSize: number,
  lines: readonly QuotaLine[],
  people: readonly (readonly [values: string, address?: string])[],
): GroupPool {
  const places = new Map(lines.map(([, value], index) => [value, index]));
  return makeGroupPool(
    groupSize,
    quotasOf(lines),
    people.map(([values, address], index) => ({
      id: `p${String(index).padStart(4, '0')}`,
      quotas: values.split(' ').map((value) => places.get(value) ?? -1),
      address,
    })),
  );
}

/** The paper's example: quotas that only a few kinds of group meet, as one conservative woman stands alone. */
export function paperExample(scale: 1 | 10): GroupPool {
  const [least, most] = scale === 1 ? [9, 20] : [99, 200];
  return poolOfPeople(
    20 * scale,
    [
      ['gender', 'female', least, most],
      ['gender', 'male', least, most],
      ['leaning', 'liberal', least, most],
      ['leaning', 'conservative', least, most],
    ],
    [
      ['female conservative'],
      ...Array.from({ length: 100 * scale - 1 }, () => ['female liberal'] as const),
      ...Array.from({ length: 100 * scale }, () => ['male conservative'] as const),
    ],
  );
}

export interface TinyShape {
  readonly peopleCount: number;
  readonly groupSize: number;
  readonly valueCounts: readonly number[];
  /** How far quotas reach around what a random group of the pool has; 0 makes them exact. */
  readonly room: number;
  readonly addressCount?: number;
}

/** A tiny pool with quotas around one group that exists, so that at least this group keeps them. */
export function tinyPool(seed: string, shape: TinyShape): GroupPool {
  const { peopleCount, groupSize, valueCounts, room, addressCount } = shape;
  const random = seedrandom(seed);
  const pick = (count: number) => Math.floor(random() ** 1.5 * count);
  const people = Array.from({ length: peopleCount }, () => valueCounts.map((count) => pick(count)));
  const addresses = people.map((_, index) =>
    addressCount === undefined || index < groupSize ? index : Math.floor(random() * addressCount),
  );
  // The first people live apart, so that they are a group.
  const model = people.slice(0, groupSize);
  const lines = valueCounts.flatMap((count, feature) =>
    Array.from({ length: count }, (_, value): QuotaLine => {
      const reached = model.filter((values) => values[feature] === value).length;
      return [`f${feature}`, `f${feature}v${value}`, Math.max(0, reached - room), reached + room];
    }),
  );
  return poolOfPeople(
    groupSize,
    lines,
    people.map((values, index) => [
      values.map((value, feature) => `f${feature}v${value}`).join(' '),
      ...(addressCount === undefined ? [] : [`address ${addresses[index]}`]),
    ]) as [string, string?][],
  );
}

/** Every group of the pool, as lists of indexes of people. */
export function listGroups({ groupSize, quotas, people }: GroupPool): readonly (readonly number[])[] {
  const groups: number[][] = [];
  const reached = quotas.map(() => 0);
  const taken: number[] = [];
  const extend = (from: number): void => {
    if (taken.length === groupSize) {
      if (quotas.every(({ minimum }, quota) => (reached[quota] ?? 0) >= minimum)) groups.push([...taken]);
      return;
    }
    for (let person = from; person < people.length; person++) {
      const { quotas: own = [], address } = people[person] ?? {};
      const isShared = address !== undefined && taken.some((other) => people[other]?.address === address);
      if (isShared || own.some((quota) => (reached[quota] ?? 0) >= (quotas[quota]?.maximum ?? 0))) continue;
      for (const quota of own) reached[quota] = (reached[quota] ?? 0) + 1;
      taken.push(person);
      extend(person + 1);
      taken.pop();
      for (const quota of own) reached[quota] = (reached[quota] ?? 0) - 1;
    }
  };
  extend(0);
  return groups;
}

const SAME = 1e-6;

/**
 * The leximin chances over all lotteries on these groups, by the definition: raise the smallest, then ask for every person whether
 * more is possible; hold who cannot have more.
 */
export function leximinByListing(
  groups: readonly (readonly number[])[],
  peopleCount: number,
): readonly number[] {
  const held: (number | undefined)[] = Array.from({ length: peopleCount }, () => undefined);
  while (held.includes(undefined)) {
    const level = largest(groups, held, undefined, 0);
    for (const person of held.keys()) {
      if (held[person] !== undefined) continue;
      if (largest(groups, held, person, level) <= level + SAME) held[person] = level;
    }
  }
  return held.map((chance) => chance ?? 0);
}

/** The largest smallest chance of the open people, or with a person: the largest chance of that one when nobody has less than `level`. */
function largest(
  groups: readonly (readonly number[])[],
  held: readonly (number | undefined)[],
  person: number | undefined,
  level: number,
): number {
  const constraints: Record<string, { min?: number; max?: number; equal?: number }> = { total: { equal: 1 } };
  for (const [index, chance] of held.entries()) {
    constraints[`p${index}`] = {
      min: chance === undefined ? (person === undefined ? 0 : level - SAME / 100) : chance - SAME / 100,
    };
  }
  const variables: Record<string, Record<string, number>> = {};
  for (const [index, group] of groups.entries()) {
    const column: Record<string, number> = { total: 1 };
    for (const member of group) column[`p${member}`] = 1;
    if (person !== undefined && group.includes(person)) column['aim'] = 1;
    variables[`g${index}`] = column;
  }
  if (person === undefined) {
    const column: Record<string, number> = { aim: 1 };
    for (const [index, chance] of held.entries()) if (chance === undefined) column[`p${index}`] = -1;
    variables['level'] = column;
  }
  const { status, result } = solve({ direction: 'maximize', objective: 'aim', constraints, variables });
  if (status !== 'optimal') throw new Error(`the listing ended with ${status}`);
  return result;
}
