import { describe, expect, it } from 'vitest';
import type { GroupCounts } from '../../../src/assignment/one-group/group-counts.ts';
import { findLevels, LevelModel } from '../../../src/assignment/one-group/leximin-levels.ts';
import { loadSolver } from '../../../src/assignment/solver.ts';
import { countSolver } from '../count-solver.ts';

/** Groups of four from twenty members of two types, of which ten addresses have one of each. */
function levelsOf(addressCount: number): GroupCounts {
  return {
    groupSize: 4,
    types: [0, 1].map(() => ({ memberCount: 10, limit: 0, quotas: [] })),
    quotas: [],
    limits: [{ types: [0, 1], maximum: addressCount }],
  };
}

/** Rows that were added to the linear program, and the chances of the levels, in millionths. */
async function solve(counts: GroupCounts) {
  const { solver, counts: counted } = countSolver(await loadSolver());
  const model = new LevelModel(solver, counts);
  const levels = findLevels(model, counts.types.length);
  model.dispose();
  return { ...counted, chances: levels?.map(({ chance }) => Number(chance / 1_000_000_000n)) };
}

describe('the levels of one group', () => {
  it('need no row for a limit that no solution breaks', async () => {
    expect(await solve(levelsOf(10))).toMatchObject({ rowsAdded: 0, chances: [200_000] });
    expect(await solve(levelsOf(4))).toMatchObject({ rowsAdded: 0, chances: [200_000] });
  });

  it('do not exist when the limits leave too few, which a row shows', async () => {
    expect(await solve(levelsOf(3))).toMatchObject({ rowsAdded: 1, chances: undefined });
  });
});
