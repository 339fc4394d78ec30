/** The files of a lottery for one group: people and quotas as the Sortition Foundation writes them, and the portfolio. */
import assert from 'node:assert/strict';
import { checkPortfolio } from '../../../src/assignment/one-group/check-portfolio.ts';
import { makePortfolio } from '../../../src/assignment/one-group/make-portfolio.ts';
import { portfolioBytes, readPortfolio } from '../../../src/assignment/one-group/portfolio.ts';
import { readPeopleFile } from '../../../src/assignment/one-group/read-people-file.ts';
import { readQuotaFile } from '../../../src/assignment/one-group/read-quota-file.ts';
import { okUnless } from '../../../src/domain/result.ts';
import { quotasOf, tinyPool } from '../../assignment/one-group/small-pools.ts';
import type { FuzzedReader } from '../fuzzed-reader.ts';
import { outcomeOf, pick } from '../fuzzed-reader.ts';
import { tablesOf } from './random-table.ts';

const counts = ['0', '1', '5', '10', '20', '9.0', '11,0', '999999999'];

const quotas: FuzzedReader = {
  name: 'Sortition: features',
  share: 6,
  seeds: [
    'feature,value,min,max\nGender,Female,9,11\nGender,Male,9,11\n',
    'category,name,min,max,min_flex,max_flex\nAge,16-29,4,6,3,7\nAge,30+,14,16,13,17\n',
    'category;feature;min;max;;\r\nGender;Female;9.0;11;;\r\n;;;;;\r\nGender;Male;9;11;;\r\n',
  ].map((text) => Buffer.from(text)),
  tokens: ['feature', 'value', 'min', 'max', 'min_flex', 'max_flex', 'category', 'name', 'Gender', ...counts],
  generate: tablesOf(['feature', 'value', 'min', 'max', 'min_flex', 'max_flex'], {
    feature: ['Gender', 'gender', 'Age'],
    value: ['Female', 'Male', '16-29', '30+'],
    ...Object.fromEntries(['min', 'max', 'min_flex', 'max_flex'].map((name) => [name, counts])),
  }),
  read: (bytes) => {
    const read = readQuotaFile(bytes, 'features.csv', 20);
    if (!read.ok) return outcomeOf(read, 'features.csv');
    const { quotas: found, failures } = read.value;
    if (failures.length === 0) {
      for (const { minimum, maximum, widestMinimum, widestMaximum } of found) {
        assert(widestMinimum <= minimum && minimum <= maximum && maximum <= widestMaximum, 'a wrong range');
        assert(minimum <= 20, 'a minimum above the group');
      }
    }
    return outcomeOf(
      okUnless(failures, () => found),
      'features.csv',
    );
  },
};

const listedQuotas = quotasOf([
  ['Gender', 'Female', 1, 11],
  ['Gender', 'Male', 1, 11],
  ['Age', '16-29', 1, 9],
  ['Age', '30+', 1, 19],
]);

const people: FuzzedReader = {
  name: 'Sortition: people',
  share: 6,
  seeds: [
    'id,Gender,Age,address,postcode\np1,Female,16-29,Proefstraat 1,3511AA\np2,Male,30+,Proefstraat 1,3511AA\n',
    '\uFEFFnationbuilder_id;age;GENDER;name\r\n"a""b";30+;female;Testpersoon\r\nc;16-29;male;x\r\n',
  ].map((text) => Buffer.from(text)),
  tokens: ['id', 'person_id', 'Gender', 'Age', 'address', 'postcode', 'Female', 'male', '16-29', '30+', 'p1'],
  generate: tablesOf(['id', 'Gender', 'Age', 'address', 'postcode'], {
    id: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8'],
    Gender: ['Female', 'Male', 'female', 'X'],
    Age: ['16-29', '30+'],
    address: ['Proefstraat 1', 'Proefstraat 2'],
    postcode: ['3511AA', '3511 AB'],
  }),
  read: (bytes, below) => {
    const addressColumns = pick<readonly string[] | undefined>([undefined, [], ['address']], below);
    const read = readPeopleFile(bytes, 'people.csv', { idColumn: undefined, addressColumns }, listedQuotas);
    if (read.ok) {
      assert.equal(
        new Set(read.value.map(({ id }) => id)).size,
        read.value.length,
        'somebody is listed twice',
      );
      assert(
        read.value.every((each) => each.quotas.length === 2),
        'somebody has too many values, or too few',
      );
    }
    return outcomeOf(read, 'people.csv');
  },
};

const made = await makePortfolio({
  pool: tinyPool('fuzz', { peopleCount: 16, groupSize: 5, valueCounts: [2, 3], room: 1 }),
  seed: 'fuzz',
  acceptsRelaxation: false,
  askStop: () => Promise.resolve(false),
  quotaPlace: {},
});
if (!made.ok) throw new Error('no portfolio');
const published = Buffer.from(portfolioBytes(made.value.portfolio));

const portfolio: FuzzedReader = {
  name: 'portfolio',
  share: 5,
  seeds: [published],
  tokens: [
    '"groups":[',
    '"people":[',
    '"tickets":',
    '"quotas":[0,2]',
    '"size":"',
    '"proof":null',
    '"multipliers":',
    '0,',
    '"chance":"',
    '1'.repeat(40),
    '{"type":0,"count":1},',
    '9007199254740991',
    '[[[[',
    '1e3',
  ],
  read: (bytes) => {
    const read = readPortfolio(bytes);
    if (read === undefined) return 'refused';
    const { differences, chances } = checkPortfolio(read);
    if (differences.length > 0) return 'refused';
    assert(
      chances.every((chance) => chance >= 0 && chance <= 1),
      'a chance that is none',
    );
    const isSame = JSON.stringify(read.groups) === JSON.stringify(made.value.portfolio.groups);
    const seats = new Set(read.groups.map((group) => new Set(group.people).size));
    assert(isSame || seats.size === 1, 'a group with another number of people was accepted');
    return 'accepted';
  },
};

export const groupReaders: readonly FuzzedReader[] = [quotas, people, portfolio];
