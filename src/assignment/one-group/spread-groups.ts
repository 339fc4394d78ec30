/**
 * From groups of types to groups of people: inside a type everybody takes turns. The addresses of a class stand in a circle in an
 * order drawn by lot; whoever takes part are the next few on it, and the starting point goes once around for each different
 * number of places, so that everybody of a type has exactly the same chance.
 */
import seedrandom from 'seedrandom';
import { shuffle } from '../random-walk.ts';
import type { WeighedGroup } from './peel-lottery.ts';
import type { AddressClass } from './pool-counts.ts';

export interface PeopleGroup {
  /** Whole tickets out of `TICKETS`. */
  readonly tickets: number;
  /** Indexes into the pool, ascending. */
  readonly people: readonly number[];
}

/** A circle of addresses, and how far each pattern of places has gone around. */
interface Circle {
  readonly classOf: AddressClass;
  readonly patterns: Map<string, Pattern>;
}

interface Pattern {
  /** Places of each type of the class. */
  readonly places: readonly number[];
  /** Turns, each with a starting point of its own; the first is drawn by lot. */
  readonly turnCount: number;
  /** Turns until everybody's address had its share; then the next person of each address comes. */
  readonly roundLength: number;
  readonly step: number;
  readonly firstStart: number;
  /** Tickets of all groups with this pattern, and of those that have been dealt with. */
  tickets: number;
  done: number;
}

/** The groups of people, one after the other; their tickets sum to those of the given groups. */
export function* spreadGroups(
  groups: readonly WeighedGroup[],
  classes: readonly AddressClass[],
  seed: string,
): Generator<PeopleGroup> {
  const random = seedrandom(`${seed}|people`);
  const circles = classes.map(({ types, addresses }): Circle => {
    const shuffled = shuffle(addresses, random).map((address) =>
      address.map((people) => shuffle(people, random)),
    );
    return { classOf: { types, addresses: shuffled }, patterns: new Map() };
  });
  for (const weighed of groups) {
    for (const circle of circles) countPattern(circle, weighed, random);
  }
  for (const { group, tickets } of groups) {
    const own = circles.map(({ classOf, patterns }) => {
      const pattern = patterns.get(patternKey(classOf, group));
      if (pattern === undefined) throw new RangeError('every pattern was counted');
      return { classOf, pattern };
    });
    const ends = new Set([tickets]);
    for (const { pattern } of own) {
      for (const end of turnsWithin(pattern, tickets)) ends.add(end);
    }
    let start = 0;
    for (const end of [...ends].sort((one, other) => one - other)) {
      const people = own.flatMap(({ classOf, pattern }) => peopleAt(classOf, pattern, pattern.done + start));
      yield { tickets: end - start, people: people.sort((one, other) => one - other) };
      start = end;
    }
    for (const { pattern } of own) pattern.done += tickets;
  }
}

function countPattern(
  { classOf, patterns }: Circle,
  { group, tickets }: WeighedGroup,
  random: () => number,
): void {
  const key = patternKey(classOf, group);
  const known = patterns.get(key);
  if (known !== undefined) {
    known.tickets += tickets;
    return;
  }
  const { types, addresses } = classOf;
  const places = types.map((type) => group[type] ?? 0);
  const size = addresses.length;
  const taken = places.reduce((sum, count) => sum + count, 0);
  // One type: starting where the last turn ended covers everybody equally in fewer turns.
  const step = types.length === 1 ? taken : 1;
  const copies = types.map((_, place) => addresses[0]?.[place]?.length ?? 1);
  const roundLength = size / greatestCommonDivisor(size, step);
  patterns.set(key, {
    places,
    turnCount: taken === 0 ? 1 : roundLength * copies.reduce(leastCommonMultiple, 1),
    roundLength,
    step,
    firstStart: Math.floor(random() * size),
    tickets,
    done: 0,
  });
}

/** Where, within the next tickets of a pattern, its starting point moves on. */
function* turnsWithin({ tickets, turnCount, done }: Pattern, within: number): Generator<number> {
  for (let turn = turnAt(tickets, turnCount, done) + 1; turn < turnCount; turn++) {
    const end = startOfTurn(tickets, turnCount, turn) - done;
    if (end >= within) return;
    yield end;
  }
}

function peopleAt({ types, addresses }: AddressClass, pattern: Pattern, ticket: number): readonly number[] {
  const { places, turnCount, roundLength, step, firstStart, tickets } = pattern;
  const size = addresses.length;
  const turn = turnAt(tickets, turnCount, ticket);
  const round = Math.floor(turn / roundLength);
  let at = firstStart + turn * step;
  return types.flatMap((_, place) =>
    Array.from({ length: places[place] ?? 0 }, () => {
      const people = addresses[at++ % size]?.[place] ?? [];
      return people[round % people.length] ?? 0;
    }),
  );
}

/** First ticket of a turn: the tickets are divided as evenly as whole numbers allow. */
function startOfTurn(tickets: number, turnCount: number, turn: number): number {
  return Number((BigInt(tickets) * BigInt(turn)) / BigInt(turnCount));
}

/** The last turn that starts at this ticket or before it. */
function turnAt(tickets: number, turnCount: number, ticket: number): number {
  return Number((BigInt(ticket + 1) * BigInt(turnCount) - 1n) / BigInt(tickets));
}

function patternKey({ types }: AddressClass, group: readonly number[]): string {
  return types.map((type) => group[type] ?? 0).join();
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}

function leastCommonMultiple(one: number, other: number): number {
  return (one * other) / greatestCommonDivisor(one, other);
}
