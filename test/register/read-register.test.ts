import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import type { Fields } from './brp-csv.ts';
import { aNumbers, goodRegister, goodRow, read, testHeader, toCsv } from './brp-csv.ts';

/** A register with one row, changed; what came of that row. */
function readOne(changes: Fields) {
  return read(toCsv([testHeader, goodRow(0, changes)]));
}

describe('a good register', () => {
  it('gives a resident for every row, with the row number of a spreadsheet', () => {
    const { result, residents } = read(goodRegister(3));
    expect(result).toMatchObject({
      ok: true,
      value: { rowCount: 3, residentCount: 3, delimiter: ';', header: testHeader },
    });
    expect(residents.map(({ row }) => row)).toEqual([2, 3, 4]);
    expect(residents[0]).toEqual({
      municipality: 'GM0344',
      row: 2,
      personKey: aNumbers(1)[0],
      aNumber: aNumbers(1)[0],
      bsn: '',
      birthDate: { year: 1980, month: 1, day: 2 },
      gender: 'V',
      name: {
        givenNames: 'Testa',
        nobleTitle: '',
        prefix: 'van',
        surname: 'Proef0',
        nameUse: 'E',
        partner: undefined,
      },
      address: {
        addressFunction: 'W',
        street: 'Proefstraat',
        shortStreet: 'Proefstraat',
        houseNumber: '1',
        houseLetter: '',
        houseAddition: '',
        houseDesignation: '',
        postcode: '3511AA',
        place: 'Utrecht',
        locationDescription: '',
        abroad: undefined,
      },
      suspension: '',
      secrecy: 0,
      addressInvestigation: undefined,
      guardianship: '',
      isOutsideMunicipality: false,
      district: 'WK034401',
      readyMade: undefined,
    });
  });

  it('gives the same residents in every dialect', () => {
    const rows = [
      testHeader,
      ...Array.from({ length: 9 }, (_, index) => goodRow(index, { surname: 'Proef, Zoë' })),
    ];
    const expected = read(stringify(rows, { delimiter: ';' })).residents;
    expect(expected).toHaveLength(9);
    for (const delimiter of [';', ',', '\t']) {
      for (const quoted of [false, true]) {
        for (const lineEnd of ['\n', '\r\n', '\r']) {
          for (const mark of ['', '\uFEFF']) {
            for (const chunkBytes of [7, 65_536]) {
              const text = stringify(rows, { delimiter, quoted, record_delimiter: lineEnd });
              expect(read(mark + text, { chunkBytes }).residents).toEqual(expected);
              expect(read(mark + text.slice(0, -lineEnd.length), { chunkBytes }).residents).toEqual(expected);
            }
          }
        }
      }
    }
  });

  it('reads a row the same whether or not its neighbours are quoted or span lines', () => {
    const header = [...testHeader, 'opmerking'];
    const notes = ['', 'los', 'met "aanhaling"', 'over\ntwee regels', 'over\r\ntwee; regels'];
    const rows = notes.map((note, index) => goodRow(index).concat(note));
    const { result, residents } = read(stringify([header, ...rows], { delimiter: ';', quoted_match: /\n/ }));
    expect(result).toMatchObject({ ok: true, value: { rowCount: 5, residentCount: 5 } });
    expect(residents.map(({ name }) => name.surname)).toEqual([
      'Proef0',
      'Proef1',
      'Proef2',
      'Proef3',
      'Proef4',
    ]);
  });

  it('trims cells and brings codes, postcodes and house numbers to one form', () => {
    const { residents } = readOne({
      aNumber: ` ${aNumbers(1)[0]}\t`,
      gender: 'v',
      nobleTitle: 'bs',
      nameUse: 'n',
      partnerSurname: ' Toets ',
      partnerNobleTitle: 'g',
      postcode: ' 3511 aa ',
      houseNumber: '0012',
      houseDesignation: 'TO',
      addressFunction: 'w',
      secrecy: '',
      municipalityCode: 'GM0344',
      district: '\u00a0WK 01/2 ',
    });
    expect(residents).toMatchObject([
      {
        personKey: aNumbers(1)[0],
        gender: 'V',
        name: { nobleTitle: 'BS', nameUse: 'N', partner: { nobleTitle: 'G', prefix: '', surname: 'Toets' } },
        address: { postcode: '3511AA', houseNumber: '12', houseDesignation: 'to', addressFunction: 'W' },
        secrecy: 0,
        district: 'WK 01-2',
      },
    ]);
  });

  it('counts a resident without a district as unknown', () => {
    expect(readOne({ district: '' }).residents[0]?.district).toBe('unknown');
    expect(readOne({ district: '  ' }).residents[0]?.district).toBe('unknown');
  });

  it('takes configured key columns for the person, without a check of their form', () => {
    const text = 'pas;klant;01.02.40;01.03.10;01.04.10;08.11.10;08.11.20;08.11.60;08.11.70\n';
    const row = ';Proef;19800102;M;Proefstraat;1;3511AA;Utrecht\n';
    const { residents, rejected } = read(`${text}7;e\u0301${row};8${row};${row}`, {
      register: { key: ['klant', 'pas'] },
    });
    expect(residents.map(({ personKey }) => personKey)).toEqual(['\u00e9|7', '8|']);
    expect(rejected).toEqual(['4 no-person-key klant']);
  });
});

