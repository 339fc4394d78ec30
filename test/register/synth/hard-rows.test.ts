import { describe, expect, it } from 'vitest';
import { SettingsSchema } from '../../../src/domain/settings/settings-schema.ts';
import { readRegister } from '../../../src/register/read-register.ts';
import type { HardRowKind } from '../../../src/register/synth/hard-row-shares.ts';
import { countHardRows, hardRowKinds, hardRowShares } from '../../../src/register/synth/hard-row-shares.ts';
import type { SyntheticRow } from './read-synthetic.ts';
import { field, groupBy, isANumber, isBsn, readResidents, readRows, synthesize } from './read-synthetic.ts';

const RESIDENT_COUNT = 60_000;
const registers = synthesize(RESIDENT_COUNT, 'hard rows');

/** Characters from 0080 to 009F in Windows-1252 that the BRP holds too. */
const windows1252Extras = 'ŒœŠšŸŽž';
const isBeyondWindows1252 = (text: string): boolean =>
  text.split('').some((character) => character > '\u00ff' && !windows1252Extras.includes(character));

/** The BRP's letters and signs (Logisch Ontwerp 2025.Q1, tables 5.2 and 5.3) that can occur here, as ranges. */
const BRP_CHARACTERS =
  /^[ !-\][_a-z|\u00a1-\u00a5\u00a7\u00aa\u00ab\u00b0-\u00b3\u00b5-\u00b7\u00ba-\u00cf\u00d1-\u00ff\u0100-\u0113\u0116-\u012b\u012e-\u0131\u0134-\u014d\u0150-\u017e\u2126]*$/u;

const recognise: Readonly<Partial<Record<HardRowKind, (row: SyntheticRow) => boolean>>> = {
  partialBirthDates: (row) => field(row, '01.03.10').endsWith('00'),
  secret: (row) => field(row, '07.70.10') !== '0',
  postalAddresses: (row) => field(row, '08.10.10') === 'B',
  beyondWindows1252: (row) => isBeyondWindows1252(field(row, '01.02.40')),
  sexUnknown: (row) => field(row, '01.04.10') === 'O',
  withoutGivenNames: (row) => field(row, '01.02.10') === '',
  oneLetterNames: (row) => field(row, '01.02.10').length === 1,
  nobleTitles: (row) => field(row, '01.02.20') !== '',
  longNames: (row) => field(row, '01.02.40').includes(' tot '),
  locationOnly: (row) => field(row, '08.12.10') !== '' && field(row, '08.11.60') === '',
  houseDesignations: (row) => ['to', 'by'].includes(field(row, '08.11.50')),
  withoutDistrict: (row) => field(row, 'wijk') === '',
};

