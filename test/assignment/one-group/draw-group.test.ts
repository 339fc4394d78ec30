import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { drawGroup } from '../../../src/assignment/one-group/draw-group.ts';
import type { Portfolio } from '../../../src/assignment/one-group/portfolio.ts';
import type { Hash } from '../../../src/domain/ids.ts';

const portfolio: Portfolio = {
  format: 'loting group lottery v1',
  groupSize: 1,
  inputHash: '',
  seed: '',
  solver: '',
  isFinished: true,
  ticketCount: 10,
  quotas: [],
  people: [
    { id: 'b', quotas: [] },
    { id: 'a', quotas: [] },
    { id: 'c', quotas: [] },
  ],
  certificate: { levels: [], cuts: [] },
  groups: [
    { tickets: 3, people: [0] },
    { tickets: 2, people: [1] },
    { tickets: 5, people: [2] },
  ],
};
const hash = 'f'.repeat(64) as Hash;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the draw from a lottery', () => {
  for (const seed of ['0', ' ', '', 'één 4711']) {
    it(`takes the ticket that anybody can compute from the seed "${seed}"`, () => {
      const ticket = Number(BigInt(`0x${sha256(`${hash}|${seed.normalize('NFC')}`)}`) % 10n);
      const drawn = drawGroup(portfolio, hash, seed);
      expect(drawn.ticket).toBe(ticket);
      expect(drawn.groupIndex).toBe(ticket < 3 ? 0 : ticket < 5 ? 1 : 2);
      expect(drawn.selected).toEqual([['b', 'a', 'c'][drawn.groupIndex]]);
    });
  }

  it('puts everybody else in an order that anybody can compute', () => {
    const { selected, reserves } = drawGroup(portfolio, hash, 'seed');
    const others = ['a', 'b', 'c'].filter((id) => !selected.includes(id));
    const lot = (id: string) => sha256(`${hash}|seed|${id}`);
    expect(reserves).toEqual(others.toSorted((one, other) => (lot(one) < lot(other) ? -1 : 1)));
  });

  it('gives each group its share of 4,000 seeds', () => {
    const counts = [0, 0, 0];
    for (let seed = 0; seed < 4_000; seed++) {
      const { groupIndex } = drawGroup(portfolio, hash, String(seed));
      counts[groupIndex] = (counts[groupIndex] ?? 0) + 1;
    }
    for (const [group, share] of [0.3, 0.2, 0.5].entries()) {
      expect(Math.abs((counts[group] ?? 0) / 4_000 - share)).toBeLessThan(
        4 * Math.sqrt((share * (1 - share)) / 4_000),
      );
    }
  });
});
