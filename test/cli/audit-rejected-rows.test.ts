/** The list of rejected rows in the audit: what it says counts, and the words in which it is explained do not. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runJson } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import { AFTER_ANSWERS, copyPanel, makeSmallPanel } from './small-panel.ts';

const FILE = 'audit/rejected-rows.csv';
let panel: SmallPanel;

beforeAll(async () => {
  panel = await makeSmallPanel('frame');
});

interface Verdict {
  readonly steps: readonly {
    readonly differences: readonly { readonly code: string; readonly where: string }[];
    readonly remarks: readonly string[];
  }[];
}

/** What `audit verify` says when the list was changed. */
async function verifyList(change: (text: string) => string): Promise<unknown> {
  const folder = copyPanel(panel);
  const file = path.join(folder, FILE);
  const text = readFileSync(file, 'utf8');
  expect(text.split('\n').length).toBeGreaterThan(3);
  writeFileSync(file, change(text));
  const { exitCode, json } = await runJson(folder, 'audit verify', { now: AFTER_ANSWERS });
  const { steps } = json as Verdict;
  return {
    exitCode,
    differences: steps.flatMap(({ differences }) => differences.map(({ code, where }) => `${code} ${where}`)),
    remarks: steps.flatMap(({ remarks }) => remarks),
  };
}

/** Changes the second row of the list: one cell, by its place. */
const inCell = (place: number, change: (cell: string) => string) => (text: string) => {
  const lines = text.split('\n');
  const cells = (lines[1] ?? '').split(',');
  return lines.with(1, cells.with(place, change(cells[place] ?? '')).join(',')).join('\n');
};

describe('the list of rejected rows', () => {
  it('is as the registers give it', async () => {
    expect(await verifyList((text) => text)).toEqual({ exitCode: 0, differences: [], remarks: [] });
  });

  it.each([
    ['in other words', (text: string) => text.replaceAll('the row does not have', 'the row lacks')],
    ['under other headings', (text: string) => text.replace('explanation,uitleg', 'because,omdat')],
  ])('may explain its reasons %s, which is a remark', async (_, change) => {
    expect(await verifyList(change)).toEqual({
      exitCode: 0,
      differences: [],
      remarks: [
        `${FILE} explains the reasons in other words than this version does. Its files, rows, reasons and columns are the same.`,
      ],
    });
  });

  it.each([
    ['file', inCell(0, (cell) => `x${cell}`)],
    ['row', inCell(1, (cell) => `${cell}0`)],
    ['reason', inCell(2, (cell) => `${cell}-x`)],
    ['column', inCell(3, (cell) => `${cell}x`)],
    ['number of rows', (text: string) => text.split('\n').toSpliced(1, 1).join('\n')],
    ['order of rows', (text: string) => text.replace(/\n(.*)\n(.*)\n/, '\n$2\n$1\n')],
    ['headings', (text: string) => text.replace('reason', 'because')],
    ['line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['quotes', (text: string) => `${text}"`],
  ])('may not be changed in its %s', async (_, change) => {
    expect(await verifyList(change)).toEqual({
      exitCode: 1,
      differences: [`evidence.file-changed ${FILE}`],
      remarks: [],
    });
  });
});
