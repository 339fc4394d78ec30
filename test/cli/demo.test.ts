import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeDemoContext } from '../../src/cli/demo/demo-context.ts';
import { inventAnswers } from '../../src/cli/demo/invent-answers.ts';
import { systemContext } from '../../src/cli/run.ts';
import { MunicipalityCodeSchema } from '../../src/domain/ids.ts';
import { parseLoginCode } from '../../src/letters/login-code.ts';
import { digestFolder } from './folder-digest.ts';
import { makeTestFolder, runLoting } from './run-loting.ts';

describe('loting demo', () => {
  it('touches no folder that it did not make', async () => {
    const folder = makeTestFolder();
    mkdirSync(path.join(folder, 'demo'));
    writeFileSync(path.join(folder, 'demo/precious.txt'), 'mine');
    const before = digestFolder(folder);
    const { exitCode, stdout, stderr } = await runLoting(folder, 'demo');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('✗ The folder for the demo exists already, and was not made by the demo.');
    expect(stderr).toContain(`Where: ${path.join(folder, 'demo')}`);
    expect(digestFolder(folder)).toEqual(before);
  });

  it('refuses a place where no folder can be', async () => {
    const folder = makeTestFolder();
    writeFileSync(path.join(folder, 'file'), '');
    const { exitCode, stderr } = await runLoting(folder, 'demo --out file/demo');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ The file cannot be written (a part of the path is not a folder).');
  });
});

/** What the clock and the entropy of a demo give, in the order in which they are asked. */
function playWorld(seed: string): readonly string[] {
  const context = makeDemoContext(systemContext(), seed, '2027-01-04T09:00');
  const first = context.now().toISOString();
  context.setTime('2027-01-05T12:00');
  const bytes = [context.entropy(32), context.entropy(32)].map((each) => Buffer.from(each).toString('hex'));
  return [first, context.now().toISOString(), ...bytes];
}

describe('the world of the demo', () => {
  it('has a clock and entropy that follow from the seed and the calls alone', () => {
    expect(playWorld('0')).toEqual(playWorld('0'));
    const [, , first, second] = playWorld('0');
    expect(first).not.toBe(second);
    expect(new Set(['0', '', ' ', 'é'].map((seed) => playWorld(seed)[2])).size).toBe(4);
    expect(() => makeDemoContext(systemContext(), '0', '2027-01-04T09:00').entropy(33)).toThrow(RangeError);
  });

  it('answers the letters at about the expected rate, with the mistakes that every real export has', () => {
    const municipality = MunicipalityCodeSchema.parse('GM0344');
    const codes = ['0123-4567-89AB', 'ZZZZ-ZZZZ-ZZZZ'];
    const invited = Array.from({ length: 2000 }, (_, index) => ({ code: `CODE-${index}`, municipality }));
    const dates = { firstDay: '2027-01-11', answerBefore: '2027-02-08' };
    const csv = inventAnswers(invited, () => 0.09, dates, codes, '0');
    const rows = csv
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const yes = rows.filter(([, answer]) => answer === 'yes').length;
    expect(yes).toBeGreaterThan(2000 * 0.07);
    expect(yes).toBeLessThan(2000 * 0.11 + 12);
    expect(rows.filter(([code]) => codes.includes(code ?? ''))).toHaveLength(2);
    expect(rows.filter(([, , day]) => (day ?? '') > '2027-02-08')).toHaveLength(3);
    const seen = new Set<string>();
    const repeated = rows.filter((row) => seen.size === seen.add(row.join()).size);
    expect(repeated).toHaveLength(3);
    for (const [, , , email] of rows) expect(email).toMatch(/^(?:resident-\d+@example\.org)?$/);
    expect(inventAnswers(invited, () => 0.09, dates, codes, '0')).toBe(csv);
    expect(inventAnswers(invited, () => 0.09, dates, codes, '')).not.toBe(csv);
    expect(parseLoginCode('0123-4567-89AB').ok).toBe(false);
  });
});
