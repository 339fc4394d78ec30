import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
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
  queryColumn,
  RANDOMNESS_SOURCE,
  readText,
  ZOETERMEER_FILES,
} from './small-panel.ts';

let panel: SmallPanel;

beforeAll(async () => {
  panel = await makeSmallPanel('registers');
});

interface FrameJson {
  readonly result: string;
  readonly commitment: string;
  readonly frameHash: string;
  readonly residents: number;
  readonly strata: number;
  readonly registers: readonly {
    readonly file: string;
    readonly rows: number;
    readonly eligible: number;
    readonly excluded: Readonly<Record<string, number>>;
    readonly rejected: Readonly<Record<string, number>>;
  }[];
}

function addUp(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return addUp(Object.values(counts));
}

/** A whole number as the tables write it. */
function shown(count: number): string {
  return count.toLocaleString('en-GB');
}

describe('loting frame build', () => {
  it('shows how every register is read before it says what came of its rows', async () => {
    const folder = copyPanel(panel);
    editFile(folder, 'registers/GM0344.csv', '01.03.10', 'geb_datum');
    const { stdout } = await runLoting(folder, 'frame build --dry-run');
    for (const file of ['registers/GM0344.csv', ...ZOETERMEER_FILES]) {
      expect(stdout).toMatch(new RegExp(`^${file} +ordinary +utf-8 +; +26 +26$`, 'm'));
    }
    expect(stdout).toMatch(/^geb_datum +birthDate +registers\/GM0344\.csv$/m);
    expect(stdout.indexOf('How the registers are read')).toBeLessThan(
      stdout.indexOf('Rows of the registers'),
    );
    const { json } = await runJson(folder, 'frame build --dry-run');
    expect((json as FrameJson).registers[0]).toMatchObject({
      dialect: 'ordinary',
      encoding: 'utf-8',
      delimiter: ';',
    });
  });

  it('tells of letters that were lost when a file was made, as many as the check of the registers finds', async () => {
    const folder = copyPanel(panel);
    const check = (await runJson(folder, 'register check')).json as { problems: { problem: string }[] };
    expect(check.problems.map(({ problem }) => problem)).not.toContain('lost-letter');
    expect((await runLoting(folder, 'frame build --dry-run')).stdout).not.toContain(
      'letter seems to be lost',
    );
    // The first street of the file.
    editFile(folder, 'registers/GM0344.csv', /(\n(?:[^;\n]*;){16})\p{L}\p{L}/u, '$1?ë');
    editFile(folder, 'registers/GM0344.csv', 'Utrecht', 'UtrÃ«cht');
    const { stdout } = await runLoting(folder, 'frame build --dry-run', { language: 'nl' });
    expect(stdout).toContain('! registers/GM0344.csv: 2 cellen waarin een letter kwijt lijkt');
    const { json } = await runJson(folder, 'register check');
    expect((json as { problems: unknown[] }).problems).toContainEqual({
      problem: 'lost-letter',
      isWarning: true,
      count: 2,
    });
    const checked = await runLoting(folder, 'register check --problems problemen.csv --excel', {
      language: 'nl',
    });
    expect(checked.stdout).toContain('! 2 cellen waarin een letter kwijt lijkt');
    const list = readText(folder, 'problemen.csv');
    expect(list).toMatch(/^\ufeffBestand;Rij;Kolom;Probleem;De rij;Uitleg\r\n/);
    expect(list).toMatch(/;08\.11\.10 \(kolom 17\);letter kwijt;doet mee;/);
    // It may be replaced, in either form.
    expect((await runLoting(folder, 'register check --problems problemen.csv')).exitCode).toBe(0);
  });

  it('reads a file without the column of the settings by its usual names, and tells so in Dutch too', async () => {
    const folder = copyPanel(panel);
    editFile(folder, 'loting.yaml', '    district: wijk', '    district: CBS-buurt\n    gender: Kunne');
    editFile(folder, 'registers/GM0344.csv', '01.04.10', 'Kunne');
    for (const file of ZOETERMEER_FILES) editFile(folder, file, '01.04.10', 'M/V');
    const { exitCode, stdout } = await runLoting(folder, 'frame build --dry-run', { language: 'nl' });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Kolommen, herkend aan een gewone naam: klopt elk daarvan?');
    expect(stdout).toMatch(/^wijk +district +elk bestand$/m);
    expect(stdout).toMatch(new RegExp(`^M/V +gender +${ZOETERMEER_FILES.join(', ')}$`, 'm'));
    // Nothing is committed to yet.
    expect(stdout).toMatch(/Getal van dit kader:\s[0-9a-f]{64}/);
    expect(stdout).not.toContain('Vastgelegd');
  });

  it('loses no row: each is eligible, excluded or rejected, in the table and in JSON alike', async () => {
    const folder = copyPanel(panel);
    const human = await runLoting(folder, 'frame build');
    expect({ exitCode: human.exitCode, stderr: human.stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { json } = await runJson(folder, 'frame build --dry-run');
    const frame = json as FrameJson;
    expect(frame.registers.map(({ file }) => file)).toEqual(['registers/GM0344.csv', ...ZOETERMEER_FILES]);
    for (const { file, rows, eligible, excluded, rejected } of frame.registers) {
      expect(eligible + sumOf(excluded) + sumOf(rejected), file).toBe(rows);
      // The last rows may be broken in such a way that they take up more lines, never fewer.
      expect(readText(folder, file).trimEnd().split('\n').length - 1, file).toBeGreaterThanOrEqual(rows);
    }
    const eligible = frame.registers.map((register) => register.eligible);
    const rows = frame.registers.map((register) => register.rows);
    expect(addUp(eligible)).toBe(frame.residents);
    const line = (title: string, counts: readonly number[]): RegExp =>
      new RegExp(`^${title} +${[...counts, addUp(counts)].map(shown).join(' +')}$`, 'm');
    expect(human.stdout).toMatch(line('Eligible', eligible));
    expect(human.stdout).toMatch(line('Rows', rows));
    for (const reason of ['too-young', 'secret-address', 'suspended']) {
      const counts = frame.registers.map(({ excluded }) => excluded[reason] ?? 0);
      expect(human.stdout).toMatch(line(`Excluded: ${reason}`, counts));
    }
    expect(human.stdout).toContain(
      `Residents who can be drawn: ${shown(frame.residents)}, in ${frame.strata} strata.`,
    );
    expect(human.stdout).toContain(`Commitment: ${frame.commitment}`);
  });

  it('writes the frame, the positions, the commitment and the rejected rows, for their owner only', async () => {
    const folder = copyPanel(panel);
    const { json } = await runJson(folder, 'frame build');
    const frame = json as FrameJson;
    expect(frame.result).toBe('written');
    for (const file of ['frame.csv', 'frame-positions.bin', 'commitment.json', 'rejected-rows.csv']) {
      expect(readRights(path.join(folder, 'audit', file)), file).toBe('600');
    }
    expect(hashFile(path.join(folder, 'audit/frame.csv'))).toBe(frame.frameHash);
    expect(readText(folder, 'audit/frame.csv').split('\n')).toHaveLength(frame.residents + 2);
    expect(JSON.parse(readText(folder, 'audit/commitment.json'))).toMatchObject({
      commitment: frame.commitment,
      frameHash: frame.frameHash,
      protocol: 'loting-draw-v1',
    });
    const rejected = readText(folder, 'audit/rejected-rows.csv').trimEnd().split('\n');
    expect(rejected[0]).toBe('file,row,reason,column,explanation,uitleg');
    expect(rejected).toContainEqual(
      expect.stringMatching(
        /,broken-row,,the row does not have as many fields as the header,de rij heeft niet evenveel velden als de kopregel$/,
      ),
    );
    expect(rejected).toHaveLength(1 + frame.registers.reduce((sum, each) => sum + sumOf(each.rejected), 0));
    expect(queryColumn(folder, 'SELECT sha256 FROM frame_registers ORDER BY file_index')).toEqual(
      ['registers/GM0344.csv', ...ZOETERMEER_FILES].map((file) => hashFile(path.join(folder, file))),
    );
  });

  it('changes nothing with --dry-run', async () => {
    const folder = copyPanel(panel);
    const before = digestFolder(folder);
    const { exitCode, stdout } = await runLoting(folder, 'frame build --dry-run');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Nothing was written (--dry-run).');
    expect(digestFolder(folder)).toEqual(before);
  });

  it('changes nothing the second time, but brings back a file that was lost', async () => {
    const folder = copyPanel(panel);
    await runLoting(folder, 'frame build');
    const before = digestFolder(folder);
    rmSync(path.join(folder, 'audit/frame.csv'));
    const again = await runLoting(folder, 'frame build', { now: '2027-01-06T09:00:00.000Z' });
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toContain('Nothing changed: this frame was built before.');
    expect(digestFolder(folder)).toEqual(before);
  });

  it('replaces the frame before the draw, and logs both', async () => {
    const folder = copyPanel(panel);
    const first = (await runJson(folder, 'frame build')).json as FrameJson;
    editSettings(folder, [[['eligibility', 'minimumAge'], 16]]);
    editSettings(folder, [[['strata', 'ageBands', 0], '16-29']]);
    const second = (await runJson(folder, 'frame build')).json as FrameJson;
    expect(second.result).toBe('written');
    expect(second.commitment).not.toBe(first.commitment);
    expect(second.residents).toBeGreaterThan(first.residents);
    expect(queryColumn(folder, 'SELECT type FROM audit_events')).toEqual([
      'panel.created',
      'frame.built',
      'frame.built',
    ]);
    expect((await runLoting(folder, 'audit verify')).exitCode).toBe(0);
  });

  it('takes a register in which only a name was put right, so that the draw can fetch the addresses', async () => {
    const folder = copyPanel(panel);
    await runLoting(folder, 'frame build');
    await runLoting(folder, ['frame', 'commit', '--randomness-source', RANDOMNESS_SOURCE]);
    // The given names of the first row.
    editFile(folder, 'registers/GM0344.csv', /^((?:[^\n]*\n)[^;]*;[^;]*;)[^;]*/, '$1Testpersoon');
    const refused = await runLoting(folder, ['draw', 'run', '--randomness', DRAW_RANDOMNESS]);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('✗ The register is not the file that the frame was built from');
    const rebuilt = (await runJson(folder, 'frame build')).json as FrameJson;
    expect(rebuilt.result).toBe('written');
    const drawn = await runLoting(folder, ['draw', 'run', '--randomness', DRAW_RANDOMNESS]);
    expect({ exitCode: drawn.exitCode, stderr: drawn.stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect((await runLoting(folder, 'audit verify')).exitCode).toBe(0);
  });

  it('is refused after the draw, unless the frame is the same', async () => {
    const folder = copyPanel(panel);
    await runLoting(folder, 'frame build');
    await runLoting(folder, ['frame', 'commit', '--randomness-source', RANDOMNESS_SOURCE]);
    await runLoting(folder, ['draw', 'run', '--randomness', DRAW_RANDOMNESS]);
    const before = digestFolder(folder);
    expect((await runLoting(folder, 'frame build')).stdout).toContain('Nothing changed');
    expect(digestFolder(folder)).toEqual(before);
    editSettings(folder, [[['eligibility', 'maximumAge'], 90]]);
    const changed = digestFolder(folder);
    const { exitCode, stderr } = await runLoting(folder, 'frame build');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ The draw has been made.');
    expect(digestFolder(folder)).toEqual(changed);
  });
});

describe('registers that cannot be read', () => {
  it('are named, all of them, as the settings name them', async () => {
    const folder = copyPanel(panel);
    rmSync(path.join(folder, 'registers/GM0344.csv'));
    rmSync(path.join(folder, ZOETERMEER_FILES[1]));
    mkdirSync(path.join(folder, ZOETERMEER_FILES[1]));
    const before = digestFolder(folder);
    const { exitCode, stdout, stderr } = await runLoting(folder, 'frame build');
    expect(exitCode).toBe(1);
    // How the others would be read is shown first; nothing of what came of their rows.
    expect(stdout).toContain(ZOETERMEER_FILES[0]);
    expect(stdout).not.toMatch(/GM0344|Rows of the registers/);
    expect(stderr).toContain('✗ The file does not exist.\n  Where: registers/GM0344.csv\n');
    expect(stderr).toContain(
      `✗ The file cannot be read (it is a folder).\n  Where: ${ZOETERMEER_FILES[1]}\n`,
    );
    expect(digestFolder(folder)).toEqual(before);
  });

  it.each([
    ['an empty file', ''],
    ['a header without the columns', 'naam;adres\nx;y\n'],
    ['a file in which nobody is eligible', undefined],
  ])('%s', async (_what, content) => {
    const folder = copyPanel(panel);
    for (const file of ['registers/GM0344.csv', ...ZOETERMEER_FILES]) {
      const header = readText(folder, file).split('\n')[0] ?? '';
      writeFileSync(path.join(folder, file), content ?? `${header}\n`);
    }
    const before = digestFolder(folder);
    const { exitCode, stdout, stderr } = await runLoting(folder, 'frame build');
    expect(exitCode).toBe(1);
    expect(stdout).not.toContain('Rows of the registers');
    expect(stderr).toMatch(/^✗ .+\.\n/);
    expect(stderr).toContain('  Do:    ');
    expect(digestFolder(folder)).toEqual(before);
  });
});

describe('files that cannot be written', () => {
  it('leave everything as it was', async () => {
    const folder = copyPanel(panel);
    rmSync(path.join(folder, 'audit'), { recursive: true });
    writeFileSync(path.join(folder, 'audit'), 'a file in the way');
    chmodSync(path.join(folder, 'audit'), 0o600);
    const before = digestFolder(folder);
    const { exitCode, stderr } = await runLoting(folder, 'frame build');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ The file cannot be written (a part of the path is not a folder).');
    expect(digestFolder(folder)).toEqual(before);
    expect(existsSync(path.join(folder, 'loting.db-wal'))).toBe(false);
  });
});
