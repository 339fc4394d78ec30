import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../src/domain/describe-failure.ts';
import { goodRegister, goodRow, read, testHeader, toCsv } from './brp-csv.ts';

const RUNS = 4000;

const base = Buffer.from(
  goodRegister(3) + toCsv([goodRow(4, { surname: '"Proef ""ë"""' }), goodRow(5, { street: 'Zoë"straat' })]),
);

/** A small damage: bytes put in the place of others. */
const damage = fc.record({
  at: fc.integer({ min: 0, max: base.length }),
  removed: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 400 })),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc
      .constantFrom('"', '""', ';"', '";', '\n', '\r\n', '\r', ';', ',', '\u0000', '\uFEFF', '\u001b[2J', 'ë')
      .map((text) => Buffer.from(text)),
  ),
});

function mutate(damages: readonly { at: number; removed: number; put: Uint8Array }[]): Buffer {
  let bytes = base;
  for (const { at, removed, put } of damages) {
    bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + removed)]);
  }
  return bytes;
}

/** What is not in order with the rows and figures of a reading. */
function problemsOf({ result, outcomes, residents, rejected }: ReturnType<typeof read>): string[] {
  const problems: string[] = [];
  // No row is skipped or doubled: the numbers run from 2 without a gap.
  for (const [index, outcome] of outcomes.entries()) {
    const row = outcome.kind === 'resident' ? outcome.resident.row : outcome.rejected.row;
    if (row !== index + 2) problems.push(`row ${row} comes as number ${index}`);
  }
  if (result.ok) {
    const { rowCount, residentCount, rejectedCounts } = result.value;
    const rejectedCount = Object.values(rejectedCounts).reduce((sum, count) => sum + count, 0);
    if (residentCount !== residents.length) problems.push('residents are miscounted');
    if (rejectedCount !== rejected.length) problems.push('rejected rows are miscounted');
    if (rowCount !== outcomes.length) problems.push('rows are miscounted');
    return problems;
  }
  for (const failed of result.failures) {
    const { what, where, remedy } = describeFailure(failed, 'en');
    if (!where.startsWith('register.csv')) problems.push(`no file in "${where}"`);
    if (/Proef\d|Testa|Utrecht/.test(what + where + remedy)) problems.push(`a cell in "${what}"`);
  }
  return problems;
}

describe('a damaged register', () => {
  it('is read or refused, with every row accounted for, the same in any chunks', () => {
    let readCount = 0;
    const damages = fc.array(damage, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(damages, fc.integer({ min: 1, max: 300 }), (list, chunkBytes) => {
        const bytes = mutate(list);
        const whole = read(bytes);
        expect(read(bytes, { chunkBytes })).toEqual(whole);
        expect(problemsOf(whole)).toEqual([]);
        if (whole.result.ok) readCount++;
      }),
      { numRuns: RUNS },
    );
    // Both ways must have been tried often.
    expect(readCount).toBeGreaterThan(RUNS / 10);
    expect(readCount).toBeLessThan((RUNS * 9) / 10);
  });

  it('never loses a row in silence to a quote in the place of any byte but a line end', () => {
    const rowCount = base.toString().split('\n').length - 2;
    const lost: number[] = [];
    for (let at = 0; at < base.length; at++) {
      if (base[at] === 0x0a) continue;
      const bytes = Buffer.from(base);
      bytes[at] = 0x22;
      const { result } = read(bytes);
      if (result.ok && result.value.rowCount !== rowCount) lost.push(at);
    }
    expect(lost).toEqual([]);
  });

  it('is any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const afterHeader = read(Buffer.concat([Buffer.from(toCsv([testHeader])), bytes]));
        expect(afterHeader.outcomes.every((outcome) => outcome.kind === 'rejected')).toBe(true);
        expect(read(bytes).result.ok).toBe(false);
      }),
      { numRuns: RUNS / 2 },
    );
  });
});
