/** The page about the files of a bundle names every file, every header, every key at the top of a JSON file, and every type of event. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditEventTable } from '../../src/domain/audit-event.ts';
import { AFTER_ANSWERS, makeSmallPanel } from '../cli/small-panel.ts';
import { runLoting } from '../cli/run-loting.ts';

const guide = readFileSync(new URL('../../docs/bundle-files.md', import.meta.url), 'utf8');

describe('docs/bundle-files.md', () => {
  it('says of every type of event what happened, in the words of the log', () => {
    const rows =
      guide.split('## The types of events')[1]?.matchAll(/^\| `([a-z.-]+)` +\| (.*?) +\|$/gm) ?? [];
    expect(Array.from(rows, ([, type, says]) => [type, says])).toEqual(
      Object.entries(auditEventTable).map(([type, { says }]) => [type, says]),
    );
  });
});

describe.each(['researchers', 'public'])('docs/bundle-files.md on the bundle for %s', (audience) => {
  const made = makeSmallPanel('assignment').then(async ({ folder }) => {
    const { exitCode, stderr } = await runLoting(
      folder,
      `audit bundle --for ${audience} --out bundle-${audience}`,
      { now: AFTER_ANSWERS },
    );
    if (exitCode !== 0) throw new Error(stderr);
    return path.join(folder, `bundle-${audience}`);
  });

  it('names every file', async () => {
    expect(readdirSync(await made).filter((file) => !guide.includes(`\`${file}\``))).toEqual([]);
  });

  it('has the header of every CSV file, and explains every column', async () => {
    const folder = await made;
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.csv'))) {
      const [header = ''] = readFileSync(path.join(folder, file), 'utf8').split('\n');
      const columns = header.split(',');
      // A panel has columns in members.csv for the features that its groups have quotas for.
      if (file === 'members.csv') expect(columns.at(-1)).toBe('excluded_cases');
      else expect(guide, file).toContain(`| \`${header}\` |`);
      for (const column of columns) expect(guide, file).toContain(`\`${column}\``);
    }
  });

  it('names the keys of every JSON file', async () => {
    const folder = await made;
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const keys = Object.keys(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as object);
      expect(
        keys.filter((key) => !guide.includes(`\`${key}\``)),
        file,
      ).toEqual([]);
    }
  });
});
