import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import type { PostedLetters } from '../../src/report/forecast-sign-ups.ts';
import { distributeFinalSignUps, forecastSignUps } from '../../src/report/forecast-sign-ups.ts';

const UNTIL_CLOSING_DAYS = 28;

/** Letters after some days, of which each brings a sign-up with a chance and after a delay that falls off as e^(-t/8). */
function simulate(seed: string, letterCount: number, chance: number, sinceDays: number) {
  const random = seedrandom(seed);
  const signUpsByDelay = new Map<number, number>();
  let reachedCount = 0;
  let finalCount = 0;
  for (let letter = 0; letter < letterCount; letter++) {
    if (random() >= chance) continue;
    const delay = Math.floor(-8 * Math.log(1 - random()));
    if (delay <= UNTIL_CLOSING_DAYS) finalCount += 1;
    if (delay > sinceDays) continue;
    reachedCount += 1;
    signUpsByDelay.set(delay, (signUpsByDelay.get(delay) ?? 0) + 1);
  }
  const letters: PostedLetters = {
    sinceDays,
    untilClosingDays: UNTIL_CLOSING_DAYS,
    signUpsByDelay,
    openCount: letterCount - reachedCount,
    closedCount: 0,
  };
  return { letters, reachedCount, finalCount };
}

function forecast(letters: readonly PostedLetters[], expectedResponse = 0.09) {
  return forecastSignUps([distributeFinalSignUps(letters, expectedResponse)]);
}

describe('the forecast of sign-ups', () => {
  it.each([3, 7, 14, 21])('holds the final number in its interval nearly always, after %i days', (days) => {
    const hits = Array.from({ length: 12 }, (_, run) => {
      const { letters, finalCount } = simulate(`${days} ${run}`, 3000, 0.05 + 0.006 * run, days);
      const { from, to } = forecast([letters]).interval;
      return from <= finalCount && finalCount <= to;
    });
    expect(hits.filter(Boolean).length).toBeGreaterThanOrEqual(11);
  });

  it('becomes narrower and better as answers come in', () => {
    const widths = [2, 7, 14, 21].map((days) => {
      const { letters, finalCount } = simulate('narrower', 5000, 0.08, days);
      const { expectedCount, interval } = forecast([letters]);
      return { width: interval.to - interval.from, error: Math.abs(expectedCount - finalCount) / finalCount };
    });
    expect(widths.map(({ width }) => width)).toEqual(
      widths.map(({ width }) => width).toSorted((a, b) => b - a),
    );
    expect(widths.at(-1)?.error).toBeLessThan(0.05);
  });

  it('begins at what the settings expect', () => {
    const letters = { ...simulate('begin', 4000, 0, 0).letters };
    const { expectedCount, interval } = forecast([{ ...letters, sinceDays: 0 }], 0.1);
    expect(expectedCount).toBeGreaterThan(150);
    expect(expectedCount).toBeLessThan(450);
    expect(interval.from).toBeLessThan(interval.to);
  });

  it('is what is reached after the closing date, and when nobody is left to answer', () => {
    const { letters, reachedCount } = simulate('closed', 2000, 0.1, 28);
    const reached = { expectedCount: reachedCount, interval: { from: reachedCount, to: reachedCount } };
    expect(forecast([{ ...letters, sinceDays: 29 }])).toEqual(reached);
    expect(forecast([{ ...letters, sinceDays: 3, openCount: 0, closedCount: 1800 }])).toEqual(reached);
    expect(forecast([])).toEqual({ expectedCount: 0, interval: { from: 0, to: 0 } });
  });

  it('counts who declined as nobody to come', () => {
    const { letters } = simulate('declined', 2000, 0.1, 7);
    const some = { ...letters, openCount: letters.openCount - 900, closedCount: 900 };
    expect(forecast([some]).expectedCount).toBeLessThan(forecast([letters]).expectedCount);
  });

  it('adds municipalities up', () => {
    const one = distributeFinalSignUps([simulate('one', 2000, 0.1, 7).letters], 0.09);
    const other = distributeFinalSignUps([simulate('other', 1000, 0.06, 7).letters], 0.09);
    const [left, right, both] = [[one], [other], [one, other]].map(forecastSignUps);
    expect(both?.expectedCount).toBeCloseTo((left?.expectedCount ?? 0) + (right?.expectedCount ?? 0), 6);
  });
});
