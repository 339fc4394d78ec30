import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestFolder, hashFile, readRights } from './folder-digest.ts';
import { runJson, runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import {
  copyPanel,
  DRAW_RANDOMNESS,
  editFile,
  editSettings,
  makeSmallPanel,
  PHONING_CODE,
  queryColumn,
  RANDOMNESS_SOURCE,
  readText,
  ZOETERMEER_FILES,
} from './small-panel.ts';

let registers: SmallPanel;
let drawn: SmallPanel;
let printed: SmallPanel;

beforeAll(async () => {
  registers = await makeSmallPanel('registers');
  drawn = await makeSmallPanel('draw');
  printed = await makeSmallPanel('rendered');
});

interface RenderJson {
  readonly result: string;
  readonly batches: readonly { readonly batch: string; readonly letters: number; readonly file: string }[];
  readonly manifests: readonly string[];
  readonly leftOut: readonly string[];
}

describe('loting letters render', () => {
  it('makes batches and a manifest, and tells the same in a table and in JSON', async () => {
    const { folder } = printed;
    const human = await runLoting(folder, 'letters render --leave-out --dry-run');
    const { json } = await runJson(folder, 'letters render --leave-out --dry-run');
    const { batches, manifests, leftOut } = json as RenderJson;
    expect(human.exitCode).toBe(0);
    const letterCount = batches.reduce((sum, { letters }) => sum + letters, 0);
    expect(human.stdout).toMatch(
      new RegExp(`^Total +${letterCount} +${batches.length} +w1-manifest\\.csv$`, 'm'),
    );
    expect(human.stdout).toMatch(/^GM0344 +\d+ +2 +w1-GM0344-001\.pdf to w1-GM0344-002\.pdf$/m);
    expect(human.stdout).toMatch(/^GM0637 +\d+ +1 +w1-GM0637-001\.pdf$/m);
    for (const { file, batch, letters } of batches) {
      expect(letters, batch).toBeLessThanOrEqual(30);
      expect(readText(folder, file).startsWith('%PDF-'), file).toBe(true);
      expect(readRights(path.join(folder, file)), file).toBe('600');
    }
    expect(
      readText(folder, manifests[0] ?? '')
        .trimEnd()
        .split('\n'),
    ).toHaveLength(letterCount + 1);
    const drawnCount = queryColumn(folder, 'SELECT count(*) FROM drawn_residents')[0];
    expect(letterCount + leftOut.length).toBe(drawnCount);
    expect(queryColumn(folder, 'SELECT count(*) FROM letters')).toEqual([letterCount]);
  });

  it('holds no name, address or login code in the manifest and the messages', async () => {
    const { folder } = printed;
    const manifest = readText(folder, 'letters/w1-manifest.csv');
    expect(manifest).toMatch(/^batch,kind,sequence,letter_number,postcode_area,pages,sheets\n/);
    for (const row of manifest.trimEnd().split('\n').slice(1)) {
      expect(row).toMatch(/^w1-GM0\d{3}-00\d,invitation,\d+,1-\d{6},(?:\d{4})?,1,1$/);
    }
    const { stdout, stderr } = await runLoting(folder, 'letters render --leave-out --dry-run');
    expect(stdout + stderr).not.toContain(PHONING_CODE);
  });

  it('gives the same bytes the second time, and brings back a file that was lost', async () => {
    const folder = copyPanel(printed);
    const before = digestFolder(folder);
    rmSync(path.join(folder, 'letters/w1-GM0637-001.pdf'));
    const again = await runLoting(folder, 'letters render --leave-out', { now: '2027-01-08T09:00:00.000Z' });
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toContain('These letters were made before, with the same bytes.');
    expect(digestFolder(folder)).toEqual(before);
  });

  it('changes nothing with --dry-run', async () => {
    const before = digestFolder(drawn.folder);
    const { exitCode, stdout } = await runLoting(drawn.folder, 'letters render --leave-out --dry-run');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Nothing was written (--dry-run).');
    expect(digestFolder(drawn.folder)).toEqual(before);
  });

  it('replaces other texts only when told to, and logs it', async () => {
    const folder = copyPanel(printed);
    editSettings(folder, [[['panel', 'contact', 'phone'], '14 079']]);
    const before = digestFolder(folder);
    const refused = await runLoting(folder, 'letters render --leave-out');
    expect({ exitCode: refused.exitCode, stdout: refused.stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(refused.stderr).toContain(
      '✗ Batch w1-GM0344-001 was made before, with other texts, another look or other addresses.',
    );
    expect(refused.stderr).toContain('run the command with --replace');
    expect(digestFolder(folder)).toEqual(before);

    const replaced = await runLoting(folder, 'letters render --leave-out --replace');
    expect(replaced.exitCode).toBe(0);
    expect(replaced.stdout).toContain('Destroy earlier prints.');
    expect(hashFile(path.join(folder, 'letters/w1-GM0637-001.pdf'))).not.toBe(
      hashFile(path.join(printed.folder, 'letters/w1-GM0637-001.pdf')),
    );
    expect(queryColumn(folder, "SELECT count(*) FROM audit_events WHERE type = 'letters.rendered'")).toEqual([
      6,
    ]);
    expect((await runLoting(folder, 'audit verify')).exitCode).toBe(0);
  });

  it('never makes other batches of letters that were made', async () => {
    const folder = copyPanel(printed);
    editSettings(folder, [[['letters', 'batchSize'], 60]]);
    const before = digestFolder(folder);
    const { exitCode, stdout } = await runLoting(folder, 'letters render --leave-out --replace');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('These letters were made before, with the same bytes.');
    expect(digestFolder(folder)).toEqual(before);
  });

  it('refuses a wave that was not drawn', async () => {
    const { exitCode, stderr } = await runLoting(drawn.folder, 'letters render --wave 2');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ Wave 2 has not been drawn.');
  });
});

describe('a letter that cannot be printed', () => {
  it('stops the whole wave, by number, unless --leave-out makes the others', async () => {
    const folder = copyPanel(registers);
    // Surnames that no window shows.
    editFile(
      folder,
      ZOETERMEER_FILES[0],
      /^(\d+;\d+;[^;]*;[^;]*;[^;]*;)[^;]*/gm,
      `$1${'Testpersoon'.repeat(9)}`,
    );
    await runLoting(folder, 'frame build');
    await runLoting(folder, ['frame', 'commit', '--randomness-source', RANDOMNESS_SOURCE]);
    expect((await runLoting(folder, ['draw', 'run', '--randomness', DRAW_RANDOMNESS])).exitCode).toBe(0);
    const before = digestFolder(folder);
    const refused = await runLoting(folder, 'letters render');
    expect({ exitCode: refused.exitCode, stdout: refused.stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(refused.stderr).toMatch(/✗ Line \d of the address is [\d.]+ mm wide .* in letter 1-\d{6}/);
    expect(digestFolder(folder)).toEqual(before);

    const { json, stderr } = await runJson(folder, 'letters render --leave-out');
    const { leftOut, batches, result } = json as RenderJson;
    expect(result).toBe('written');
    expect(leftOut.length).toBeGreaterThan(0);
    for (const letter of leftOut.slice(0, 20)) expect(stderr).toContain(`letter ${letter}`);
    const letters = batches.reduce((sum, batch) => sum + batch.letters, 0);
    expect(letters + leftOut.length).toBe(queryColumn(folder, 'SELECT count(*) FROM invitations')[0]);
    expect(queryColumn(folder, 'SELECT count(*) FROM letters')).toEqual([letters]);
    const human = await runLoting(folder, 'letters render --leave-out --dry-run');
    expect(human.stdout).toContain(`${leftOut.length} letters were left out; see above.`);
    expect((await runLoting(folder, 'audit verify')).exitCode).toBe(0);
  });
});

describe('templates and style', () => {
  it.each<[string, (folder: string) => void, string, string]>([
    [
      'a template that is gone',
      (folder) => rmSync(path.join(folder, 'templates/invitation.nl.md')),
      'The file does not exist.',
      'invitation.nl.md',
    ],
    [
      'a placeholder that does not exist',
      (folder) => editFile(folder, 'templates/invitation.nl.md', /\{\{/, '{{nobody}} {{'),
      'nobody',
      'templates/invitation.nl.md, line',
    ],
    [
      'a style that is no YAML',
      (folder) => writeFileSync(path.join(folder, 'templates/style.yaml'), 'a: ]'),
      '',
      'templates/style.yaml',
    ],
  ])('%s is named once, though two municipalities use it', async (_what, cause, said, where) => {
    const folder = copyPanel(drawn);
    cause(folder);
    const before = digestFolder(folder);
    const { exitCode, stdout, stderr } = await runLoting(folder, 'letters render');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(said);
    expect(stderr.match(/^✗/gm)).toHaveLength(1);
    expect(stderr.split(where)).toHaveLength(2);
    expect(digestFolder(folder)).toEqual(before);
  });
});
