import { describe, expect, it } from 'vitest';
import { provesCut } from '../../../src/assignment/one-group/cut-proof.ts';
import type { GroupCounts } from '../../../src/assignment/one-group/group-counts.ts';
import { proveCut } from '../../../src/assignment/one-group/prove-cut.ts';
import { loadSolver } from '../../../src/assignment/solver.ts';
import { countSolver } from '../count-solver.ts';

/** One of three types of two members each; each pair of types stands in a quota of at most one. */
const pairs = [
  [0, 1],
  [1, 2],
  [0, 2],
];
const counts: GroupCounts = {
  groupSize: 1,
  types: [0, 1, 2].map((limit) => ({
    memberCount: 2,
    limit,
    quotas: pairs.flatMap((pair, quota) => (pair.includes(limit) ? [quota] : [])),
  })),
  quotas: pairs.map((types) => ({ types, minimum: 0, maximum: 1 })),
  limits: [0, 1, 2].map((type) => ({ types: [type], maximum: 2 })),
};

describe('the search for the proof of a rule', () => {
  it('finds a proof that can be checked', async () => {
    const cut = { weights: [1, 1, 1], bound: 1 };
    const proof = proveCut(await loadSolver(), counts, [], cut);
    expect(proof !== undefined && provesCut(counts, [], cut, proof)).toBe(true);
  });

  it('uses that at most one of an address takes part', async () => {
    // Two people of different types at one address, and two others; groups of two.
    const together: GroupCounts = {
      groupSize: 2,
      types: [0, 0, 1].map((limit) => ({ memberCount: limit + 1, limit, quotas: [] })),
      quotas: [],
      limits: [
        { types: [0, 1], maximum: 1 },
        { types: [2], maximum: 2 },
      ],
    };
    const cut = { weights: [1, 1, 0], bound: 1 };
    const proof = proveCut(await loadSolver(), together, [], cut);
    expect(proof !== undefined && provesCut(together, [], cut, proof)).toBe(true);
  });

  it('ends at once where a whole group breaks the rule', async () => {
    const { solver, counts: counted } = countSolver(await loadSolver());
    expect(proveCut(solver, counts, [], { weights: [1, 1, 1], bound: 0 })).toBeUndefined();
    expect(counted).toMatchObject({ opened: 1, disposed: 1, solved: 1 });
  });
});
