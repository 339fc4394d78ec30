import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import {
  AFTER_ANSWERS,
  ASSIGNMENT_RANDOMNESS,
  copyPanel,
  makeSmallPanel,
  queryColumn,
} from './small-panel.ts';

const options = { now: AFTER_ANSWERS };

let panel: SmallPanel;

/** A panel of which each case has a run of its own, and the first has a replacement. */
beforeAll(async () => {
  panel = await makeSmallPanel('sign-ups');
  for (const caseId of ['case-1', 'case-2']) {
    const words = ['assign', 'run', '--case', caseId, '--randomness', ASSIGNMENT_RANDOMNESS];
    await succeed(runLoting(panel.folder, words, options));
  }
  await succeed(replaceOne(panel.folder, 'case-1'));
});

async function succeed(call: ReturnType<typeof runLoting>): Promise<void> {
  expect(await call).toMatchObject({ exitCode: 0, stderr: '' });
}

function replaceOne(folder: string, caseId: string) {
  const seated = `SELECT resident_id FROM standing_seats
    WHERE case_id = '${caseId}' AND resident_id IS NOT NULL ORDER BY seat`;
  const [member] = queryColumn(folder, seated);
  const call = `assign replace --member ${String(member)} --case ${caseId} --reason cannot-come`;
  return runLoting(folder, call, options);
}

/** A panel where nothing can be read of what the first run and its replacement were made from. */
function breakTheOthers(): string {
  const folder = copyPanel(panel);
  const db = new BetterSqlite3(path.join(folder, 'loting.db'));
  db.exec(`UPDATE assignment_runs SET input = '{}' WHERE run_id = 1; UPDATE replacements SET input = '{}'`);
  db.close();
  return folder;
}

describe('one member of a group who is replaced', () => {
  it('needs nothing of other runs and replacements, so that it takes as long at the end of a year', async () => {
    const [whole, broken] = [copyPanel(panel), breakTheOthers()];
    const outputs = [await replaceOne(whole, 'case-2'), await replaceOne(broken, 'case-2')];
    expect(outputs[0]).toMatchObject({ exitCode: 0, stderr: '' });
    expect(outputs[1]).toEqual(outputs[0]);
    const changes = 'SELECT leaves || coalesce(enters, seat) FROM seat_changes ORDER BY change_id';
    expect(queryColumn(broken, changes)).toEqual(queryColumn(whole, changes));
  });

  it('is refused where the run of the group itself cannot be read', async () => {
    expect(await replaceOne(breakTheOthers(), 'case-1')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('assignment_runs'),
    });
  });

  it('needs them all when everybody is replaced who left', async () => {
    expect(await runLoting(breakTheOthers(), 'assign replace', options)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('assignment_runs'),
    });
  });
});
