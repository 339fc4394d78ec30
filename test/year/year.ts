/**
 * `npm run year`: a year of a panel played through the commands, and what each command costs at the end of it beside what
 * the same work cost at the beginning. It names the commands above 1.5 times that, and fails only when a command does,
 * `audit verify` after every wave among them.
 *
 *     npm run year                    50,000 invitations in 20 waves, 3,000 moves, 8 cases
 *     npm run year -- --share 0.1     a tenth of all these, but for the waves and the cases
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compareCosts } from './compare-costs.ts';
import { playYear, queryColumn } from './play-year.ts';
import { sizeOfYear } from './year-settings.ts';

const { values } = parseArgs({
  options: { share: { type: 'string', default: '1' }, folder: { type: 'string' } },
});

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const folder = values.folder ?? mkdtempSync(path.join(tmpdir(), 'loting-year-'));
const startedAt = performance.now();
try {
  const clock = await playYear(folder, sizeOfYear(Number(values.share)), print);
  const count = (what: string) => queryColumn(folder, `SELECT count(*) FROM ${what}`)[0] ?? '';
  print('');
  print(`waves ${count('waves')}, invitations ${count('invitations')}, moves ${count('invitation_moves')}`);
  print(
    `cases ${count('assignment_runs')}, replacements ${count('replacements')}, events ${count('audit_events')}`,
  );
  print('audit verify found everything whole after every wave and after the purges');
  print('');
  for (const line of compareCosts(clock.costs)) print(line);
  print('');
  print(`in all ${((performance.now() - startedAt) / 60_000).toFixed(1)} minutes, Node ${process.version}`);
} finally {
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
}
