import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../src/domain/describe-failure.ts';
import { readRegister } from '../../src/register/read-register.ts';
import { context, goodRegister, goodRow, read, settings, testFields, testHeader, toCsv } from './brp-csv.ts';

const header = toCsv([testHeader]);

describe('a file that is no register', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'register.empty'],
    ['a byte order mark only', '\uFEFF', 'register.empty'],
    ['a header only', header, 'register.no-rows'],
    ['a header only, without a line end', header.trimEnd(), 'register.no-rows'],
    ['a header and empty lines', `${header}\n\n\r\n`, 'register.no-rows'],
    [
      'UTF-16 the other way round',
      Buffer.from(`\uFEFF${goodRegister(2)}`, 'utf16le').swap16(),
      'register.not-csv',
    ],
    ['UTF-16 without a mark', Buffer.from(goodRegister(2), 'utf16le'), 'register.not-csv'],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004 and so on'), 'register.not-csv'],
    ['a gzip file that is cut off', gzipSync(goodRegister(2)).subarray(0, 100), 'register.damaged-gzip'],
    ['binary data', Buffer.from([1, 2, 0, 4]), 'register.not-csv'],
    ['a letter', 'Geachte heer,\n\nHierbij het register.\n', 'register.no-header 1'],
    ['rows without a header', toCsv([goodRow(0), goodRow(1)]), 'register.no-header 1'],
    ['an empty first line', `\n${goodRegister(1)}`, 'register.no-header 1'],
    [
      'a header of wrong bytes',
      Buffer.from(goodRegister(1).replace('wijk', 'wi\u0081jk'), 'latin1'),
      'register.header-unreadable 1',
    ],
    ['a header with a broken quote', `"${goodRegister(2)}`, 'register.header-unreadable 1'],
    ['one line without an end', 'x'.repeat(200_000), 'register.header-unreadable 1'],
  ])('such as %s is refused', (_, bytes, failed) => {
    const { failures, outcomes } = read(bytes);
    expect(failures).toEqual([failed]);
    expect(outcomes).toEqual([]);
  });

  it('is refused when the settings name another delimiter', () => {
    expect(read(goodRegister(2), { register: { delimiter: ',' } }).failures).toEqual([
      'register.no-header 1',
    ]);
    expect(read(goodRegister(2), { register: { delimiter: ';' } }).failures).toEqual([]);
  });

  it('is refused in another encoding than the settings say, and read where one good letter shows that they are right', () => {
    const register = { encoding: 'utf-8' } as const;
    const bytes = Buffer.from(toCsv([testHeader, goodRow(0), goodRow(1, { surname: 'Zo\u00eb' })]), 'latin1');
    expect(read(bytes, { register }).failures).toEqual(['register.wrong-encoding 3 01.02.40']);
    const good = Buffer.from(toCsv([goodRow(2, { surname: 'Zo\u00eb' })]));
    expect(read(Buffer.concat([bytes, good]), { register })).toMatchObject({
      failures: [],
      rejected: ['3 unreadable-row 01.02.40'],
    });
  });

  it('is refused when no row belongs to the municipality', () => {
    const { failures, rejected } = read(goodRegister(2), { municipality: 'GM0637' });
    expect(failures).toEqual(['register.other-municipality 08.09.10']);
    expect(rejected).toEqual([]);
    expect(read(goodRegister(2), { municipality: 'proefstad' }).failures).toEqual([]);
  });
});

