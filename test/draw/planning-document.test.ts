/** docs/planning.md: its worked table is what the program rounds, and its Python what the program divides. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocationNames } from '../../src/domain/settings/draw-settings.ts';
import { divideLetters } from '../../src/draw/divide-letters.ts';
import { seatChancesOf } from '../../src/draw/round-seats.ts';
import { measureOf, responsesOf, sizeOf } from '../../src/draw/stratum-sizes.ts';
import { roundByHamilton, SWISS_REGIONS } from './hamilton.ts';

const document = readFileSync(new URL('../../docs/planning.md', import.meta.url), 'utf8');

const LETTERS = 10;

/** The rows of the worked table, cells joined by a bar. */
function workedRows(): string[] {
  const total = SWISS_REGIONS.reduce((sum, size) => sum + size, 0);
  const hamilton = roundByHamilton(SWISS_REGIONS, LETTERS);
  return SWISS_REGIONS.map((size, place) => {
    const chances = seatChancesOf(BigInt(size), BigInt(total), LETTERS);
    const average = chances.reduce((sum, { seatCount, probability }) => sum + seatCount * probability, 0);
    const systematic = chances.map(
      ({ seatCount, probability }) => `${seatCount} (${(probability * 100).toFixed(0)}%)`,
    );
    return [
      place + 1,
      size,
      ((size * LETTERS) / total).toFixed(2),
      hamilton[place] ?? '',
      systematic.join(' or '),
      average.toFixed(2),
    ].join('|');
  });
}

/** What Python and the program are both asked. */
const anyCase = fc
  .record({
    allocation: fc.constantFrom(...allocationNames),
    exponentHundredths: fc.nat(100),
    compensateResponse: fc.boolean(),
    overall: fc.integer({ min: 1, max: 400_000 }),
    strata: fc.array(
      fc.record({
        residents: fc.integer({ min: 1, max: 90_000 }),
        deviation: fc.integer({ min: 1, max: 2_000_000 }),
        // Products of three factors are beyond what a float can hold.
        factor: fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 500_000, max: 2_000_000 }))),
        least: fc.nat(5),
        room: fc.option(fc.nat(9), { nil: null }),
      }),
      { minLength: 1, maxLength: 7 },
    ),
    extra: fc.nat(40),
  })
  .map(({ strata, extra, ...rest }) => {
    const least = strata.map((stratum) => stratum.least);
    const most = strata.map(({ least: from, room }) => (room === null ? null : from + room));
    const taken = least.reduce((sum, count) => sum + count, 0);
    const letters = Math.min(
      taken + extra,
      most.reduce<number>((sum, count) => sum + (count ?? 1000), 0),
    );
    return {
      draw: {
        allocation: rest.allocation,
        exponentHundredths: rest.exponentHundredths,
        compensateResponse: rest.compensateResponse,
      },
      overall: rest.overall,
      residents: strata.map(({ residents }) => residents),
      deviations: strata.map(({ deviation }) => deviation),
      factors: strata.map(({ factor }) =>
        String(factor.reduce((product, each) => product * BigInt(each), 1n)),
      ),
      least,
      most,
      letters,
    };
  });
type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

function answerOf({ draw, overall, residents, deviations, factors, least, most, letters }: Case): string {
  const rule = { ...draw, exponent: draw.exponentHundredths / 100 };
  const responses = responsesOf(residents, factors.map(BigInt), overall).map((each) =>
    each > 1n ? each : 1n,
  );
  const sizes = residents.map((count, place) =>
    sizeOf(rule, measureOf(rule, count, deviations[place]), Number(responses[place])),
  );
  const bounds = least.map((count, place) => ({ least: count, most: most[place] ?? undefined }));
  const { fixedSeatCounts, roundedLetterCount, roundedSizes } = divideLetters(sizes, letters, bounds);
  return [
    responses.join(' '),
    sizes.join(' '),
    fixedSeatCounts.map((count) => count ?? '-').join(' '),
    roundedLetterCount,
    roundedSizes.join(' '),
  ].join(' | ');
}

const PYTHON_DRIVER = `
import json, sys
for line in sys.stdin:
    case = json.loads(line)
    found = [max(1, p) for p in responses(case["residents"], [int(f) for f in case["factors"]], case["overall"])]
    measures = [measure(case["draw"], n, d) for n, d in zip(case["residents"], case["deviations"])]
    sizes = [size(case["draw"], a, p) for a, p in zip(measures, found)]
    fixed, left, rounded = divide(sizes, case["letters"], case["least"], case["most"])
    parts = [found, sizes, ["-" if f is None else f for f in fixed], [left], rounded]
    print(" | ".join(" ".join(str(each) for each in part) for part in parts))
`;

describe('docs/planning.md', () => {
  it('shows in its worked table what Hamilton and systematic rounding give', () => {
    const table =
      /<!-- worked table[^\n]*-->\n([\s\S]*?)<!-- end of worked table -->/.exec(document)?.[1] ?? '';
    const rows = table
      .trim()
      .split('\n')
      .map((line) =>
        line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim())
          .join('|'),
      );
    expect(rows.slice(2)).toEqual(workedRows());
  });

  it('has formulas in Python that divide letters as the program does', () => {
    const code = /```python\n([\s\S]*?)```/.exec(document)?.[1] ?? '';
    const cases = fc.sample(anyCase, { numRuns: 300, seed: 4 });
    const python = spawnSync('python3', ['-c', code + PYTHON_DRIVER], {
      input: cases.map((each) => JSON.stringify(each)).join('\n'),
      encoding: 'utf8',
    });
    expect(python.stderr).toBe('');
    expect(python.stdout.trim().split('\n')).toEqual(cases.map(answerOf));
  });
});
