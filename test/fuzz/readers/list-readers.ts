/** The small tables that staff hand over: districts by postcode, lists of people, exclusions, the post's sorting, returns. */
import assert from 'node:assert/strict';
import { readExclusionFile } from '../../../src/assignment/exclusion-file.ts';
import { parseReturnedNumbers } from '../../../src/cli/letters/record-returns.ts';
import { readSortingFile } from '../../../src/cli/letters/sorting-file.ts';
import { MunicipalityCodeSchema } from '../../../src/domain/ids.ts';
import { parsePersonList } from '../../../src/frame/person-list.ts';
import { parseDistrictTable } from '../../../src/register/district-table.ts';
import { KEY } from '../../frame/test-residents.ts';
import { orderWith } from '../../letters/letter-fixtures.ts';
import { aNumbers } from '../../register/brp-csv.ts';
import type { FuzzedReader } from '../fuzzed-reader.ts';
import { outcomeOf, pick } from '../fuzzed-reader.ts';
import { tablesOf } from './random-table.ts';

const seedsOf = (...texts: readonly string[]) => texts.map((text) => Buffer.from(text));
const people = aNumbers(5);
const ids = ['a1', 'b2', 'c3', '0f'].map((pair) => pair.repeat(16));
const bsns = ['111222333', '12345672', '012345672'];

const districts: FuzzedReader = {
  name: 'districts by postcode',
  share: 6,
  seeds: seedsOf(
    'postcode,wijk\n3511AA,WK034401\n3512,WK034402\n2711 AB,WK063701\n',
    '\uFEFFWijk;Gemeente;PC4\r\n"Wijk é";GM0344;3511\r\nWK02;GM0344;3512\r\n',
  ),
  tokens: ['postcode', 'pc6', 'wijk', 'district', '3511', '3511AA', 'WK01', '0000', '3511 aa'],
  generate: tablesOf(['postcode', 'district', 'name'], {
    postcode: ['3511', '3511AA', '3512ab', '3513 AC', '2711'],
    district: ['WK01', 'WK02', 'Wijk é'],
    name: ['Proefwijk'],
  }),
  read: (bytes) => {
    const table = parseDistrictTable(bytes, 'districts.csv');
    if (table.ok) {
      assert(table.value.size > 0, 'an empty table was accepted');
      for (const [postcode, district] of table.value) {
        assert(/^[1-9]\d{3}(?:[A-Z]{2})?$/.test(postcode) && district !== '', 'a wrong row was accepted');
      }
    }
    return outcomeOf(table, 'districts.csv');
  },
};

const personList: FuzzedReader = {
  name: 'list of people',
  share: 6,
  seeds: seedsOf(
    `${people.join('\n')}\n`,
    `naam;A-nummer\n${people.map((number) => `Testpersoon;${number}\n`).join('')}`,
    `bsn\n${bsns.join('\n')}\n`,
    `resident_id,stratum\n${ids.map((id) => `${id},x\n`).join('')}`,
    'huis,naam\n1,Testpersoon\n2,Proef\n',
  ),
  tokens: ['resident_id', 'A-nummer', 'bsn', '01.01.10', 'huis', 'naam', ...people, ...bsns, ...ids],
  generate: tablesOf(['resident_id', 'A-nummer', 'bsn', 'naam'], {
    resident_id: ids,
    'A-nummer': people,
    bsn: bsns,
    naam: ['Testpersoon', 'Van Voorbeeld'],
  }),
  read: (bytes, below) => {
    const keyColumns = pick<readonly string[]>([[], ['huis', 'naam'], ['naam']], below);
    const list = parsePersonList(bytes, 'list.csv', KEY, keyColumns);
    if (list.ok) for (const value of list.value.values) assert(value !== '', 'nobody was taken for a person');
    return outcomeOf(list, 'list.csv');
  },
};

const exclusions: FuzzedReader = {
  name: 'exclusions',
  share: 6,
  seeds: seedsOf(
    `resident_id,case_id,reason\n${ids.map((id, index) => `${id},case-${index},knows-the-person\n`).join('')}`,
    `\uFEFFReason;x;CASE_ID;resident_id\r\nill;?;a;${ids[0]}\r\n`,
    'member_number,case_id,reason\n1-000042,a,ill\n',
  ),
  tokens: ['resident_id', 'member_number', 'case_id', 'reason', ...ids, '1-000042', 'case-1', 'ill'],
  generate: tablesOf(['resident_id', 'case_id', 'reason', 'note'], {
    resident_id: ids,
    case_id: ['case-1', 'case-2', 'a'],
    reason: ['ill', 'knows-the-person'],
    note: ['x'],
  }),
  read: (bytes) => {
    const read = readExclusionFile(bytes, 'exclusions.csv');
    if (read.ok) {
      const pairs = read.value.map(({ memberNumber, residentId, caseId }) =>
        [memberNumber, residentId, caseId].join('|'),
      );
      assert.equal(new Set(pairs).size, pairs.length, 'an exclusion stands twice');
      assert(
        read.value.every(({ line }) => line > 1),
        'the header was taken for a line',
      );
    }
    return outcomeOf(read, 'exclusions.csv');
  },
};

const zoetermeer = MunicipalityCodeSchema.parse('GM0637');
const letters = [orderWith(1), orderWith(2), orderWith(3), { ...orderWith(4), municipality: zoetermeer }];
const letterNumbers = ['1-000001', '1-000002', '1-000003', '1-000004', '1-000099'];

const sorting: FuzzedReader = {
  name: "the post's sorting",
  share: 6,
  seeds: seedsOf(
    'letter_number,sorting_line,volgorde\n1-000003,A 1,3\n1-000001,A 2,1\n1-000002,B 1,2\n',
    'Postcode;LETTER_NUMBER;sorting_line;Volgorde\r\n3511AA;1-000004;B 1;0030\r\n',
  ),
  tokens: ['letter_number', 'sorting_line', 'volgorde', ...letterNumbers, 'A 1', '0010'],
  generate: tablesOf(['letter_number', 'sorting_line', 'volgorde'], {
    letter_number: letterNumbers,
    sorting_line: ['A 1', 'B 2', 'x'.repeat(90)],
    volgorde: ['1', '2', '3', '0010', '999999999999'],
  }),
  read: (bytes, below) => {
    const order = pick([undefined, 'volgorde'], below);
    const read = readSortingFile(bytes, 'sorted.csv', { line: 'sorting_line', order }, letters);
    if (read.ok) {
      const positions = new Set(read.value.map(({ position }) => position));
      assert([1, 3, 4].includes(read.value.length), 'a municipality was accepted in part');
      assert.equal(positions.size, read.value.length, 'two letters have one place');
    }
    return outcomeOf(read, 'sorted.csv');
  },
};

const returned: FuzzedReader = {
  name: 'returned letters',
  share: 5,
  seeds: seedsOf('letter_number\n1-000042\n1-000107\n', 'datum;letter_number\r\n2027-01-20;1-000042\r\n'),
  tokens: ['letter_number', ...letterNumbers],
  generate: tablesOf(['letter_number', 'datum'], { letter_number: letterNumbers, datum: ['2027-01-20'] }),
  read: (bytes) => {
    const read = parseReturnedNumbers(bytes, 'returned.csv');
    if (read.ok)
      assert(
        read.value.every(({ place }) => (place.line ?? 0) > 1),
        'a number without a line',
      );
    return outcomeOf(read, 'returned.csv');
  },
};

export const listReaders: readonly FuzzedReader[] = [districts, personList, exclusions, sorting, returned];
