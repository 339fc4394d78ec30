import seedrandom from 'seedrandom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialOf } from '../../src/draw/binomial.ts';
import type { SeenResponse } from '../../src/draw/shrink-responses.ts';
import { shrinkResponses, spreadOf } from '../../src/draw/shrink-responses.ts';

const seen = (signUpCount: number, letterCount: number): SeenResponse => ({ letterCount, signUpCount });
const same = (count: number, share: number): number[] => Array.from({ length: count }, () => share);

const anySeen = fc
  .array(
    fc.nat(60).chain((letters) => fc.nat(letters).map((signUps) => seen(signUps, letters))),
    { minLength: 1, maxLength: 12 },
  )
  .filter((all) => all.some(({ letterCount }) => letterCount > 0));

describe('response rates from little data', () => {
  it('are what the settings expect when no letter was sent', () => {
    expect(shrinkResponses([seen(0, 0), seen(0, 0)], [0.05, 0.1])).toEqual([0.05, 0.1]);
  });

  it('are the same for all strata when these differ no more than chance makes them', () => {
    const rates = shrinkResponses([seen(9, 100), seen(10, 100), seen(11, 100)], same(3, 0.1));
    expect(rates).toEqual(same(3, 0.1));
  });

  it('lie between the own rate and that of all, nearer to the own one where there are more letters', () => {
    const all = [seen(30, 100), seen(3, 10), seen(40, 1000), seen(2, 50), seen(0, 0)];
    const rates = shrinkResponses(all, same(5, 0.1));
    const [large = 0, small = 0, low = 0, , none = 0] = rates;
    // 175 sign-ups would be (75 + 10) / (1160 + 100).
    expect(none).toBeCloseTo(85 / 1260, 12);
    expect(small).toBeGreaterThan(none);
    expect(large).toBeGreaterThan(small);
    expect(large).toBeLessThan(0.3);
    expect(low).toBeGreaterThan(0.04);
    expect(low).toBeLessThan(none);
  });

  it('counts what all strata answered for as many letters as their spread tells', () => {
    const all = [seen(5, 100), seen(20, 100), seen(12, 50)];
    // 37 sign-ups and what is expected of 100 letters more, against 25 and the same.
    const mean = (0.1 * (37 + 10)) / (25 + 10);
    const spread = spreadOf(all, same(3, mean));
    expect(spread).toBeGreaterThan(0.01);
    expect(spread).toBeLessThan(0.2);
    const letters = (1 - spread) / spread;
    const rates = shrinkResponses(all, same(3, 0.1));
    for (const [place, { signUpCount, letterCount }] of all.entries()) {
      expect(rates[place]).toBeCloseTo((signUpCount + letters * mean) / (letterCount + letters), 12);
    }
  });

  it('keep the ratios that the settings expect, as far as the letters do not say otherwise', () => {
    const [young = 0, old = 0] = shrinkResponses([seen(5, 100), seen(10, 100)], [0.05, 0.1]);
    expect(old / young).toBeCloseTo(2, 12);
    // Two thirds of what was expected came in; with 100 letters as expected that is (20 + 15) / (30 + 15) of it.
    const fewer = shrinkResponses([seen(7, 100), seen(13, 100)], [0.1, 0.2]);
    expect(fewer[0]).toBeCloseTo((0.1 * 35) / 45, 12);
  });

  it('never reach 0 while some response is expected, nor leave the shares from 0 to 1', () => {
    fc.assert(
      fc.property(anySeen, fc.double({ min: 0.001, max: 1, noNaN: true }), (all, share) => {
        for (const rate of shrinkResponses(all, same(all.length, share))) {
          expect(rate).toBeGreaterThanOrEqual(0);
          expect(rate).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
    expect(
      Math.min(
        ...shrinkResponses(
          same(40, 0).map(() => seen(0, 20)),
          same(40, 0.09),
        ),
      ),
    ).toBeGreaterThan(0.009);
  });

  it('rest on the spread by Kleinman: checked by hand', () => {
    // X = 10*(.5-.25)^2/.1875 + 10*(0)^2/.1875 + 20*(.125)^2/.1875 = 3.3333 + 0 + 1.6667 = 5; m-1 = 2; 40 - 600/40 - 2 = 23.
    const all = [seen(5, 10), seen(0, 0), seen(2.5, 10), seen(2.5, 20)];
    expect(spreadOf(all, same(4, 0.25))).toBeCloseTo(3 / 23, 12);
    expect(spreadOf([seen(5, 10)], [0.25])).toBe(0);
    expect(spreadOf([seen(1, 1), seen(0, 1)], same(2, 0.5))).toBe(0);
  });

  it('recover a known spread, and come nearer to the true rates than the rates as observed', () => {
    const random = seedrandom('strata with a beta-distributed response');
    // Beta(2, 18): mean 0.1, spread 1 / (2 + 18 + 1). The smallest but one of 19 uniform numbers has it.
    const trueRates = Array.from(
      { length: 600 },
      () => Array.from({ length: 19 }, () => random()).sort((left, right) => left - right)[1] ?? 0,
    );
    const all = trueRates.map((rate, index) => {
      const letterCount = [5, 20, 80][index % 3] ?? 0;
      return seen(drawBinomial(letterCount, rate, random()), letterCount);
    });
    expect(spreadOf(all, same(600, 0.1))).toBeGreaterThan(0.75 / 21);
    expect(spreadOf(all, same(600, 0.1))).toBeLessThan(1.25 / 21);
    const rates = shrinkResponses(all, same(600, 0.1));
    const errorOf = (estimates: readonly number[]): number =>
      estimates.reduce((sum, estimate, place) => sum + (estimate - (trueRates[place] ?? 0)) ** 2, 0);
    const observed = all.map(({ signUpCount, letterCount }) => signUpCount / letterCount);
    expect(errorOf(rates)).toBeLessThan(0.6 * errorOf(observed));
    expect(errorOf(rates)).toBeLessThan(0.8 * errorOf(same(600, 0.1)));
  });
});

function drawBinomial(trials: number, chance: number, uniform: number): number {
  const { first, probabilities } = binomialOf(trials, chance);
  let sum = 0;
  const place = probabilities.findIndex((probability) => (sum += probability) > uniform);
  return first + (place === -1 ? probabilities.length - 1 : place);
}
