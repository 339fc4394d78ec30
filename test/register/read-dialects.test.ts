import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import type { Resident } from '../../src/domain/resident.ts';
import { readRegisterRows } from '../../src/register/read-register-rows.ts';
import { chunksOf, context, goodRow, read, settings, testHeader, toCsv } from './brp-csv.ts';
import type { ManyFields } from './brp-forms.ts';
import { brpCsv, brpHeader, rvigCsv } from './brp-forms.ts';

const partners = (residents: readonly Resident[]) => residents.map(({ name }) => name.partner?.surname);

const withoutRows = (residents: readonly Resident[]) => residents.map((each) => ({ ...each, row: 0 }));

/** Awkward for each of the forms. */
const awkward: readonly ManyFields[] = [
  { surname: 'Proef, Zoë' },
  { surname: 'Proef; "van" Zoë' },
  { surname: 'Proef\\Zoë' },
  { givenNames: '"Testa"', street: "'t Proefje, achter\\voor; boven" },
  {
    surname: 'Geen',
    nameUse: 'P',
    partnerSurname: ['Geel', 'Roodt'],
    partnershipStart: ['19610101', '19580401'],
  },
  { partnerSurname: ['Wit'], partnershipEnd: ['20010101'] },
];

describe('one register in the forms of the BRP', () => {
  it.each([',', ';', '\t'])('gives the same residents as an ordinary export with %j', (delimiter) => {
    const rows = awkward.map((changes, index) => {
      const plain = Object.fromEntries(
        Object.entries(changes).map(([field, value]) => [
          field,
          // An ordinary export has room for one partner.
          typeof value === 'string' ? value : (value[value.length - 1] ?? ''),
        ]),
      );
      return [
        ...goodRow(index, plain).slice(0, -1),
        plain['partnershipStart'] ?? '',
        plain['partnershipEnd'] ?? '',
      ];
    });
    const header = [...brpHeader().slice(0, 3), 'opmerking', ...brpHeader().slice(3)];
    const table = [header, ...rows.map((cells) => [...cells.slice(0, 3), 'x', ...cells.slice(3)])];
    const ordinary = read(stringify(table, { delimiter, quoted: true }));
    expect(ordinary.result).toMatchObject({ ok: true, value: { dialect: 'ordinary', delimiter } });
    expect(ordinary.residents).toHaveLength(awkward.length);
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const official = read(brpCsv(awkward, lineEnd));
      expect(official.result).toMatchObject({ ok: true, value: { dialect: 'brp-csv', delimiter: ',' } });
      expect(official.residents).toEqual(ordinary.residents);
      const rvig = read(rvigCsv(awkward, lineEnd));
      expect(rvig.result).toMatchObject({
        ok: true,
        value: { dialect: 'rvig', delimiter: ';', rowCount: 6, continuationCount: 1 },
      });
      expect(withoutRows(rvig.residents)).toEqual(withoutRows(ordinary.residents));
    }
  });

  it('is the same however the file comes in pieces', () => {
    for (const text of [brpCsv(awkward), rvigCsv(awkward)]) {
      const whole = read(text);
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 400 }), (chunkBytes) => {
          expect(read(text, { chunkBytes })).toEqual(whole);
        }),
        { numRuns: 60 },
      );
    }
  });
});

describe('the official BRP CSV', () => {
  it('has element numbers with or without dots', () => {
    const header = brpHeader().map((number) => number.replaceAll('.', ''));
    const { result, residents } = read(brpCsv([{}, { surname: 'Proef\\, Zoë' }], '\n', header));
    expect(result).toMatchObject({ ok: true, value: { dialect: 'brp-csv', residentCount: 2 } });
    expect(residents[1]?.name.surname).toBe('Proef\\, Zoë');
  });

  it('keeps a quote as the character that it is', () => {
    const { residents } = read(brpCsv([{ surname: '"Proef' }, { surname: 'Proef"' }, { surname: '"' }]));
    expect(residents.map(({ name }) => name.surname)).toEqual(['"Proef', 'Proef"', '"']);
  });

  it('rejects a row where a backslash escapes nothing, and only that row', () => {
    const text = brpCsv([{}, { surname: 'Proef1' }, {}]).replace('Proef1', 'Pr\\oef1');
    expect(read(text)).toMatchObject({ failures: [], rejected: ['3 unreadable-row -'] });
  });

  it('rejects a row that joins values where the BRP has one, and names the column', () => {
    const text = brpCsv([{}, { street: 'Proefweg' }]).replace('Proefweg', 'Proefweg;Proeflaan');
    expect(read(text)).toMatchObject({ failures: [], rejected: ['3 unreadable-row 08.11.10'] });
  });

  it('keeps the occurrences of a category apart by place, also when some are empty', () => {
    const { residents } = read(
      brpCsv([
        {
          partnerSurname: ['Geel', '', 'Roodt'],
          partnershipStart: ['', '', '19580401'],
          partnershipEnd: ['19500101', '', ''],
        },
        {
          partnerSurname: ['', 'Roodt'],
          partnerPrefix: ['van', ''],
          partnershipStart: ['19580401', '19600101'],
        },
      ]),
    );
    expect(residents.map(({ name }) => name.partner)).toEqual([
      { nobleTitle: '', prefix: '', surname: 'Roodt' },
      { nobleTitle: '', prefix: 'van', surname: '' },
    ]);
  });
});

