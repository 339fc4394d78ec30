import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MunicipalityCode } from '../../src/domain/ids.ts';
import type { DrawSettings } from '../../src/domain/settings/draw-settings.ts';
import type { StratumKey } from '../../src/domain/stratum.ts';
import type { StratumProgress } from '../../src/draw/open-targets.ts';
import {
  divideOverOpenTargets,
  expectedSeatsOf,
  findOpenTargets,
  prepareTargets,
} from '../../src/draw/open-targets.ts';
import { frameOf, rowOf, settingsOf, UTRECHT, waveOf, ZOETERMEER } from './test-frames.ts';

const target = (municipality: string, openCount: number) => ({
  municipality: municipality as MunicipalityCode,
  openCount,
});

describe('letters divided over what municipalities lack', () => {
  it.each([
    [100, [660, 240], [73, 27]],
    [1, [660, 240], [1, undefined]],
    [3, [1, 1], [2, 1]],
    [10, [0, 5], [undefined, 10]],
    [10, [0, 0], [undefined, undefined]],
  ])('%i over %j is %j', (letters, open, expected) => {
    const targets = [target('GM0344', open[0] ?? 0), target('GM0637', open[1] ?? 0)];
    const divided = divideOverOpenTargets(letters, targets);
    expect([divided.get(UTRECHT), divided.get(ZOETERMEER)]).toEqual(expected);
  });

  it('are never lost or added, never more than one from their share, and do not depend on the order', () => {
    const anyTargets = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), anyTargets, (letters, open) => {
        const targets = open.map((count, index) => target(`GM${index}`, count));
        const total = open.reduce((sum, count) => sum + count, 0);
        const divided = divideOverOpenTargets(letters, targets);
        const sum = [...divided.values()].reduce((left, right) => left + right, 0);
        expect(sum).toBe(total === 0 ? 0 : letters);
        for (const { municipality, openCount } of targets) {
          const share = total === 0 ? 0 : (letters * openCount) / total;
          expect(Math.abs((divided.get(municipality) ?? 0) - share)).toBeLessThan(1);
        }
        const turned = divideOverOpenTargets(letters, targets.toReversed());
        expect(turned).toEqual(divided);
      }),
    );
  });
});

/** Two strata of 200 single households in Utrecht, one of 50 in Zoetermeer. */
const frame = frameOf([
  ...Array.from({ length: 200 }, (_, index) => rowOf(`a${index}`, `a${index}`, 'GM0344/M')),
  ...Array.from({ length: 200 }, (_, index) => rowOf(`b${index}`, `b${index}`, 'GM0344/V')),
  ...Array.from({ length: 50 }, (_, index) => rowOf(`c${index}`, `c${index}`, 'GM0637/M')),
]);

const settingsWith = (draw: Partial<DrawSettings> = {}) =>
  ({
    ...settingsOf(draw),
    municipalities: [
      { code: UTRECHT, targetMembers: 20, expectedResponse: 0.1 },
      { code: ZOETERMEER, targetMembers: 5, expectedResponse: 0.1 },
    ],
  }) as unknown as Parameters<typeof findOpenTargets>[1];

const progressOf = (counts: Readonly<Record<string, readonly [number, number, number]>>) =>
  new Map<StratumKey, StratumProgress>(
    Object.entries(counts).map(([stratum, [letterCount, signUpCount, waitingCount]]) => [
      stratum as StratumKey,
      { letterCount, signUpCount, comingCount: 0, waitingCount },
    ]),
  );

const findTargets = (counts: Readonly<Record<string, readonly [number, number, number]>>) => {
  const found = findOpenTargets(
    frame,
    settingsWith(),
    [waveOf(1, { GM0344: 100, GM0637: 20 })],
    progressOf(counts),
  );
  if (!found.ok) throw new Error('refused');
  return found.value;
};

