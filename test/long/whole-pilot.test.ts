import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeLongFolder, mustRun, runBuilt } from './run-built.ts';

const RESIDENT_COUNT = 200_000;
const { folder, remove } = makeLongFolder();
afterAll(remove);
const panel = path.join(folder, 'pilot');

const VerdictSchema = z.object({
  isWhole: z.boolean(),
  steps: z.array(z.object({ name: z.string(), differences: z.array(z.object({ code: z.string() })) })),
});

function verify() {
  const { exitCode, stdout } = runBuilt(folder, ['audit', 'verify', '--json', '--dir', panel]);
  return { exitCode, verdict: VerdictSchema.parse(JSON.parse(stdout)) };
}

describe(`the whole pilot with ${RESIDENT_COUNT} residents, from the registers to the groups`, () => {
  beforeAll(() => {
    mustRun(folder, 'demo', '--residents', String(RESIDENT_COUNT), '--out', panel);
  });

  it('stands up to the audit, which recomputes all of it', () => {
    const { exitCode, verdict } = verify();
    expect(verdict.steps.flatMap(({ differences }) => differences)).toEqual([]);
    expect(verdict.steps.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Registers', 'Frame', 'Commitment', 'Draw', 'Groups']),
    );
    expect(exitCode).toBe(0);
  });

  it('does not when one byte of a register is another', () => {
    const register = path.join(panel, 'registers/GM0637.csv');
    const bytes = readFileSync(register);
    const changed = Buffer.from(bytes);
    // The last digit of the first A-nummer below the header.
    const place = changed.indexOf('\n') + 10;
    changed[place] = changed[place] === 0x31 ? 0x32 : 0x31;
    writeFileSync(register, changed);
    const { exitCode, verdict } = verify();
    writeFileSync(register, bytes);
    expect(exitCode).toBe(1);
    expect(verdict.isWhole).toBe(false);
    expect(verdict.steps.flatMap(({ differences }) => differences.map(({ code }) => code))).toContain(
      'register.changed',
    );
  });
});
