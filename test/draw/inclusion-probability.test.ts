import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AddressClass } from '../../src/draw/address-classes.ts';
import {
  candidateBoundsOf,
  classifyAddresses,
  expectedCandidateCountOf,
  ownClassOf,
  residentCountOf,
} from '../../src/draw/address-classes.ts';
import { groupHouseholds } from '../../src/draw/group-households.ts';
import { inclusionProbabilities } from '../../src/draw/inclusion-probability.ts';
import type { SeatChance } from '../../src/draw/round-seats.ts';
import { seatChancesOf } from '../../src/draw/round-seats.ts';
import { frameOf, rowOf } from './test-frames.ts';

const exactly = (seatCount: number): SeatChance[] => [{ seatCount, probability: 1 }];

/** All orders of 0 to `count` - 1. */
function* ordersOf(count: number): Generator<number[]> {
  if (count === 0) yield [];
  else {
    for (const shorter of ordersOf(count - 1)) {
      for (let place = 0; place < count; place++) yield shorter.toSpliced(place, 0, count - 1);
    }
  }
}

/** How often each resident is drawn over all orders of the tickets: exact, by counting. */
function countByOrders(
  residents: readonly { address: number; stratum: number }[],
  seats: readonly number[],
): number[] {
  const drawnCounts = residents.map(() => 0);
  let orderCount = 0;
  for (const order of ordersOf(residents.length)) {
    orderCount++;
    const visited = new Set<number>();
    const taken = seats.map(() => 0);
    // In ascending ticket order the first of each address is its candidate.
    for (const index of order) {
      const { address = -1, stratum = -1 } = residents[index] ?? {};
      if (visited.has(address)) continue;
      visited.add(address);
      if ((taken[stratum] ?? 0) >= (seats[stratum] ?? 0)) continue;
      taken[stratum] = (taken[stratum] ?? 0) + 1;
      drawnCounts[index] = (drawnCounts[index] ?? 0) + 1;
    }
  }
  return drawnCounts.map((count) => count / orderCount);
}

