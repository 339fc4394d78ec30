/** The test sheet, the addresses to the post, and its sorting back: from command line to printed letter. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LetterSource } from '../../src/cli/letter-orders.ts';
import { orderOf } from '../../src/cli/letter-orders.ts';
import type { OpenPanel } from '../../src/cli/open-panel.ts';
import { ResidentIdSchema } from '../../src/domain/ids.ts';
import type { InvitationRow } from '../../src/store/tables/invitation-table.ts';
import { linesOfPage, openPdf, orderWith, shippedSettings } from '../letters/letter-fixtures.ts';
import { readRights } from './folder-digest.ts';
import { runJson, runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import { copyPanel, editFile, makeSmallPanel, queryColumn, readText } from './small-panel.ts';

let drawn: SmallPanel;
let rendered: SmallPanel;

beforeAll(async () => {
  drawn = await makeSmallPanel('draw');
  rendered = await makeSmallPanel('rendered');
});

const EXPORTED = 'exports/addresses-w1-GM0344.csv';

/** What the post gives back: its own order (here backwards), and a line for each letter. */
function sortAsPost(folder: string): readonly string[] {
  const [, ...rows] = readText(folder, EXPORTED).trimEnd().split('\n');
  const letters = rows.map((row) => row.slice(0, row.indexOf(',')));
  const sorted = letters.toReversed();
  const lines = sorted.map((letter, index) => `${letter};Bundel ${index + 1}`);
  writeFileSync(path.join(folder, 'sorted.csv'), ['letter_number;Printregel', ...lines, ''].join('\r\n'));
  return sorted;
}

describe('loting letters export-addresses', () => {
  it('writes a file for each municipality, for its owner only, without names', async () => {
    const folder = copyPanel(drawn);
    const { json, exitCode } = await runJson(folder, 'letters export-addresses');
    expect(exitCode).toBe(0);
    const { files } = json as { files: { file: string; letters: number; leftOut: { secret: number } }[] };
    expect(files.map(({ file }) => file)).toEqual([EXPORTED, 'exports/addresses-w1-GM0637.csv']);
    const drawnCount = queryColumn(folder, 'SELECT count(*) FROM drawn_residents')[0];
    expect(files.reduce((sum, { letters }) => sum + letters, 0)).toBe(drawnCount);
    expect(readRights(path.join(folder, EXPORTED))).toBe('600');
    const [header = '', first = ''] = readText(folder, EXPORTED).split('\n');
    expect(header).toBe('letter_number,postcode,house_number,house_suffix,street_line,place,kix');
    expect(first).toMatch(/^1-\d{6},\d{4}[A-Z]{2},\d+,/);
    expect(queryColumn(folder, "SELECT type FROM audit_events WHERE type LIKE 'letters.%'")).toEqual([
      'letters.addresses-exported',
      'letters.addresses-exported',
    ]);
  });

  it('is told of in time: before the letters are made, and not after', async () => {
    const folder = copyPanel(drawn);
    const inTime = 'Does the post sort them for you? Then first "loting letters export-addresses"';
    expect((await runLoting(folder, 'next')).stdout.replaceAll(/\s+/gu, ' ')).toContain(inTime);
    const render = 'letters render --leave-out';
    expect((await runLoting(folder, `${render} --dry-run`)).stdout).toContain(inTime);
    await runLoting(folder, 'letters export-addresses');
    sortAsPost(folder);
    await runLoting(folder, 'letters import-sorting sorted.csv --line Printregel');
    expect((await runLoting(folder, `${render} --dry-run`)).stdout).not.toContain(inTime);
    expect((await runLoting(rendered.folder, `${render} --dry-run`)).stdout).not.toContain(inTime);
    const { exitCode, stderr } = await runLoting(rendered.folder, 'letters export-addresses');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Letters that were made go to the post as they are: do not void them for this');
  });

  it('writes and logs nothing when asked to show only', async () => {
    const folder = copyPanel(drawn);
    const { stdout } = await runLoting(folder, 'letters export-addresses --dry-run');
    expect(stdout).toContain('Nothing was written (--dry-run).');
    expect(existsSync(path.join(folder, EXPORTED))).toBe(false);
    expect(queryColumn(folder, "SELECT count(*) FROM audit_events WHERE type LIKE 'letters.%'")).toEqual([0]);
  });

  it.each([
    ['letters export-addresses', 'There is no letter of wave 1 (invitation) that has still to be made.'],
    [
      'letters export-addresses --kind reminder',
      'There is no letter of wave 1 (reminder) that has still to be made.',
    ],
    ['letters export-addresses --kind case', 'it takes one of invitation, reminder, welcome, apology'],
    ['letters export-addresses --wave 3', 'Wave 3 has not been drawn.'],
  ])('refuses "%s" when the letters are there', async (words, problem) => {
    const { exitCode, stderr } = await runLoting(rendered.folder, words);
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain(problem);
  });
});