describe('a file that has lost rows', () => {
  it('is refused when it is cut off in the middle of a row', () => {
    const text = goodRegister(3);
    const { failures, residents, rejected } = read(text.slice(0, -40));
    expect(failures).toEqual(['register.cut-off 4']);
    expect([residents.length, rejected]).toEqual([2, ['4 broken-row -']]);
  });

  it('is refused when it is cut off in the middle of a letter', () => {
    const text = Buffer.from(
      toCsv([testHeader, goodRow(0, { surname: 'Zoë' }), goodRow(1, { district: 'Zoë' })]),
    );
    expect(read(text.subarray(0, -2)).failures).toEqual(['register.cut-off 3']);
  });

  it('is refused when a quote is never closed', () => {
    const text = toCsv([testHeader, goodRow(0), goodRow(1, { surname: '"Proef' }), goodRow(2), goodRow(3)]);
    const { failures, residents, rejected } = read(text);
    expect(failures).toEqual(['register.quote-not-closed 3']);
    expect([residents.length, rejected]).toEqual([1, ['3 unreadable-row -']]);
  });

  it('is refused when a quote swallows the rows up to the next one', () => {
    const rows = [
      goodRow(0),
      goodRow(1, { surname: '"Proef' }),
      goodRow(2),
      goodRow(3, { place: 'U"' }),
      goodRow(4),
    ];
    const { failures, residents } = read(toCsv([testHeader, ...rows]));
    expect(failures).toEqual(['register.quote-not-closed 3']);
    // The swallowed rows are one record: the row numbers after it are those of records.
    expect(residents.map(({ name }) => name.surname)).toEqual(['Proef0', 'Proef4']);
  });

  it('is refused when a quote swallows a row and the number of cells happens to be right', () => {
    const first = goodRow(0);
    const second = goodRow(1);
    first[4] = '"Proef';
    second[4] = 'Proef"';
    const { failures, rejected } = read(toCsv([testHeader, first, second, goodRow(2)]));
    expect(failures).toEqual(['register.quote-not-closed 2']);
    expect(rejected).toEqual(['2 unreadable-row -']);
  });

  it('is refused at a row of 10 MB, quoted or not, however it comes', () => {
    for (const surname of ['x'.repeat(10_000_000), `"${'x;\n'.repeat(3_000_000)}"`]) {
      const text = toCsv([testHeader, goodRow(0), goodRow(1, { surname }), goodRow(2)]);
      for (const chunkBytes of [65_536, 50_000_000]) {
        const { failures, residents, rejected } = read(text, { chunkBytes });
        expect(failures).toEqual(['register.row-too-long 3']);
        expect([residents.length, rejected]).toEqual([1, ['3 unreadable-row -']]);
      }
    }
  });

  it('is refused when the header stands in it again', () => {
    expect(read(header + goodRegister(2)).failures).toEqual(['register.header-repeated 2']);
    const joined = `${goodRegister(2)}\uFEFF${goodRegister(2)}`;
    expect(read(joined)).toMatchObject({
      failures: ['register.header-repeated 4'],
      rejected: ['4 invalid-person-key 01.01.10'],
    });
  });

  it('is refused when a second header names the columns otherwise', () => {
    const names = testFields.map((field) => (field === 'aNumber' ? 'A-nummer' : field));
    const text = toCsv([testHeader, names, goodRow(0)]);
    expect(read(text)).toMatchObject({
      failures: ['register.header-repeated 2'],
      rejected: ['2 invalid-person-key 01.01.10'],
    });
    // A resident may be called after a column.
    const named = [testHeader, goodRow(0, { surname: 'Wijk', street: 'straat', gender: '?' })];
    expect(read(toCsv(named)).failures).toEqual([]);
  });

  it('is refused when no row has as many cells as the header', () => {
    const rows = toCsv([goodRow(0), goodRow(1)], ',');
    expect(read(header + rows).failures).toEqual(['register.no-row-fits 2']);
    expect(read(header + rows + toCsv([goodRow(2)])).failures).toEqual([]);
  });

  it('is refused with at most a hundred of its problems', () => {
    expect(read(header.repeat(500) + goodRegister(1)).failures).toHaveLength(100);
  });
});

describe('reading', () => {
  it('closes its source, also when the file is refused', () => {
    for (const text of [
      '',
      'x;y\n',
      goodRegister(2),
      toCsv([testHeader, goodRow(0, { surname: 'x'.repeat(2_000_000) })]),
    ]) {
      let isClosed = false;
      const source = (function* () {
        try {
          for (let start = 0; start < text.length; start += 70_000)
            yield Buffer.from(text.slice(start, start + 70_000));
          yield Buffer.alloc(0);
        } finally {
          isClosed = true;
        }
      })();
      readRegister(source, settings, context, () => undefined);
      expect(isClosed).toBe(true);
    }
  });

  it('names a column that it does not read by number, since a header can have run into a row of data', () => {
    const header = [...testHeader, 'Proefpersoon'];
    const rows = [header, [...goodRow(0), 'ë'], [...goodRow(1), 'x']];
    const bytes = Buffer.from(toCsv(rows));
    bytes[bytes.length - 2] = 0xe9;
    expect(read(bytes).rejected).toEqual([`3 unreadable-row ${header.length}`]);
  });

  it('says what is wrong, where, and what to do, without the contents of a cell', () => {
    const result = readRegister(
      [Buffer.from(goodRegister(3).slice(0, -40))],
      settings,
      context,
      () => undefined,
    );
    const texts = result.ok ? [] : result.failures.map((failed) => describeFailure(failed, 'en'));
    expect(texts).toEqual([
      {
        what: 'The file ends in the middle of this row, so residents are missing.',
        where: 'register.csv, row 4',
        remedy: 'Export or copy the register again.',
      },
    ]);
  });
});