describe('the RvIG form', () => {
  it('numbers persons by their first row', () => {
    const twice = { partnerSurname: ['Geel', 'Roodt'] };
    const { residents, result } = read(rvigCsv([twice, {}, twice, {}]));
    expect(residents.map(({ row }) => row)).toEqual([2, 4, 5, 7]);
    expect(result).toMatchObject({ ok: true, value: { rowCount: 4, continuationCount: 2 } });
  });

  it('takes for a partner what the marks say is one, and no earlier state of the same', () => {
    const changes = {
      partnerSurname: ['Nu', 'Was', 'Was'],
      partnershipStart: ['20100101', '', '19800101'],
      partnershipEnd: ['', '20000101', ''],
    };
    expect(partners(read(rvigCsv([changes], '\r\n', ['05', '55'])).residents)).toEqual(['Nu']);
    // Without marks, the end of a marriage shows that its beginning is no marriage of its own.
    const unmarked = rvigCsv([changes])
      .replaceAll(/;05\.H;/g, ';;')
      .replaceAll(/;(?:05|55);\r/g, ';;\r');
    expect(partners(read(unmarked).residents)).toEqual(['Nu']);
  });

  it('knows a continued row without an id by the empty category 01', () => {
    const text = rvigCsv([
      { partnerSurname: ['Geel', 'Roodt'], partnershipStart: ['19610101', '19580401'] },
      {},
    ]);
    const withoutId = text.replace('\uFEFF;', '\uFEFF').replaceAll(/^(?:Test_\d+)?;/gm, '');
    const { result, residents } = read(withoutId);
    expect(result).toMatchObject({ ok: true, value: { dialect: 'rvig', rowCount: 2, continuationCount: 1 } });
    expect(partners(residents)).toEqual(['Roodt', undefined]);
  });

  it('reads an earlier state of the person, below, as part of that person', () => {
    const [header = '', first = '', second = ''] = rvigCsv([{}, {}]).split('\r\n');
    const earlier = first.replace('Test_0', '').replace('Proef0', 'Proefoud');
    expect(read([header, first, earlier, second, ''].join('\r\n'))).toMatchObject({
      result: { ok: true, value: { rowCount: 2, continuationCount: 1 } },
      residents: [{ name: { surname: 'Proef0' } }, { name: { surname: 'Proef1' } }],
    });
  });

  it('does not take a row without an id for another person’s when it has an A-nummer of its own', () => {
    const text = rvigCsv([{}, {}, {}]).replace('Test_1', '');
    expect(read(text).residents.map(({ row }) => row)).toEqual([2, 3, 4]);
  });

  it('rejects a person when a row below cannot be read, and no other person', () => {
    const twice = { partnerSurname: ['Geel', 'Roodt'] };
    const text = rvigCsv([{}, twice, {}]);
    for (const [from, to] of [
      ['Roodt', 'Roodt;'],
      ['Roodt', 'Ro\u0000dt'],
    ] as const) {
      const { rejected, residents, failures } = read(text.replace(from, to));
      expect(failures).toEqual([]);
      expect(rejected).toHaveLength(1);
      expect(rejected[0]).toMatch(/^3 (?:broken|unreadable)-row/);
      expect(residents.map(({ row }) => row)).toEqual([2, 5]);
    }
  });

  it('rejects a first row that continues nobody', () => {
    const [header = '', first = ''] = rvigCsv([{}]).split('\r\n');
    const lost = first.replaceAll(/[^;]/g, '');
    expect(read([header, lost, first, ''].join('\r\n')).rejected).toEqual(['2 no-person-key 01.01.10']);
  });

  it('finds persons again by row number, over the borders of blocks', () => {
    const rows = Array.from({ length: 9000 }, (_, index) =>
      index % 5 === 0
        ? { partnerSurname: ['Geel', `Roodt${index}`], partnershipStart: ['19610101', '19580401'] }
        : {},
    );
    const text = rvigCsv(rows);
    expect(text.length).toBeGreaterThan(1_048_576);
    const all = read(text).residents;
    expect(all).toHaveLength(9000);
    expect(partners(all.filter((_, index) => index % 5 === 0))).toEqual(
      rows.flatMap((_, index) => (index % 5 === 0 ? [`Roodt${index}`] : [])),
    );
    const wanted = all.filter((_, index) => index % 97 === 0);
    const found: Resident[] = [];
    const result = readRegisterRows(
      chunksOf(Buffer.from(text), 100_000),
      settings,
      context,
      wanted.map(({ row }) => row),
      (resident) => found.push(resident),
    );
    expect(result.ok).toBe(true);
    expect(found).toEqual(wanted);
  });
});

describe('the dialect', () => {
  const element = toCsv([testHeader.slice(0, -1), goodRow(0).slice(0, -1)], ',');

  it('is that of the settings when they name one', () => {
    const official = read(element, { register: { dialect: 'brp-csv' } }).result;
    expect(official).toMatchObject({ ok: true, value: { dialect: 'brp-csv', delimiter: ',' } });
    const ordinary = read(element, { register: { dialect: 'ordinary' } }).result;
    expect(ordinary).toMatchObject({ ok: true, value: { dialect: 'ordinary', delimiter: ',' } });
    const wrong = read(rvigCsv([{}]), { register: { dialect: 'brp-csv' } });
    expect(wrong.failures).toEqual(['register.no-header 1']);
  });

  it('is ordinary when quotes keep the commas of its cells apart', () => {
    const rows = [testHeader.slice(0, -1), goodRow(0, { surname: '"Proef, Zoë"' }).slice(0, -1)];
    expect(read(toCsv(rows, ',')).result).toMatchObject({ ok: true, value: { dialect: 'ordinary' } });
    const quoted = stringify([rows[0] ?? [], goodRow(0).slice(0, -1)], { quoted: true, quoted_match: /x/ });
    expect(read(quoted).result).toMatchObject({ ok: true, value: { dialect: 'ordinary' } });
  });
});
