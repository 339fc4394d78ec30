import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideSmall, isSmall, joinSmallParts } from '../../../src/report/accountability/hide-small-counts.ts';
import { computeSafeFeatures } from '../../../src/report/accountability/safe-features.ts';
import { inventPanel } from '../invented-panel.ts';

describe('reasons and outcomes with few people', () => {
  it.each([
    [{ a: 12, b: 30 }, ['a 12', 'b 30']],
    [{ a: 0, b: 30 }, ['b 30']],
    [{ a: 4, b: 7, c: 30 }, ['c 30', 'a b 11']],
    [{ a: 3, b: 30, c: 12 }, ['b 30', 'a c 15']],
    [{ a: 3, b: 2 }, undefined],
    [{ a: 0 }, []],
  ])('of %j stand as %j', (counts, expected) => {
    const parts = joinSmallParts(counts);
    expect(parts?.map(({ codes, count }) => `${codes.join(' ')} ${count}`)).toEqual(expected);
  });

  it('leave no number of one to nine, and none that follows from the total and the others', () => {
    const counts = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
      fc.integer({ min: 0, max: 25 }),
    );
    fc.assert(
      fc.property(counts, (given) => {
        const total = Object.values(given).reduce((sum, count) => sum + count, 0);
        const parts = joinSmallParts(given);
        expect(parts === undefined).toBe(isSmall(total));
        if (parts === undefined) return;
        expect(parts.filter(({ count }) => isSmall(count))).toEqual([]);
        expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(total);
        for (const { codes, count } of parts) {
          expect(codes.reduce((sum, code) => sum + (given[code] ?? 0), 0)).toBe(count);
          // Whoever knows the total and all other rows finds the row, and no part of it.
          if (codes.some((code) => isSmall(given[code] ?? 0))) expect(codes.length).toBeGreaterThan(1);
        }
      }),
    );
  });

  it('hides a number by itself from one to nine', () => {
    expect([0, 1, 9, 10].map(hideSmall)).toEqual([0, undefined, undefined, 10]);
  });
});

describe('the groups of features in the public account', () => {
  const panels = fc.record({
    seed: fc.string({ maxLength: 4 }),
    letterCount: fc.integer({ min: 200, max: 4000 }),
    response: fc.double({ min: 0.05, max: 0.5, noNaN: true }),
    admittedShare: fc.constantFrom(0, 0.3, 0.97, 1),
  });

  it('give no number of one to nine, in a cell, between columns, or as a row of the pyramid less groups', () => {
    fc.assert(
      fc.property(panels, ({ admittedShare, ...panel }) => {
        const facts = inventPanel(panel);
        let place = 0;
        const invitations = facts.invitations.map((each) => ({
          ...each,
          isMember: each.isMember && (place++ % 100) / 100 < admittedShare,
        }));
        const { features, pyramid, showsSignUps } = computeSafeFeatures({ ...facts, invitations });
        const shown = features.flatMap(({ rows }) =>
          rows.length < 2
            ? []
            : rows.flatMap(({ residentCount: all, invitedCount, signedUpCount, memberCount }) => [
                all,
                invitedCount,
                memberCount,
                all - invitedCount,
                invitedCount - memberCount,
                ...(showsSignUps
                  ? [signedUpCount, invitedCount - signedUpCount, signedUpCount - memberCount]
                  : []),
              ]),
        );
        expect(shown.filter(isSmall)).toEqual([]);
        const groupsOf = (feature: string) =>
          features.find((each) => each.feature === feature)?.rows.map(({ values }) => values) ?? [];
        if (pyramid === undefined || pyramid.rows.length < 2) return;
        const cells = pyramid.rows.flatMap(({ residentCounts, invitedCounts, memberCounts }) =>
          residentCounts.flatMap((all, gender) => {
            const [invited = 0, members = 0] = [invitedCounts[gender], memberCounts[gender]];
            return [all, invited, members, all - invited, invited - members];
          }),
        );
        expect(cells.filter(isSmall)).toEqual([]);
        // A band of the pyramid is made of whole groups: nothing is left when they are taken away.
        for (const { ageBands } of pyramid.rows) {
          const within = groupsOf('ageBand').filter((own) => own.some((value) => ageBands.includes(value)));
          expect(within.flat()).toEqual(ageBands);
        }
        for (const genders of pyramid.genders) {
          const within = groupsOf('gender').filter((own) => own.some((value) => genders.includes(value)));
          expect(within.flat()).toEqual(genders);
        }
      }),
      { numRuns: 25 },
    );
  });
});