describe('loting letters import-sorting', () => {
  it('prints the lines of the post, in its order, and leaves a panel that verifies', async () => {
    const folder = copyPanel(drawn);
    await runLoting(folder, 'letters export-addresses');
    const sorted = sortAsPost(folder);
    const imported = await runJson(folder, 'letters import-sorting sorted.csv --line Printregel');
    expect(imported.json).toEqual({ written: true, letters: sorted.length });
    expect((await runLoting(folder, 'letters render --leave-out --profile print')).exitCode).toBe(0);
    const inOrder = queryColumn(
      folder,
      `SELECT invitation_id FROM letters WHERE batch_id LIKE 'w1-GM0344-0%' ORDER BY batch_id, sequence`,
    );
    expect(inOrder).toEqual(sorted.filter((letter) => inOrder.includes(letter)));
    expect(inOrder.length).toBeGreaterThan(sorted.length - 3);
    const pdf = await openPdf(readFileSync(path.join(folder, 'letters/w1-GM0344-001.pdf')));
    const page = (await linesOfPage(pdf, 1)).join(' ');
    expect(page).toContain(`Bundel ${sorted.indexOf(String(inOrder[0])) + 1}`);
    expect((await runLoting(folder, 'audit verify')).exitCode).toBe(0);
  });

  it('keeps the line sealed, and out of the log', async () => {
    const folder = copyPanel(drawn);
    await runLoting(folder, 'letters export-addresses');
    sortAsPost(folder);
    await runLoting(folder, 'letters import-sorting sorted.csv --line printregel');
    expect(queryColumn(folder, 'SELECT count(*) FROM sorted_letters')[0]).toBeGreaterThan(0);
    const bytes = readFileSync(path.join(folder, 'loting.db')).toString('latin1');
    expect(bytes).not.toContain('Bundel 1');
  });

  it('changes nothing when asked to show only, and when a line is wrong', async () => {
    const folder = copyPanel(drawn);
    await runLoting(folder, 'letters export-addresses');
    sortAsPost(folder);
    const shown = await runLoting(folder, 'letters import-sorting sorted.csv --line printregel --dry-run');
    expect(shown.exitCode).toBe(0);
    editFile(folder, 'sorted.csv', /^1-\d{6};Bundel 2\r\n/m, '1-999999;Bundel 2\r\n');
    const wrong = await runLoting(folder, 'letters import-sorting sorted.csv --line printregel');
    expect(wrong.exitCode).toBe(1);
    expect(wrong.stderr).toContain('Letter 1-999999 is not among the letters to be sorted.');
    expect(wrong.stderr).toContain('sorted.csv, line 3');
    expect(wrong.stderr).toMatch(/Letter 1-\d{6} is missing\./);
    expect(queryColumn(folder, 'SELECT count(*) FROM sorted_letters')).toEqual([0]);
  });

  it.each([
    ['is printed at the address that the post sorted', '3511AA|7|', { line: 'Bundel 1', position: 4 }],
    ['is not printed when the resident has moved since', '3511AA|8|', undefined],
  ])('%s', (_, address, expected) => {
    const { addressee, invitationId, municipality } = orderWith(7);
    const residentId = ResidentIdSchema.parse('0'.repeat(32));
    const invitation = { invitationId, residentId, wave: 1, version: 1 } as InvitationRow;
    const source: LetterSource = {
      drawId: 1,
      invitations: new Map([[invitationId, invitation]]),
      municipalities: new Map([[residentId, municipality]]),
      addressees: new Map([[residentId, addressee]]),
      sorted: new Map([[invitationId, { invitationId, line: 'Bundel 1', position: 4, address }]]),
      dropped: new Set(),
    };
    const panel = { key: new Uint8Array(32), settings: shippedSettings } as OpenPanel;
    expect(orderOf(panel, source, invitationId)?.sorting).toEqual(expected);
  });
});

describe('loting letters testsheet', () => {
  it('makes a sheet for each municipality, with the envelope in use first', async () => {
    const folder = copyPanel(drawn);
    const { json } = await runJson(folder, 'letters testsheet');
    expect(json).toEqual({
      written: true,
      sheets: ['GM0344', 'GM0637'].map((municipality) => ({
        municipality,
        file: `letters/testsheet-${municipality}.pdf`,
        envelope: 'DL-right',
        pages: ['DL-right', 'DL-left', 'C5-right', 'C5-left'],
      })),
    });
    expect(readText(folder, 'letters/testsheet-GM0344.pdf').startsWith('%PDF-')).toBe(true);
    expect(readRights(path.join(folder, 'letters/testsheet-GM0344.pdf'))).toBe('600');
  });

  it('tells what is wrong with a style once, with file and line', async () => {
    const folder = copyPanel(drawn);
    editFile(folder, 'templates/style.yaml', 'envelope: DL-right', 'envelope: C4');
    const { exitCode, stderr } = await runLoting(folder, 'letters testsheet');
    expect(exitCode).toBe(1);
    expect(stderr.match(/There is no envelope "C4"/g)).toHaveLength(1);
  });
});