describe('the inclusion probability', () => {
  it.each([20, 200, 800, 1080])(
    'gives out all of %i seats, over more classes than are counted together',
    (seats) => {
      const classes = [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((eligibleCount) =>
        Array.from({ length: eligibleCount }, (_, index) => {
          const inStratumCount = index + 1;
          // Where everybody is of the stratum there is always a candidate: enough of them for every seat.
          return { eligibleCount, inStratumCount, addressCount: inStratumCount === eligibleCount ? 120 : 7 };
        }),
      );
      expect(classes).toHaveLength(45);
      const chances = inclusionProbabilities(classes, exactly(seats));
      const expected = classes.reduce(
        (sum, each, place) => sum + each.inStratumCount * each.addressCount * (chances[place] ?? 0),
        0,
      );
      expect(Math.abs(expected - seats)).toBeLessThan(1e-7);
    },
  );

  it('agrees with counting over all orders of tickets, with or without enough candidates', () => {
    const resident = fc.record({
      address: fc.integer({ min: 0, max: 4 }),
      stratum: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(
        fc.array(resident, { minLength: 1, maxLength: 7 }),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }),
        (residents, seats) => {
          const frame = frameOf(
            residents.map(({ address, stratum }, index) => rowOf(index, address, `GM0344/${stratum}`)),
          );
          const households = groupHouseholds(frame);
          const classes = classifyAddresses(frame, households);
          const expected = countByOrders(residents, seats);
          for (const [index, { stratum }] of residents.entries()) {
            // The frame is sorted by id: find the resident there.
            const row = frameRowOf(frame.residentIds, rowOf(index, 0, '').residentId);
            const own = ownClassOf(frame, households, row);
            const stratumIndex = frame.stratumIndexes[row] ?? 0;
            const probability = probabilityOf(classes[stratumIndex] ?? [], own, exactly(seats[stratum] ?? 0));
            expect(Math.abs(probability - (expected[index] ?? -1))).toBeLessThan(1e-9);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('adds up to the expected seats of a stratum with candidates enough', () => {
    const anyClass = fc.integer({ min: 1, max: 9 }).chain((eligibleCount) =>
      fc.record({
        eligibleCount: fc.constant(eligibleCount),
        inStratumCount: fc.integer({ min: 1, max: eligibleCount }),
        addressCount: fc.integer({ min: 1, max: 400 }),
      }),
    );
    const classList = fc.uniqueArray(anyClass, {
      minLength: 1,
      maxLength: 20,
      selector: ({ eligibleCount, inStratumCount }) => `${eligibleCount}/${inStratumCount}`,
    });
    fc.assert(
      fc.property(classList, fc.integer({ min: 1, max: 999 }), (classes, share) => {
        // As many addresses whose residents all belong to the stratum as seats: they alone can fill it.
        const letters = Math.ceil((share / 1000) * 500) + 0.25;
        const own = { eligibleCount: 1, inStratumCount: 1, addressCount: Math.ceil(letters) };
        const all = [own, ...classes.filter(({ eligibleCount }) => eligibleCount > 1)];
        const seats = seatChancesOf(BigInt(Math.round(letters * 4)), 4n, 1);
        const probabilities = inclusionProbabilities(all, seats);
        const total = all.reduce(
          (sum, { inStratumCount, addressCount }, place) =>
            sum + inStratumCount * addressCount * (probabilities[place] ?? 0),
          0,
        );
        // Tails below 1e-10 are cut off, so each resident's probability is right to 1e-9, and the sum to that many of them.
        const residentCount = residentCountOf(all);
        expect(Math.abs(total - letters)).toBeLessThan(1e-9 * residentCount);
      }),
      {
        numRuns: 40,
        // Where the two rules of the integration agree by accident, so that it may not be content with little.
        examples: [
          [
            [
              { eligibleCount: 3, inStratumCount: 1, addressCount: 2 },
              { eligibleCount: 4, inStratumCount: 4, addressCount: 8 },
            ],
            753,
          ],
        ],
      },
    );
  });

  it('stays right where one address holds hundreds of residents', () => {
    const classes: AddressClass[] = [
      { eligibleCount: 1, inStratumCount: 1, addressCount: 30 },
      { eligibleCount: 400, inStratumCount: 400, addressCount: 1 },
    ];
    const probabilities = inclusionProbabilities(classes, exactly(1));
    // The large address holds the lowest ticket of all 430 in 400 of 430 cases.
    expect(probabilities[0]).toBeCloseTo(1 / 430, 11);
    expect(probabilities[1]).toBeCloseTo(1 / 430, 11);
  });

  it('is one share for all when everybody lives alone', () => {
    const classes = [{ eligibleCount: 1, inStratumCount: 1, addressCount: 12_345 }];
    expect(inclusionProbabilities(classes, exactly(678))[0]).toBeCloseTo(678 / 12_345, 10);
    expect(inclusionProbabilities(classes, exactly(12_345))[0]).toBeCloseTo(1, 10);
    expect(inclusionProbabilities(classes, exactly(20_000))[0]).toBeCloseTo(1, 10);
    expect(inclusionProbabilities(classes, exactly(0))[0]).toBe(0);
  });

  it('is one in m for a household of m when every candidate is drawn', () => {
    const classes = [
      { eligibleCount: 3, inStratumCount: 2, addressCount: 40 },
      { eligibleCount: 5, inStratumCount: 5, addressCount: 2 },
    ];
    const probabilities = inclusionProbabilities(classes, exactly(42));
    expect(probabilities[0]).toBeCloseTo(1 / 3, 10);
    expect(probabilities[1]).toBeCloseTo(1 / 5, 10);
  });

  it('comes nearer to the limit for large strata, [1-(1-c)^m]/m, the more seats there are', () => {
    const errors = [2, 20, 200].map((seats) => {
      // Twenty single residents and five households of four for each seat.
      const classes = [
        { eligibleCount: 1, inStratumCount: 1, addressCount: 20 * seats },
        { eligibleCount: 4, inStratumCount: 4, addressCount: 5 * seats },
      ];
      const [alone = 0] = inclusionProbabilities(classes, exactly(seats));
      // The cut-off below which as many candidates are expected as there are seats: 20c + 5(1-(1-c)^4) = 1.
      let cutOff = 0.025;
      for (let step = 0; step < 60; step++) cutOff -= (20 * cutOff + 5 * (1 - (1 - cutOff) ** 4) - 1) / 40;
      return Math.abs(alone / cutOff - 1);
    });
    const [few = 0, some = 0, many = 0] = errors;
    expect(few).toBeGreaterThan(0.005);
    expect(some).toBeLessThan(few / 8);
    expect(many).toBeLessThan(some / 8);
  });
});

describe('the classes of addresses', () => {
  it('count the residents and the candidates to be expected', () => {
    const frame = frameOf([
      rowOf(1, 'a', 'GM0344/M'),
      rowOf(2, 'a', 'GM0344/V'),
      rowOf(3, 'b', 'GM0344/V'),
      rowOf(4, 'b', 'GM0344/V'),
      rowOf(5, 'c', 'GM0344/V'),
    ]);
    const [men = [], women = []] = classifyAddresses(frame, groupHouseholds(frame));
    expect(men).toEqual([{ eligibleCount: 2, inStratumCount: 1, addressCount: 1 }]);
    expect(women).toEqual([
      { eligibleCount: 1, inStratumCount: 1, addressCount: 1 },
      { eligibleCount: 2, inStratumCount: 1, addressCount: 1 },
      { eligibleCount: 2, inStratumCount: 2, addressCount: 1 },
    ]);
    expect([residentCountOf(men), residentCountOf(women)]).toEqual([1, 4]);
    expect([expectedCandidateCountOf(men), expectedCandidateCountOf(women)]).toEqual([0.5, 2.5]);
  });
});

function frameRowOf(residentIds: Uint8Array, id: string): number {
  const hex = Buffer.from(residentIds).toString('hex');
  for (let row = 0; ; row++) if (hex.slice(row * 32, row * 32 + 32) === id) return row;
}

function probabilityOf(
  classes: readonly AddressClass[],
  own: Pick<AddressClass, 'eligibleCount' | 'inStratumCount'>,
  seats: readonly SeatChance[],
): number {
  const place = classes.findIndex(
    (each) => each.eligibleCount === own.eligibleCount && each.inStratumCount === own.inStratumCount,
  );
  return inclusionProbabilities(classes, seats)[place] ?? -1;
}

const classOf = (addressCount: number, inStratumCount: number, eligibleCount: number) => ({
  addressCount,
  inStratumCount,
  eligibleCount,
});

describe('the candidates that a stratum has on average', () => {
  it.each([
    ['one at each address with nobody else', [classOf(3, 1, 1)], { below: 3, above: 3 }],
    ['half of one at an address with one other', [classOf(3, 1, 2)], { below: 1, above: 2 }],
    [
      'thirds that make a whole',
      [classOf(1, 1, 3), classOf(2, 2, 6), classOf(1, 3, 3)],
      { below: 2, above: 2 },
    ],
    ['none at no address', [], { below: 0, above: 0 }],
  ])('are whole numbers around %s', (_, classes, bounds) => {
    expect(candidateBoundsOf(classes)).toEqual(bounds);
  });
});
