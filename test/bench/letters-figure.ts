/**
 * The figure of the letters: the press, built as the program is, as a process of its own, in both profiles, against pdfkit
 * alone and, where it is there, ReportLab. Both of those get the letters laid out, and their start does not count.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { z } from 'zod';
import { bundlePlugins } from '../../.build/bundle-plugins.ts';
import type { BlockDrawing, PlacedLetter } from '../../src/letters/placed-letter.ts';
import { barRectangles } from '../../src/letters/placed-letter.ts';
import { checkOrders } from '../../src/letters/render-batch.ts';
import { orderWith, pressWith } from '../letters/letter-fixtures.ts';
import { joinModules } from '../letters/pdf/join-modules.ts';
import { printPlainly } from '../letters/pdf/plain-printer.ts';
import type { Measurement } from './run-measured.ts';
import { medianOf, runMeasured } from './run-measured.ts';

const LETTER_COUNT = 10_000;
const ROUND_COUNT = 3;
/** The others are so much slower that fewer letters will do. */
const OTHERS_COUNT = 500;

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

export async function benchLetters(print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'loting-bench-'));
  const program = await buildPress();
  try {
    print(
      `letters: ${LETTER_COUNT} in batches of 500, ${ROUND_COUNT} rounds, a fresh process each, from start to end`,
    );
    print('');
    print(rowOf('', 'letters a second', 'kB a letter', 'CPU seconds', 'peak MB'));
    for (const profile of ['tagged', 'print']) {
      const runs = Array.from({ length: ROUND_COUNT }, () =>
        runMeasured([program, profile, String(LETTER_COUNT), folder], root),
      );
      print(pressRow(`the press, ${profile}`, runs, sizeOf(folder)));
    }
    print('');
    const letters = layOutLetters(OTHERS_COUNT);
    print(`  ${OTHERS_COUNT} of them by others, without start and layout`);
    print(await plainRow(letters));
    print(reportLabRow(letters, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Joins the press as the program is joined, where it finds the packages. Gives the file. */
async function buildPress(): Promise<string> {
  const outfile = path.join(root, '.modules/press-letters.js');
  await build({
    absWorkingDir: root,
    entryPoints: [path.join(here, 'press-letters.js')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.12',
    legalComments: 'none',
    logLevel: 'error',
    plugins: [...bundlePlugins],
  });
  return outfile;
}

function pressRow(name: string, runs: readonly Measurement[], byteCount: number): string {
  const rates = runs.map(({ seconds }) => LETTER_COUNT / seconds);
  const rate = `${medianOf(rates).toFixed(0)} (${Math.min(...rates).toFixed(0)}-${Math.max(...rates).toFixed(0)})`;
  const cpu = medianOf(runs.map(({ cpuSeconds }) => cpuSeconds)).toFixed(2);
  const peak = Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes)).toFixed(0);
  return rowOf(name, rate, (byteCount / LETTER_COUNT / 1000).toFixed(2), cpu, peak);
}

function rowOf(name: string, ...columns: readonly string[]): string {
  const [rate = '', ...rest] = columns;
  return `  ${name.padEnd(34)} ${rate.padStart(20)} ${rest.map((column) => column.padStart(12)).join(' ')}`;
}

function sizeOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
}

function layOutLetters(count: number): readonly PlacedLetter[] {
  const press = pressWith();
  checkOrders(
    Array.from({ length: count }, (_, index) => orderWith(index + 1)),
    press,
  );
  return [...press.laidOut.values()];
}

async function plainRow(letters: readonly PlacedLetter[]): Promise<string> {
  const press = pressWith();
  // To warm up.
  await printPlainly(letters.slice(0, 50), 'Bench', press);
  const startedAt = process.hrtime.bigint();
  const bytes = await printPlainly(letters, 'Bench', press);
  const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
  return otherRow('pdfkit alone', letters.length, seconds, bytes.length);
}

function otherRow(name: string, count: number, seconds: number, byteCount: number, peak = ''): string {
  return rowOf(name, (count / seconds).toFixed(0), (byteCount / count / 1000).toFixed(2), '', peak);
}

const ReportLab = z.object({ seconds: z.number(), peakMegabytes: z.number() });

function reportLabRow(letters: readonly PlacedLetter[], folder: string): string {
  const input = path.join(folder, 'letters.json');
  const output = path.join(folder, 'reportlab.pdf');
  writeFileSync(input, JSON.stringify(workFor(letters)));
  const args = [path.join(here, 'reportlab-letters.py'), input, output];
  // Debian's own Python has Debian's packages; another one may stand before it in the path.
  const runs = ['/usr/bin/python3', 'python3'].map((python) => spawnSync(python, args, { encoding: 'utf8' }));
  const stdout = runs.find(({ status }) => status === 0)?.stdout;
  if (stdout === undefined) return rowOf("ReportLab (Debian's python3-reportlab is not here)", '-');
  const { seconds, peakMegabytes } = ReportLab.parse(JSON.parse(stdout));
  return otherRow(
    'ReportLab, with forms',
    letters.length,
    seconds,
    statSync(output).size,
    peakMegabytes.toFixed(0),
  );
}

/** The letters as JSON: each shared drawing once, and everything that is no text as rectangles. */
function workFor(letters: readonly PlacedLetter[]): object {
  const { resolve } = createRequire(import.meta.url);
  const shared = new Map<BlockDrawing, number>();
  const pages = letters.map((letter) =>
    letter.pages.map(({ blocks }) =>
      blocks.map(({ drawing, downPt }) => {
        if (!drawing.isShared) return { shared: null, drawing: plainDrawing(drawing), downPt };
        if (!shared.has(drawing)) shared.set(drawing, shared.size);
        return { shared: shared.get(drawing), downPt };
      }),
    ),
  );
  return {
    regular: resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    bold: resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
    shared: [...shared.keys()].map(plainDrawing),
    letters: pages,
  };
}

function plainDrawing({ texts, rectangles, bars, matrix, colour }: BlockDrawing): object {
  const squares =
    matrix === undefined
      ? []
      : joinModules(matrix.square.modules, matrix.square.columnCount).map(({ left, top, width, height }) => ({
          leftPt: matrix.leftPt + left * matrix.modulePt,
          topPt: matrix.topPt + top * matrix.modulePt,
          widthPt: width * matrix.modulePt,
          heightPt: height * matrix.modulePt,
        }));
  const all = [...rectangles, ...squares, ...(bars === undefined ? [] : barRectangles(bars))];
  return { texts, rectangles: all, ...(colour === undefined ? {} : { colour }) };
}
