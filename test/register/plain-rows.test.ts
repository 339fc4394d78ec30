import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/domain/settings/settings-schema.ts';
import { openRegister } from '../../src/register/open-register.ts';
import type { PlainRow } from '../../src/register/plain-rows.ts';
import { createQuickReader } from '../../src/register/plain-rows.ts';
import type { BlockOutcome, BlockReport } from '../../src/register/read-block.ts';
import { readBlock } from '../../src/register/read-block.ts';
import { createRowReader } from '../../src/register/resident-of-row.ts';
import { chunksOf, context, goodRegister, goodRow, settings, testHeader, toCsv } from './brp-csv.ts';
import { damage, registerForms } from './fuzzed-registers.ts';
import { oddRegister } from './odd-cells.ts';

interface Reading {
  readonly outcomes: readonly BlockOutcome[];
  readonly reports: readonly BlockReport[];
  readonly plainCount: number;
}

type Options = Partial<Pick<Settings['register'], 'encoding' | 'dialect' | 'key'>>;

/** Reads a register both ways; no reading when it is refused at the header. */
function readBothWays(bytes: Buffer, options: Options = {}, districts?: ReadonlyMap<string, string>) {
  const read = (isQuick: boolean): Reading | undefined => {
    const ownContext = { ...context, districts };
    const opened = openRegister(chunksOf(bytes, 4096), { ...settings, ...options }, ownContext);
    if (!opened.ok) return undefined;
    const { layout, dialect, blocks } = opened.value;
    const reader = { layout, dialect, context: ownContext, readRow: createRowReader(layout, ownContext) };
    const quick = createQuickReader(reader);
    const outcomes: BlockOutcome[] = [];
    let plainCount = 0;
    const onOutcome = (outcome: BlockOutcome | PlainRow): void => {
      if (outcome.kind === 'plain') {
        plainCount++;
        expectSeenRight(outcome);
        outcomes.push({ kind: 'resident', resident: outcome.readResident() });
      } else outcomes.push(outcome);
    };
    const reports = Array.from(blocks, (block) =>
      isQuick ? quick(block, onOutcome) : readBlock(block, reader, onOutcome),
    );
    return { outcomes, reports, plainCount };
  };
  return { quick: read(true), general: read(false) };
}

/** What a plain row says of its resident without a text is what the resident says. */
function expectSeenRight(plain: PlainRow): void {
  const { row, birthDate, district, codes } = plain;
  const { municipality, gender, suspension, isOutsideMunicipality } = codes;
  expect(plain.readResident()).toMatchObject({
    row,
    birthDate,
    district,
    municipality,
    gender,
    suspension,
    isOutsideMunicipality,
    personKey: Buffer.from(plain.bytes)
      .subarray(plain.cells.starts[plain.keyCell], plain.cells.ends[plain.keyCell])
      .toString(),
  });
}

function expectSame({ quick, general }: ReturnType<typeof readBothWays>): number {
  expect(quick?.outcomes).toEqual(general?.outcomes);
  expect(quick?.reports).toEqual(general?.reports);
  return quick?.plainCount ?? 0;
}

function plainCountOf(rows: readonly (readonly string[])[], options: Options = {}): number {
  return expectSame(readBothWays(Buffer.from(toCsv([testHeader, ...rows])), options));
}

describe('reading plain rows quickly', () => {
  it('comes to the same as the general way, for rows with odd cells among usual ones', () => {
    let plainCount = 0;
    let rowCount = 0;
    fc.assert(
      fc.property(oddRegister, (bytes) => {
        const both = readBothWays(bytes);
        plainCount += expectSame(both);
        rowCount += both.general?.outcomes.length ?? 0;
      }),
      { numRuns: 700 },
    );
    // Both ways must have been gone often.
    expect(plainCount).toBeGreaterThan(rowCount / 10);
    expect(plainCount).toBeLessThan((rowCount * 9) / 10);
  });

  it('comes to the same for damaged registers of every dialect and encoding', () => {
    const random = seedrandom('plain rows');
    let plainCount = 0;
    for (let file = 0; file < 1500; file++) {
      const form = registerForms[file % registerForms.length];
      if (form === undefined) break;
      const { dialect, encoding } = form;
      plainCount += expectSame(readBothWays(damage(form.bytes, random), { dialect, encoding }));
    }
    expect(plainCount).toBeGreaterThan(500);
  });

  it('gives the district of a postcode table', () => {
    const districts = new Map([
      ['3511AA', 'Binnenstad'],
      ['3512', 'Oost'],
    ]);
    const rows = ['3511AA', '3512AB', '3511 aa', '9999XX', '3511AA'].map((postcode, index) =>
      goodRow(index, { postcode }),
    );
    const both = readBothWays(Buffer.from(toCsv([testHeader, ...rows])), {}, districts);
    expect(expectSame(both)).toBe(5);
    const found = both.quick?.outcomes.map((each) => each.kind === 'resident' && each.resident.district);
    expect(found).toEqual(['Binnenstad', 'Oost', 'Binnenstad', 'unknown', 'Binnenstad']);
  });

  it('sees every row of a usual register', () => {
    const both = readBothWays(Buffer.from(goodRegister(300)));
    expect(expectSame(both)).toBe(300);
  });

  it.each([
    ['a key of one column', { key: ['01.02.40'] }, 2],
    ['a key of two columns', { key: ['01.01.10', '01.02.40'] }, 0],
  ])('with %s', (_, options, expected) => {
    const rows = [goodRow(0), goodRow(1), goodRow(2, { surname: 'Zoë' }), goodRow(3, { surname: '' })];
    expect(plainCountOf(rows, options)).toBe(expected);
  });

  it.each([
    ['a quote', { surname: '"Proef"' }],
    ['a control character', { surname: 'Pr\u0007oef' }],
    ['a control character beyond ASCII', { surname: 'Pr\u0085oef' }],
    ['white space around a code', { gender: ' V' }],
    ['a date in another form', { birthDate: '1980-01-02' }],
    ['a day that does not exist', { birthDate: '19800230' }],
    ['a wrong A-nummer', { aNumber: '1234567890' }],
    ['an unknown code', { secrecy: '9' }],
    ['another number of cells', { surname: 'a;b' }],
  ])('leaves a row with %s to the general way', (_, changes) => {
    expect(plainCountOf([goodRow(0), goodRow(1, changes), goodRow(2)])).toBe(2);
  });
});