describe('a row that is no resident', () => {
  it.each<[Fields, string]>([
    [{ aNumber: '' }, 'no-person-key 01.01.10'],
    [{ aNumber: '1234567890' }, 'invalid-person-key 01.01.10'],
    [{ aNumber: '121212' }, 'invalid-person-key 01.01.10'],
    [{ birthDate: '19800230' }, 'invalid-birth-date 01.03.10'],
    [{ birthDate: '' }, 'invalid-birth-date 01.03.10'],
    [{ gender: '' }, 'invalid-gender 01.04.10'],
    [{ gender: 'X' }, 'invalid-gender 01.04.10'],
    [{ suspension: 'Q' }, 'invalid-value 07.67.20'],
    [{ secrecy: '8' }, 'invalid-value 07.70.10'],
    [{ secrecy: 'misschien' }, 'invalid-value 07.70.10'],
    [{ secrecy: '-1' }, 'invalid-value 07.70.10'],
    [{ addressFunction: 'X' }, 'invalid-value 08.10.10'],
    [{ nameUse: 'Q' }, 'invalid-value 01.61.10'],
  ])('%o is rejected as %s', (changes, reason) => {
    const { result, rejected, residents } = readOne(changes);
    expect(rejected).toEqual([`2 ${reason}`]);
    expect(residents).toEqual([]);
    const [code] = reason.split(' ');
    expect(result).toMatchObject({ ok: true, value: { rowCount: 1, rejectedCounts: { [code ?? '']: 1 } } });
  });

  it('stands among the others with its own row number', () => {
    const rows = [
      testHeader,
      goodRow(0),
      goodRow(1, { gender: '?' }),
      goodRow(2),
      ['te', 'kort'],
      goodRow(3),
    ];
    const { result, residents, rejected } = read(toCsv(rows));
    expect(residents.map(({ row }) => row)).toEqual([2, 4, 6]);
    expect(rejected).toEqual(['3 invalid-gender 01.04.10', '5 broken-row -']);
    expect(result).toMatchObject({ ok: true, value: { rowCount: 5, residentCount: 3 } });
  });

  it('is a row with a cell too many or too few', () => {
    const rows = [testHeader, [...goodRow(0), ''], goodRow(1).slice(1), goodRow(2)];
    expect(read(toCsv(rows)).rejected).toEqual(['2 broken-row -', '3 broken-row -']);
  });

  it('is an empty line between rows, but not after the last', () => {
    const [header = '', first = '', second = ''] = toCsv([testHeader, goodRow(0), goodRow(1)]).split('\n');
    const { rejected, residents, result } = read([header, first, '', ' ', second, '', '', '  '].join('\n'));
    expect(rejected).toEqual(['3 broken-row -', '4 broken-row -']);
    expect(residents.map(({ row }) => row)).toEqual([2, 5]);
    expect(result).toMatchObject({ ok: true, value: { rowCount: 4 } });
  });

  it('is no row of another municipality: that resident is read, and marked for the rules of eligibility', () => {
    const rows = [
      testHeader,
      goodRow(0, { municipalityCode: '0637' }),
      goodRow(1, { municipalityCode: '1999', suspension: 'E' }),
      goodRow(2, { municipalityCode: '344' }),
      goodRow(3, { municipalityCode: '' }),
    ];
    const { rejected, residents } = read(toCsv(rows));
    expect(rejected).toEqual([]);
    expect(residents.map(({ isOutsideMunicipality }) => isOutsideMunicipality)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('is a row with bytes that are not UTF-8 or with control characters, and only that row', () => {
    const rows = [testHeader, goodRow(0, { surname: 'Zoë' }), goodRow(1), goodRow(2), goodRow(3)];
    const bytes = Buffer.from(toCsv(rows));
    bytes[bytes.indexOf('Proef1')] = 0xe9;
    bytes[bytes.indexOf('Proef2')] = 0x00;
    const { rejected, residents, failures } = read(bytes);
    expect(failures).toEqual([]);
    expect(rejected).toEqual(['3 unreadable-row 01.02.40', '4 unreadable-row 01.02.40']);
    expect(residents.map(({ row }) => row)).toEqual([2, 5]);
  });

  it('is a row with quotes in the wrong place, and only that row', () => {
    const rows = [
      testHeader,
      goodRow(0),
      goodRow(1, { surname: '"Pro"ef' }),
      goodRow(2, { street: 'De "Proef"' }),
    ];
    const { rejected, residents } = read(toCsv(rows));
    expect(rejected).toEqual(['3 unreadable-row -']);
    expect(residents.map(({ address }) => address.street)).toEqual(['Proefstraat', 'De "Proef"']);
  });
});

describe('any register', () => {
  it('has rows = residents + rejected rows, with ascending row numbers', () => {
    const field = fc.constantFrom<Fields>(
      {},
      {},
      { gender: 'X' },
      { aNumber: '7' },
      { surname: '"Proef; twee"' },
      { surname: 'Zoë' },
      { secrecy: '9' },
      { street: 'A "B" C' },
    );
    fc.assert(
      fc.property(
        fc.array(field, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 500 }),
        (rows, size) => {
          const csv = toCsv([testHeader, ...rows.map((changes, index) => goodRow(index, changes))]);
          const { result, outcomes, residents, rejected } = read(csv, { chunkBytes: size });
          expect(result).toMatchObject({
            ok: true,
            value: { rowCount: rows.length, residentCount: residents.length },
          });
          expect(residents.length + rejected.length).toBe(rows.length);
          const numbers = outcomes.map((outcome) =>
            outcome.kind === 'resident' ? outcome.resident.row : outcome.rejected.row,
          );
          expect(numbers).toEqual(rows.map((_, index) => index + 2));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('comes through the window in many blocks without losing a row', () => {
    const rows = Array.from({ length: 9000 }, (_, index) =>
      goodRow(index, { surname: index % 1000 === 999 ? '"Proef ""zoë"""' : `Proef${index}` }),
    );
    const { result, residents } = read(toCsv([testHeader, ...rows]), { chunkBytes: 1_000_003 });
    expect(result).toMatchObject({ ok: true, value: { rowCount: 9000, residentCount: 9000 } });
    expect(residents[8998]).toMatchObject({ row: 9000, name: { surname: 'Proef8998' } });
    expect(residents[8999]).toMatchObject({ row: 9001, name: { surname: 'Proef "zoë"' } });
  });
});
