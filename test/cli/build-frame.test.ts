import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FrameFromRegisters } from '../../src/cli/build-frame.ts';
import { buildFrameFromRegisters } from '../../src/cli/build-frame.ts';
import { FrameHelper } from '../../src/cli/workers/frame-helper.ts';
import type { Result } from '../../src/domain/result.ts';
import { parseSettings } from '../../src/domain/settings/parse-settings.ts';
import { KEY } from '../frame/test-residents.ts';
import { shippedFile, valueOf } from '../letters/letter-fixtures.ts';
import { synthesize } from '../register/synth/read-synthetic.ts';
import { makeTestFolder } from './run-loting.ts';

const settings = valueOf(parseSettings(shippedFile('loting.yaml'), 'loting.yaml'));
const FILES = ['GM0344.csv', 'GM0637.csv'] as const;
const quiet = { update() {}, stop() {} };

const synthetic = synthesize(24_000, 'threads').map((register) => [...register.chunks()].join(''));

/** Registers of several blocks each, with the hard rows of a real export, and so changed. */
function folderWith(change: (texts: Record<(typeof FILES)[number], string>) => void = () => {}): string {
  const [utrecht, zoetermeer] = synthetic;
  const texts = { 'GM0344.csv': utrecht ?? '', 'GM0637.csv': zoetermeer ?? '' };
  change(texts);
  const folder = makeTestFolder();
  mkdirSync(path.join(folder, 'registers'));
  for (const file of FILES) {
    if (texts[file] !== '') writeFileSync(path.join(folder, 'registers', file), texts[file]);
  }
  return folder;
}

function build(folder: string, threadCount: number): Promise<Result<FrameFromRegisters>> {
  return buildFrameFromRegisters(settings, folder, KEY, quiet, threadCount);
}

/** A result whose columns are texts, which are compared in no time. */
function withTexts(result: Result<FrameFromRegisters>) {
  if (!result.ok) return result;
  const { frame, positions, ...rest } = result.value;
  const texts = Object.entries({ ...frame, ...positions }).map(([name, column]) =>
    ArrayBuffer.isView(column)
      ? [name, Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString('base64')]
      : [name, column],
  );
  return { texts, rest };
}

/** The result is the same for 1, 2 and 3 threads; it is given back. */
async function buildInAllWays(folder: string): Promise<Result<FrameFromRegisters>> {
  const one = await build(folder, 1);
  expect(withTexts(await build(folder, 2))).toEqual(withTexts(one));
  expect(withTexts(await build(folder, 3))).toEqual(withTexts(one));
  return one;
}

describe('a frame from the registers, with 1, 2 and 3 threads', () => {
  it('has the same residents, positions, counts and rejected rows', async () => {
    const built = valueOf(await buildInAllWays(folderWith()));
    expect(built.frame.residentCount).toBeGreaterThan(15_000);
    expect(built.rejectedRows.length).toBeGreaterThan(15);
    expect(built.duplicates.length).toBeGreaterThan(1);
    for (const { rowCount, eligibleCount, excluded, rejected } of built.registers) {
      const others = [...Object.values(excluded), ...Object.values(rejected)];
      expect(others.reduce((sum, count) => sum + count, eligibleCount)).toBe(rowCount);
    }
  });

  it('counts empty lines between rows as broken rows, and those at the end not at all', async () => {
    const folder = folderWith((texts) => {
      const lines = texts['GM0637.csv'].split('\n');
      lines.splice(5, 0, '', '  ');
      // As many bytes as make a block of nothing but empty lines.
      texts['GM0637.csv'] = `${lines.join('\n')}${`${' '.repeat(99)}\n`.repeat(11_000)}`;
    });
    const built = valueOf(await buildInAllWays(folder));
    const broken = built.rejectedRows.filter(
      ({ file, row }) => file.includes('GM0637') && (row === 6 || row === 7),
    );
    expect(broken.map(({ reason }) => reason)).toEqual(['broken-row', 'broken-row']);
  });

  it('is refused for the same reasons, those of all files together', async () => {
    const refused = await buildInAllWays(
      folderWith((texts) => {
        texts['GM0344.csv'] = texts['GM0344.csv'].slice(0, -20);
        texts['GM0637.csv'] = '';
      }),
    );
    expect(refused.ok || refused.failures.map(({ code }) => code)).toEqual([
      'register.cut-off',
      'store.file-missing',
    ]);
  });
});

describe('a thread that breaks down', () => {
  it('is a defect that is heard of, and nobody waits for ever', async () => {
    const helper = new FrameHelper({} as never);
    const block = {
      bytes: Buffer.from('a\n'),
      ends: [2],
      firstRow: 2,
      broken: undefined,
      hasNoLineEnd: false,
    };
    await expect(helper.read(block, 0)).rejects.toThrow(TypeError);
    await expect(helper.finish()).rejects.toThrow(TypeError);
    helper.dismiss();
  });
});
