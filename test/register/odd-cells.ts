/** Registers whose cells are now usual, now odd: what the quick way and the general way of reading must agree on. */
import fc from 'fast-check';
import type { RegisterField } from '../../src/domain/settings/settings-schema.ts';
import { columnPresets } from '../../src/register/column-presets.ts';
import { aNumbers, toCsv } from './brp-csv.ts';

const [firstKey = '', ...otherKeys] = aNumbers(60);

/** What stands in a cell: the usual values first, as they shrink towards those. */
const cellValues: Readonly<Partial<Record<RegisterField, readonly string[]>>> = {
  aNumber: [firstKey, ...otherKeys, '', '1234567890', `${firstKey} `, `0${firstKey.slice(1)}`],
  surname: ['Proef', 'Zoë', '"Proef"', 'Pro"ef', 'Pr\u0085oef', 'Pr\u0007oef', '\u00a0', 'µ', 'a;b', 'a\\,b'],
  birthDate:
    '19800102|20081231|20090101|20090102|19800200|19800000|00000000|19000229|20000229|17990101|19801301|1980-01-02|02-01-1980| 19800102|1980010|x'.split(
      '|',
    ),
  gender: ['V', 'M', 'O', 'v', 'vrouw', ' V', '', 'X', 'é'],
  nameUse: ['E', '', 'P', 'Q'],
  suspension: ['', 'O', 'E', 'x', '.'],
  secrecy: ['0', '', '1', '7', 'J', '8'],
  municipalityCode: ['0344', '', '344', 'GM0344', '0637', '1999'],
  addressFunction: ['W', '', 'B', 'Q'],
  addressInvestigation: ['', '081120', '089999', '1', 'q'],
  addressInvestigationEnd: ['', '20200101'],
  guardianship: ['', '1', 'q'],
  street: ['Proefstraat', '', '.', ' ', 'Zoë', 'Aan zee', 'ë'],
  houseNumber: ['1', '12', '0', '', '00', '012', '12-1', '12 bis', 'A', ' 7', '12345678901234567890', '.'],
  houseLetter: ['', 'a', 'B', 'é', '-'],
  houseAddition: ['', 'bis', '2-HS', 'h|s', '-', 'a'.repeat(60), '\u2013', '½', 'ß', '.'],
  houseDesignation: ['', 'by', 'TO', 'x y'],
  postcode: ['3511AA', '3511 aa', '3511-AA', '', 'ABC', '\u00a03511AA', '3511ÅA', '.'],
  place: ['Utrecht', ''],
  locationDescription: ['', 'Woonboot', '.', ' '],
  district: ['WK034401', '', ' WK034402 ', 'é', 'e\u0301', 'a/b'],
  abroadCountry: ['', '5010'],
  addressLine1: ['', 'Proefstraat 1', '\t'],
};

const fields = Object.keys(cellValues) as RegisterField[];

/** A row: usual but for a few cells. */
const oddRow = fc
  .record({
    key: fc.nat(otherKeys.length),
    odd: fc.dictionary(fc.constantFrom(...fields), fc.nat(100), { maxKeys: 3 }),
    lineEnd: fc.oneof(
      { weight: 30, arbitrary: fc.constant('\n') },
      fc.constantFrom('\r\n', '\r', ';\n', '\n\n'),
    ),
  })
  .map(({ key, odd, lineEnd }) => {
    const cells = fields.map((field) => {
      const values = cellValues[field] ?? [];
      const usual = field === 'aNumber' ? values[key] : values[0];
      const number = odd[field];
      return (number === undefined ? usual : values[number % values.length]) ?? '';
    });
    return cells.join(';') + lineEnd;
  });

const header = toCsv([
  fields.map((field) => (columnPresets.brp as Partial<Record<RegisterField, string>>)[field] ?? field),
]);

/** A few rows, most of them plain, some odd in up to three cells. */
export const oddRegister: fc.Arbitrary<Buffer> = fc
  .array(oddRow, { minLength: 1, maxLength: 12 })
  .map((rows) => Buffer.from(header + rows.join('')));