describe('what a municipality still lacks', () => {
  it('is its target less the sign-ups, and takes letters at the response so far', () => {
    const [utrecht] = findTargets({ 'GM0344/M': [50, 5, 0], 'GM0344/V': [50, 5, 0] });
    expect(utrecht).toMatchObject({ signUpCount: 10, openCount: 10, neededLetterCount: 100, isEnough: true });
    expect(utrecht?.expectedSignUpCount).toBeCloseTo(10, 4);
  });

  it('takes more letters where fewer answered', () => {
    const [good] = findTargets({ 'GM0344/M': [50, 5, 0], 'GM0344/V': [50, 5, 0] });
    const [poor] = findTargets({ 'GM0344/M': [50, 2, 0], 'GM0344/V': [50, 2, 0] });
    expect(poor?.openCount).toBe(16);
    expect(poor?.neededLetterCount).toBeGreaterThan((16 / 10) * (good?.neededLetterCount ?? 0));
  });

  it('counts on the letters that are drawn and not yet made', () => {
    const [utrecht] = findTargets({ 'GM0344/M': [50, 5, 0], 'GM0344/V': [50, 5, 50] });
    expect(utrecht?.stillExpectedCount).toBeCloseTo(5, 6);
    expect(utrecht?.openCount).toBe(5);
  });

  it('is nothing when the target is reached, or passed', () => {
    const targets = findTargets({ 'GM0344/M': [50, 20, 0], 'GM0637/M': [20, 9, 0] });
    expect(targets).toMatchObject([
      { openCount: 0, neededLetterCount: 0, isEnough: true, expectedSignUpCount: 0 },
      { openCount: 0, neededLetterCount: 0, isEnough: true, expectedSignUpCount: 0 },
    ]);
  });

  it('is said when too few addresses are left to bring it', () => {
    const [, zoetermeer] = findTargets({ 'GM0637/M': [20, 0, 0] });
    expect(zoetermeer).toMatchObject({ openCount: 5, neededLetterCount: 30, isEnough: false });
  });

  it('is the whole target before any letter was made', () => {
    const [utrecht] = findTargets({});
    expect(utrecht).toMatchObject({ signUpCount: 0, openCount: 20, neededLetterCount: 200 });
  });
});

describe('the seats that a next wave is expected to bring to each stratum', () => {
  const waves = [waveOf(1, { GM0344: 100, GM0637: 20 })];
  const seatsOf = (
    municipality: MunicipalityCode,
    letterCount: number,
    { draw, before = waves }: { draw?: Partial<DrawSettings>; before?: typeof waves } = {},
  ) => {
    const prepared = prepareTargets(frame, settingsWith(draw), before);
    if (!prepared.ok) throw new Error('refused');
    return Object.fromEntries(expectedSeatsOf(prepared.value, municipality, before, letterCount));
  };

  it('are its letters divided by size, after the waves before', () => {
    expect(seatsOf(UTRECHT, 1)).toEqual({ 'GM0344/M': 0.5, 'GM0344/V': 0.5 });
    expect(seatsOf(UTRECHT, 101)).toEqual({ 'GM0344/M': 50.5, 'GM0344/V': 50.5 });
    expect(seatsOf(ZOETERMEER, 30)).toEqual({ 'GM0637/M': 30 });
  });

  it('are not told of no letters, or of a municipality without residents', () => {
    expect(seatsOf(UTRECHT, 0)).toEqual({});
    expect(seatsOf('GM9999' as MunicipalityCode, 5)).toEqual({});
  });

  it('are not told of more letters than the strata can take, or fewer than their minimums', () => {
    const equal = { draw: { allocation: 'equal' } } as const;
    expect(seatsOf(ZOETERMEER, 30, equal)).toEqual({ 'GM0637/M': 30 });
    expect(seatsOf(ZOETERMEER, 31, equal)).toEqual({});
    const first = { draw: { minimumPerStratum: 3 }, before: [] };
    expect(seatsOf(UTRECHT, 6, first)).toEqual({ 'GM0344/M': 3, 'GM0344/V': 3 });
    expect(seatsOf(UTRECHT, 5, first)).toEqual({});
  });
});
