import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runLoting } from './run-loting.ts';

/** A panel of 4,000 residents with a frame; each test changes only its settings. */
const folder = mkdtempSync(path.join(tmpdir(), 'loting-plan-'));
const settingsFile = path.join(folder, 'loting.yaml');
let settings = '';

beforeAll(async () => {
  for (const call of ['init .', 'register synth --residents 4000 --out registers']) {
    const { exitCode, stderr } = await runLoting(folder, call);
    if (exitCode !== 0) throw new Error(stderr);
  }
  settings = readFileSync(settingsFile, 'utf8')
    .replace('minimum: 800', 'minimum: 80')
    .replace('targetMembers: 660', 'targetMembers: 66')
    .replace('targetMembers: 240', 'targetMembers: 24');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The plan after changes to the settings, each a text and what it becomes. */
async function planAfter(changes: readonly (readonly [string, string])[], options = '') {
  const changed = changes.reduce((text, [search, replacement]) => {
    expect(text).toContain(search);
    return text.replace(search, replacement);
  }, settings);
  writeFileSync(settingsFile, changed);
  const built = await runLoting(folder, 'frame build');
  return built.exitCode === 0 ? runLoting(folder, `draw plan ${options}`) : built;
}

interface PlannedMunicipality {
  readonly municipality: string;
  readonly letterCount: number;
  readonly signUpInterval: { readonly from: number; readonly to: number };
  readonly letterDesignEffect: number;
  readonly signUpDesignEffect: number;
  readonly saferLetters: { readonly letterCount: number };
  readonly strata: readonly { readonly stratum: string; readonly expectedSeatCount: number }[];
}

interface PrintedPlan {
  readonly letterCount: number;
  readonly municipalities: readonly [PlannedMunicipality, PlannedMunicipality];
  readonly missChances: {
    readonly seed: string;
    readonly simulationCount: number;
    readonly municipalities: readonly { readonly missChance: number }[];
  };
}

async function jsonAfter(
  changes: readonly (readonly [string, string])[],
  options = '',
): Promise<PrintedPlan> {
  const { stdout, stderr } = await planAfter(changes, `--json ${options}`);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as PrintedPlan;
}

const chancesOf = async (options: string): Promise<PrintedPlan['missChances']> =>
  (await jsonAfter([], options)).missChances;

const factors: readonly [string, string] = [
  '  compensateResponse: false',
  '  response: { ageBand: { "18-29": 0.5 } }\n  compensateResponse: false',
];
const compensated: readonly [string, string] = [factors[0], factors[1].replace('false', 'true')];

describe('loting draw plan', () => {
  it('shows letters, sign-ups with their 95%, design effects, and the chance of missing, with a hint', async () => {
    const { stdout, exitCode } = await planAfter([]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/GM0344 +[\d,]+ +[\d,]+ +734 +[\d.]+ +9\.0% +66 +66\n/);
    expect(stdout).toMatch(/GM0344 +51 to 82 +66 +4\d\.\d% +█+.? +1\.000 +1\.000\n/);
    expect(stdout).toMatch(/Panel, at least +73 to 108 +80 +1\d\.\d% +█+/);
    expect(stdout).toContain('2,000 simulations with the seed "plan"');
    expect(stdout).toMatch(/GM0344: with 8\d\d letters the chance of fewer is 5%\./);
  });

  it('gives no hint where the letters are safe, and keeps its word: the letters of the hint are', async () => {
    const first = await jsonAfter([]);
    const safe = first.municipalities[0].saferLetters.letterCount;
    const letters: readonly [string, string] = [
      'targetMembers: 66\n',
      `targetMembers: 66\n    letters: ${safe}\n`,
    ];
    const second = await jsonAfter([letters], '--simulations 8000');
    expect(second.municipalities[0].letterCount).toBe(safe);
    expect(second.missChances.municipalities[0]?.missChance).toBeGreaterThan(0.035);
    expect(second.missChances.municipalities[0]?.missChance).toBeLessThan(0.06);
    const { stdout } = await planAfter([letters]);
    expect(stdout).not.toContain('GM0344: with');
    expect(stdout).toContain('GM0637: with');
  });

  it('says so when not even a letter to every address is enough', async () => {
    const { stdout } = await planAfter([['targetMembers: 66\n', 'targetMembers: 300\n    letters: 734\n']]);
    expect(stdout).toMatch(
      /GM0344: even with 1,\d\d\d letters, the most there can be, the chance of fewer is 100%\./,
    );
  });

  it('takes simulations from a seed of their own, also an empty one', async () => {
    const plain = await chancesOf('');
    expect(plain).toMatchObject({ seed: 'plan', simulationCount: 2000 });
    expect(await chancesOf('--seed plan --simulations 2000')).toEqual(plain);
    expect(await chancesOf('--seed=')).toMatchObject({ seed: '' });
    expect((await chancesOf('--seed 0')).municipalities).not.toEqual(plain.municipalities);
  });

  it('shows what a factor does: to the sign-ups, and when made up for, to the letters', async () => {
    const [even, leaning, made] = [
      await jsonAfter([]),
      await jsonAfter([factors]),
      await jsonAfter([compensated]),
    ];
    expect(leaning.letterCount).toBe(even.letterCount);
    expect(leaning.municipalities[0].letterDesignEffect).toBeCloseTo(1, 9);
    expect(leaning.municipalities[0].signUpDesignEffect).toBeGreaterThan(1.02);
    expect(made.letterCount).toBeGreaterThan(even.letterCount);
    // Not quite 1: a stratum or two has fewer candidates than seats.
    expect(made.municipalities[0].signUpDesignEffect).toBeLessThan(1.003);
    expect(made.municipalities[0].letterDesignEffect).toBeGreaterThan(1.02);
  });
});

describe('loting draw plan refuses', () => {
  it.each<[string, readonly (readonly [string, string])[], string, string]>([
    [
      'a response of 0',
      [['  compensateResponse', '  response: { gender: { M: 0 } }\n  compensateResponse']],
      'above 0',
      'setting draw.response.gender.M',
    ],
    [
      'a factor for an age band that there is not',
      [['  compensateResponse', '  response: { ageBand: { "18-30": 1 } }\n  compensateResponse']],
      'there is no such age band',
      'setting draw.response.ageBand.18-30',
    ],
    [
      'a factor for a district that there is not',
      [['  compensateResponse', '  response: { district: { WK9: 0.5 } }\n  compensateResponse']],
      'there is no such district',
      'setting draw.response.district.WK9',
    ],
    [
      'a missing standard deviation',
      [['allocation: proportional', 'allocation: neyman\n  standardDeviations: { ageBand: { "18-29": 1 } }']],
      'no standard deviation is given for the age band 30-44',
      'setting draw.standardDeviations.ageBand',
    ],
    [
      'a target above the frame',
      [
        ['maximum: 1000', 'maximum: 100000'],
        ['targetMembers: 66\n', 'targetMembers: 66000\n'],
      ],
      'no address gets two letters',
      'setting municipalities[1].targetMembers',
    ],
  ])('%s', async (_, changes, what, where) => {
    const { exitCode, stdout, stderr } = await planAfter(changes);
    expect(exitCode).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(what);
    expect(stderr).toContain(where);
  });

  it.each(['0', '-1', '1.5', 'many', '100001'])('%s simulations', async (count) => {
    const { exitCode, stderr } = await runLoting(folder, ['draw', 'plan', '--simulations', count]);
    expect(exitCode).toBeGreaterThan(0);
    expect(stderr).toContain('--simulations');
  });
});

// Last, since a draw fixes the settings for good.
describe('a draw after the plan', () => {
  it('divides letters by the allocation, which the draw then does too, and the audit finds right', async () => {
    const plan = await jsonAfter([
      ['allocation: proportional', 'allocation: power'],
      ['minimumPerStratum: 0', 'minimumPerStratum: 2'],
      compensated,
    ]);
    const drawn = await runLoting(
      folder,
      'draw run --json --randomness 1234 --without-commitment --reason test',
    );
    expect(drawn.stderr).toBe('');
    const { seats } = JSON.parse(drawn.stdout) as { seats: { stratum: string; seatCount: number }[] };
    const strata = plan.municipalities.flatMap((each) => each.strata);
    expect(seats.map(({ stratum }) => stratum)).toEqual(strata.map(({ stratum }) => stratum));
    for (const [place, { seatCount }] of seats.entries()) {
      expect(Math.abs(seatCount - (strata[place]?.expectedSeatCount ?? -9))).toBeLessThan(1);
    }
    const audit = await runLoting(folder, 'audit verify');
    expect(audit.stderr).toBe('');
    expect(audit.exitCode).toBe(0);
  });
});
