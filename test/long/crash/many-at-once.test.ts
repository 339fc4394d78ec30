/** Ten processes import sign-ups, each another file, while others look at the panel and make letters. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyPanel, makeSmallPanel, queryColumn } from '../../cli/small-panel.ts';
import { AFTER_ANSWERS, AFTER_POSTING, ANSWERS_FILE } from '../../cli/small-panel.ts';
import { findBrokenRows } from './panel-state.ts';
import { runDisturbed } from './run-disturbed.ts';

const IMPORTER_COUNT = 10;
const now = AFTER_ANSWERS;

/** Deals the lines of the answers over as many files. */
function dealAnswers(folder: string): readonly string[] {
  const [header = '', ...lines] = readFileSync(path.join(folder, ANSWERS_FILE), 'utf8').trimEnd().split('\n');
  mkdirSync(path.join(folder, 'dealt'));
  return Array.from({ length: IMPORTER_COUNT }, (_, number) => {
    const own = lines.filter((_line, index) => index % IMPORTER_COUNT === number);
    const file = `dealt/answers-${number + 1}.csv`;
    writeFileSync(path.join(folder, file), `${[header, ...own].join('\n')}\n`);
    return file;
  });
}

function countStates(folder: string): readonly unknown[] {
  return queryColumn(folder, 'SELECT state || count(*) FROM invitations GROUP BY state ORDER BY state');
}

describe('ten imports at once, with readers and letters beside them', () => {
  it('all succeed or say what came between, and the totals are exact', async () => {
    const made = await makeSmallPanel('letters');
    const alone = copyPanel(made);
    expect((await runDisturbed(alone, ['signup', 'import', ANSWERS_FILE], { now })).exitCode).toBe(0);
    const folder = copyPanel(made);
    const files = dealAnswers(folder);
    const reminders = ['letters', 'render', '--leave-out', '--kind', 'reminder'];
    const imports = files.map((file) => runDisturbed(folder, ['signup', 'import', file], { now }));
    const others = [['status'], ['status', '--json'], reminders, ['letters', 'status'], reminders].map(
      (words) => runDisturbed(folder, words, { now: words === reminders ? AFTER_POSTING : now }),
    );
    for (const { exitCode, stderr } of await Promise.all(imports))
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    for (const { exitCode, stderr } of await Promise.all(others)) {
      if (exitCode !== 0)
        expect({ exitCode, stderr }).toMatchObject({
          exitCode: 1,
          stderr: expect.stringMatching(/^✗ /) as string,
        });
    }
    expect(countStates(folder)).toEqual(countStates(alone));
    expect(queryColumn(folder, 'SELECT count(*) FROM sign_ups')).toEqual(
      queryColumn(alone, 'SELECT count(*) FROM sign_ups'),
    );
    expect(queryColumn(folder, 'SELECT count(*) FROM imports')).toEqual([IMPORTER_COUNT]);
    expect(findBrokenRows(folder)).toEqual([]);
    const audit = await runDisturbed(folder, ['audit', 'verify'], { now });
    expect(audit.exitCode, audit.stdout + audit.stderr).toBe(0);
  }, 1_800_000);
});
