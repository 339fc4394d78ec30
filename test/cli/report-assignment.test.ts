import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestFolder } from './folder-digest.ts';
import { runJson, runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import { AFTER_ANSWERS, copyPanel, makeSmallPanel, readText } from './small-panel.ts';

let signedUp: SmallPanel;
let assigned: SmallPanel;
const options = { now: AFTER_ANSWERS };

beforeAll(async () => {
  signedUp = await makeSmallPanel('sign-ups');
  assigned = await makeSmallPanel('assignment');
});

describe('loting report assignment', () => {
  it('writes one page, the same bytes each time, with every case', async () => {
    const folder = copyPanel(assigned);
    const first = await runLoting(folder, 'report assignment --lang en', options);
    expect({ exitCode: first.exitCode, stderr: first.stderr }).toEqual({ exitCode: 0, stderr: '' });
    const page = readText(folder, 'reports/assignment.en.html');
    await runLoting(folder, 'report assignment --lang en', options);
    expect(readText(folder, 'reports/assignment.en.html')).toBe(page);
    const { document } = new JSDOM(page).window;
    const rows = [...document.querySelectorAll('#cases ~ .scroll tbody tr')].map((row) => row.textContent);
    expect(rows).toHaveLength(2);
    expect(first.stdout).toContain('16 of 16 seats are taken');
    expect(page).not.toMatch(/[0-9a-f]{32}/u);
  });

  it('is Dutch unless asked otherwise, and writes nothing with --dry-run', async () => {
    const before = digestFolder(assigned.folder);
    const { json } = await runJson(assigned.folder, 'report assignment --dry-run', options);
    expect(json).toMatchObject({ written: false, file: 'reports/assignment.nl.html' });
    expect(digestFolder(assigned.folder)).toEqual(before);
  });

  it.each([
    ['an unknown language', 'report assignment --lang fr', 2, '--lang'],
    ['no groups', 'report assignment', 1, '✗'],
  ])('is refused with %s', async (_, call, exitCode, said) => {
    const refused = await runLoting(signedUp.folder, call, options);
    expect(refused.exitCode).toBe(exitCode);
    expect(refused.stderr).toContain(said);
  });
});
