import { describe, expect, it } from 'vitest';
import type { SheetContext, StoredBatch, StoredSheet } from '../../src/audit/compare-sheets.ts';
import { compareRevokedCodes, compareSheets } from '../../src/audit/compare-sheets.ts';
import { describeDifference } from '../../src/audit/describe-difference.ts';

const RENDERED = '2027-01-06T09:00:00.000Z';
const POSTED = '2027-01-11T16:00:00.000Z';
const VOIDED = '2027-01-10T09:00:00.000Z';

const batch: StoredBatch = {
  batchId: 'w1-GM0344-001',
  wave: 1,
  municipality: 'GM0344',
  letterCount: 2,
  renderedAt: RENDERED,
  printedAt: null,
  postedAt: POSTED,
};
const sheet: StoredSheet = {
  letterId: 1,
  batchId: batch.batchId,
  sequence: 1,
  invitationId: '1-000001',
  version: 1,
  outcome: 'posted',
  outcomeAt: POSTED,
  replaces: null,
};
const second: StoredSheet = {
  ...sheet,
  letterId: 2,
  sequence: 2,
  invitationId: '1-000002',
  outcome: 'void',
  outcomeAt: VOIDED,
};
const whole: SheetContext = {
  batches: [batch],
  sheets: [sheet, second],
  invitations: new Map(
    ['1-000001', '1-000002'].map((id) => [id, { wave: 1, version: 1, municipality: 'GM0344' }]),
  ),
};

function found(changes: Partial<SheetContext>): readonly string[] {
  return compareSheets({ ...whole, ...changes }).map((difference) => {
    expect(describeDifference(difference, 'en').what).toMatch(/\.$/);
    return `${difference.code} ${'what' in difference.params ? difference.params.what : ''}`.trim();
  });
}

describe('the sheets of paper', () => {
  it('fit when nothing was touched', () => {
    expect(found({})).toEqual([]);
  });

  it.each([
    ['a letter that is not there', { sheets: [sheet] }, ['letters.batch-count']],
    [
      'a letter of no batch',
      { sheets: [sheet, { ...second, batchId: 'w9' }] },
      ['letters.batch-count', 'letters.sheet-differs batch'],
    ],
    [
      'a letter of another wave',
      { batches: [{ ...batch, wave: 2 }] },
      ['letters.sheet-differs wave', 'letters.sheet-differs wave'],
    ],
    [
      'a letter of no invitation',
      { invitations: new Map([...whole.invitations].slice(1)) },
      ['letters.sheet-differs wave', 'letters.sheet-differs municipality', 'letters.sheet-differs code'],
    ],
    [
      'a letter with a code to come',
      { sheets: [{ ...sheet, version: 2 }, second] },
      ['letters.sheet-differs code'],
    ],
    [
      'a letter that its batch did not post',
      { batches: [{ ...batch, postedAt: null }] },
      ['letters.outcome-differs', 'letters.outcome-differs'],
    ],
    [
      'a letter that was posted at another time',
      { sheets: [{ ...sheet, outcomeAt: RENDERED }, second] },
      ['letters.outcome-differs'],
    ],
    [
      'a letter that nothing replaces',
      { sheets: [{ ...sheet, outcome: 'replaced' as const }, second] },
      ['letters.outcome-differs'],
    ],
  ])('show %s', (_, changes, expected) => {
    expect(found(changes)).toEqual(expected);
  });

  it('may be printed and not posted, or only made', () => {
    for (const [changes, outcome, outcomeAt] of [
      [{ postedAt: null, printedAt: VOIDED }, 'printed', VOIDED],
      [{ postedAt: null }, 'rendered', RENDERED],
    ] as const) {
      const sheets = [{ ...sheet, outcome, outcomeAt }, second];
      expect(found({ batches: [{ ...batch, ...changes }], sheets })).toEqual([]);
      expect(found({ batches: [{ ...batch, ...changes }] })).not.toEqual([]);
    }
  });

  it('are counted as 0 in a batch that has none, and are of wave 0 without an invitation', () => {
    expect(compareSheets({ ...whole, sheets: [] })).toMatchObject([{ recorded: '2', recomputed: '0' }]);
    const [wave, municipality] = compareSheets({ ...whole, sheets: [sheet, second], invitations: new Map() });
    expect(wave).toMatchObject({ recorded: '1', recomputed: '0' });
    expect(municipality).toMatchObject({ recorded: 'GM0344', recomputed: 'none' });
  });

  it('may be replaced by a letter of a batch that was made then', () => {
    const reprint = { ...batch, batchId: 'w1-GM0344-reprint-001', letterCount: 1, renderedAt: VOIDED };
    const sheets = [
      { ...sheet, outcome: 'replaced' as const, outcomeAt: VOIDED },
      second,
      { ...sheet, letterId: 3, batchId: reprint.batchId, replaces: 1 },
    ];
    expect(found({ batches: [batch, reprint], sheets })).toEqual([]);
  });
});

const lookup = (id: string, version: number): string => `${id}/${version}`;

const codes = (versions: readonly number[], version: number): readonly string[] =>
  compareRevokedCodes(
    versions.map((each) => ({ invitationId: '1-000001', version: each, codeLookup: `1-000001/${each}` })),
    new Map([['1-000001', version]]),
    lookup,
  ).map(({ code }) => code);

describe('the codes that were revoked', () => {
  it('are all the earlier ones of a letter, and none else', () => {
    expect(codes([], 1)).toEqual([]);
    expect(codes([1, 2], 3)).toEqual([]);
    expect(codes([1], 3)).toEqual(['letters.version']);
    expect(codes([1], 1)).toEqual(['letters.revoked-code', 'letters.version']);
  });
});