describe('the hard rows of a synthetic register', () => {
  it.each(registers.map((register) => ({ register, name: register.municipalityName })))(
    'are exactly as many as it says, in $name',
    ({ register }) => {
      const residents = readResidents(register);
      for (const [kind, isKind] of Object.entries(recognise)) {
        expect({ kind, count: residents.filter(isKind).length }).toEqual({
          kind,
          count: register.counts.hardRows[kind as HardRowKind],
        });
      }
      const rows = readRows(register);
      const suspended = rows.filter((row) => field(row, '07.67.20') !== '');
      const deceased = suspended.filter((row) => field(row, '07.67.20') === 'O');
      expect(deceased.length).toBe(register.counts.hardRows.deceased);
      expect(suspended.length - deceased.length).toBe(register.counts.hardRows.gone);
    },
  );

  it.each(hardRowKinds)('come in their known proportion: %s', (kind) => {
    for (const { counts } of registers) {
      const expected = counts.residents * hardRowShares[kind].share;
      expect(Math.abs(counts.hardRows[kind] - expected)).toBeLessThanOrEqual(
        kind === 'broken' ? Math.max(1, 8 - expected) : 1,
      );
    }
  });

  it('add up: every row is a resident, somebody who has gone, a second row, or broken', () => {
    for (const { counts, lines } of registers) {
      const { deceased, gone, exactDuplicates, movedDuplicates, broken } = counts.hardRows;
      expect([...lines()].length - 1).toBe(counts.rows);
      expect(counts.rows).toBe(
        counts.residents + deceased + gone + exactDuplicates + movedDuplicates + broken,
      );
    }
  });

  it('has second rows that are the same once more, and second rows at another address', () => {
    for (const register of registers) {
      const rows = readRows(register).filter((row) => isANumber(field(row, '01.01.10')));
      const twice = [...groupBy(rows, (row) => field(row, '01.01.10')).values()].filter(
        (ofPerson) => ofPerson.length > 1,
      );
      const exact = twice.filter(([first, second]) => JSON.stringify(first) === JSON.stringify(second));
      expect(exact.length).toBe(register.counts.hardRows.exactDuplicates);
      expect(twice.length - exact.length).toBe(register.counts.hardRows.movedDuplicates);
    }
  });

  it.each([0, 499, 500, 2_000])(
    'shows at least one of each kind from 500 residents on (%i)',
    (residentCount) => {
      const counts = Object.values(countHardRows(residentCount));
      expect(counts.every((count) => count > 0)).toBe(residentCount >= 500);
    },
  );

  it('is read by the BRP preset with every broken row rejected for its own reason, and nothing lost', () => {
    const settings = SettingsSchema.shape.register.parse({});
    for (const register of registers) {
      const context = { file: 'register.csv', municipality: register.municipality };
      const read = readRegister(
        [Buffer.from([...register.chunks()].join(''))],
        settings,
        context,
        () => undefined,
      );
      const broken = register.counts.brokenRows;
      expect(read).toMatchObject({
        ok: true,
        value: {
          rowCount: register.counts.rows,
          residentCount: register.counts.rows - register.counts.hardRows.broken,
          rejectedCounts: {
            'broken-row': broken.tooFewFields + broken.tooManyFields,
            'unreadable-row': broken.strayQuote,
            'no-person-key': broken.noPersonKey,
            'invalid-person-key': broken.invalidANumber,
            'invalid-birth-date': broken.invalidBirthDate,
            'invalid-gender': broken.invalidSex,
            'invalid-value': broken.invalidSecrecy,
          },
        },
      });
    }
  });
});

describe('the rows of a synthetic register', () => {
  const residents = registers.flatMap(readResidents);

  it('have an A-nummer and a BSN that satisfy their checks, different for everybody in both municipalities', () => {
    const aNumbers = residents.map((row) => field(row, '01.01.10'));
    const bsns = residents.map((row) => field(row, '01.01.20'));
    expect(aNumbers.filter((text) => !isANumber(text))).toEqual([]);
    expect(bsns.filter((text) => !isBsn(text))).toEqual([]);
    expect(new Set(aNumbers).size).toBe(RESIDENT_COUNT);
    expect(new Set(bsns).size).toBe(RESIDENT_COUNT);
  });

  it('hold only characters of the BRP, among them ş ğ ł č ő ē', () => {
    const names = residents.map((row) => `${field(row, '01.02.10')} ${field(row, '01.02.40')}`);
    const texts = residents.flatMap((row) => Object.values(row));
    expect(texts.filter((text) => !BRP_CHARACTERS.test(text))).toEqual([]);
    const all = names.join('').toLowerCase();
    expect('şğłčőē'.split('').filter((character) => !all.includes(character))).toEqual([]);
  });

  it('hold names that begin with IJ and Th, several given names, and diacritics inside Windows-1252', () => {
    const givenNames = residents.map((row) => field(row, '01.02.10'));
    for (const pattern of [/^IJ/, /^Th/, /^\S+ \S+ \S+$/, /[éëï]/]) {
      expect(givenNames.some((names) => pattern.test(names))).toBe(true);
    }
    expect(residents.some((row) => /[üöçñé]/.test(field(row, '01.02.40')))).toBe(true);
  });

  it('quote only what RFC 4180 asks to quote', () => {
    const quoted = registers.flatMap((register) =>
      [...register.lines()].filter((line) => line.includes('"')),
    );
    const whole = quoted.filter((line) => !line.includes(';"Kade" '));
    expect(whole.length).toBeGreaterThan(0);
    for (const line of whole) expect(line).toMatch(/;"[^"]*(?:;|"")[^"]*(?:""[^"]*)*";/);
  });

  it('stand in no order of household: neighbours in the file rarely share a postcode', () => {
    const rows = registers.slice(0, 1).flatMap(readRows);
    const same = rows.filter(
      (row, index) => index > 0 && field(row, '08.11.60') === rows[index - 1]?.['08.11.60'],
    );
    expect(same.length / rows.length).toBeLessThan(0.02);
  });
});
