import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/domain/failure.ts';
import type { Result } from '../../../src/domain/result.ts';
import { okUnless } from '../../../src/domain/result.ts';
import type { PeopleForm } from '../../../src/assignment/one-group/read-people-file.ts';
import { readPeopleFile } from '../../../src/assignment/one-group/read-people-file.ts';
import type { ListedQuota } from '../../../src/assignment/one-group/read-quota-file.ts';
import { readQuotaFile } from '../../../src/assignment/one-group/read-quota-file.ts';
import { valueOf } from '../synthetic-pool.ts';
import { quotasOf } from './small-pools.ts';

const bytesOf = (...lines: readonly string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`);

/** Codes of the failures with line and column, such as `select.quota-range 3` or `select.not-a-number 2 min`. */
function refusalsOf(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.failures.map(({ code, place }) => `${code} ${whereOf(place)}`.trim());
}

function checkedQuotas(bytes: Uint8Array): Result<readonly ListedQuota[]> {
  const file = readQuotaFile(bytes, 'q.csv', 20);
  return file.ok ? okUnless(file.value.failures, () => file.value.quotas) : file;
}

function quotasIn(bytes: Uint8Array): readonly ListedQuota[] {
  return valueOf(checkedQuotas(bytes));
}

function whereOf({ line, column }: Place): string {
  return [line, column].filter((part) => part !== undefined).join(' ');
}

describe('a file of quotas', () => {
  const rows = ['Gender,Female,9,11', 'Gender,Male,9,11'];

  for (const header of [
    'feature,value,min,max',
    'category,name,min,max',
    'category,feature,min,max',
    'Feature,Value,Min,Max',
    '\uFEFFfeature,value,min,max',
  ]) {
    it(`is read with the header ${header}`, () => {
      const quotas = quotasIn(bytesOf(header, ...rows));
      expect(
        quotas.map(({ feature, value, minimum, maximum, line }) => [feature, value, minimum, maximum, line]),
      ).toEqual([
        ['Gender', 'Female', 9, 11, 2],
        ['Gender', 'Male', 9, 11, 3],
      ]);
    });
  }

  it('is read with semicolons, empty columns, blank lines and whole numbers of a spreadsheet', () => {
    const bytes = bytesOf(
      'feature;value;min;max;;',
      'Gender; Female ;9.0;11;;',
      ';;;;;',
      'Gender;Male;9;11;;',
    );
    expect(quotasIn(bytes).map(({ value, minimum }) => [value, minimum])).toEqual([
      ['Female', 9],
      ['Male', 9],
    ]);
  });

  it('says how far quotas may be widened', () => {
    const bytes = bytesOf(
      'feature,value,min,max,min_flex,max_flex',
      'Gender,Female,9,11,5,12',
      'Gender,Male,9,11,9,11',
    );
    expect(quotasIn(bytes).map(({ widestMinimum, widestMaximum }) => [widestMinimum, widestMaximum])).toEqual(
      [
        [5, 12],
        [9, 11],
      ],
    );
  });

  const header = 'feature,value,min,max';
  const problems: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['a column missing', ['feature,value,min', 'Gender,Female,9'], ['select.column-missing 1']],
    ['all columns missing', ['one,two', 'a,b'], Array.from({ length: 4 }, () => 'select.column-missing 1')],
    ['a column twice', [`${header},max`, 'Gender,Female,9,11,11'], ['select.column-twice 1']],
    [
      'one of the two flex columns',
      [`${header},min_flex`, 'Gender,Female,9,11,5'],
      ['select.column-missing 1'],
    ],
    ['no quotas', [header], ['select.no-quotas']],
    ['a value left out', [header, 'Gender,,9,11', 'Gender,Male,20,20'], ['select.value-empty 2']],
    [
      'no numbers',
      [header, 'Gender,Female,x,-1', 'Gender,Male,20,20'],
      ['select.not-a-number 2 min', 'select.not-a-number 2 max'],
    ],
    [
      'a value twice, whatever its capitals',
      [header, 'Gender,Female,10,10', 'gender,FEMALE,10,10'],
      ['select.value-twice 3'],
    ],
    [
      'a minimum above the maximum',
      [header, 'Gender,Female,11,9', 'Gender,Male,9,11'],
      ['select.quota-range 2'],
    ],
    [
      'a minimum above the group',
      [header, 'Gender,Female,21,22', 'Gender,Male,0,20'],
      ['select.quota-above-group 2', 'select.quota-sum 2'],
    ],
    ['maxima below the group', [header, 'Gender,Female,1,9', 'Gender,Male,1,9'], ['select.quota-sum 2']],
    [
      'a flex range inside the quota',
      [`${header},min_flex,max_flex`, 'Gender,Female,9,11,10,11', 'Gender,Male,9,11,9,10'],
      ['select.flex-range 2', 'select.flex-range 3'],
    ],
    [
      'many problems at once',
      [header, 'Gender,Female,12,9', 'Age,,1,2', 'Age,Old,x,2'],
      ['select.value-empty 3', 'select.not-a-number 4 min', 'select.quota-range 2', 'select.quota-sum 2'],
    ],
  ];
  for (const [name, lines, expected] of problems) {
    it(`is refused with ${name}`, () => {
      expect(refusalsOf(checkedQuotas(bytesOf(...lines))).toSorted()).toEqual(expected.toSorted());
    });
  }
});

describe('a file of people', () => {
  const quotas = quotasOf([
    ['Gender', 'Female', 0, 9],
    ['Gender', 'Male', 0, 9],
    ['Age', 'Old', 0, 9],
  ]);
  const plain: PeopleForm = { idColumn: undefined, addressColumns: undefined };
  const read = (lines: readonly string[], form = plain) =>
    readPeopleFile(bytesOf(...lines), 'p.csv', form, quotas);

  it('is read by the names of its columns and values, whatever their capitals and order', () => {
    expect(valueOf(read(['AGE,note,nationbuilder_id,gender', 'old,x,p1,MALE', ' Old ,y,p2,female']))).toEqual(
      [
        { id: 'p1', quotas: [1, 2], address: undefined },
        { id: 'p2', quotas: [0, 2], address: undefined },
      ],
    );
  });

  it('takes the id from the column that is named', () => {
    const form = { ...plain, idColumn: 'Number' };
    expect(valueOf(read(['id,number,gender,age', 'a,7,male,old'], form)).map(({ id }) => id)).toEqual(['7']);
  });

  it('tells addresses apart by all their columns, whatever their capitals', () => {
    const lines = [
      'id,gender,age,street,zip',
      'a,male,old,Street 1,1A',
      'b,male,old,STREET 1,1a',
      'c,male,old,Street 1,2A',
    ];
    const [a, b, c] = valueOf(read(lines, { ...plain, addressColumns: ['street', 'zip'] }));
    expect(a?.address).toBe(b?.address);
    expect(a?.address).not.toBe(c?.address);
  });

  it('finds the usual address columns by itself', () => {
    const lines = ['id,gender,age,primary_address1,zip_royal_mail', 'a,male,old,Street 1,1A'];
    expect(valueOf(read(lines, { ...plain, addressColumns: [] }))[0]?.address).toBeDefined();
  });

  const problems: readonly (readonly [string, readonly string[], PeopleForm, readonly string[]])[] = [
    ['no id column', ['gender,age', 'male,old'], plain, ['select.no-id-column 1']],
    ['a feature missing', ['id,gender', 'a,male'], plain, ['select.column-missing 1']],
    ['a feature twice', ['id,gender,age,Gender', 'a,male,old,male'], plain, ['select.column-twice 1']],
    [
      'a named id column missing',
      ['id,gender,age', 'a,male,old'],
      { ...plain, idColumn: 'x' },
      ['select.column-missing 1'],
    ],
    [
      'an address column missing',
      ['id,gender,age', 'a,male,old'],
      { ...plain, addressColumns: ['zip'] },
      ['select.column-missing 1'],
    ],
    ['no people', ['id,gender,age'], plain, ['select.no-people']],
    ['an id left out', ['id,gender,age', ',male,old'], plain, ['select.id-empty 2']],
    [
      'a person twice',
      ['id,gender,age', 'a,male,old', 'b,male,old', 'a,male,old'],
      plain,
      ['select.person-twice 4'],
    ],
    ['a line that is too short', ['id,gender,age', 'a,male'], plain, ['select.row-fields 2']],
    [
      'values without a quota, on every line',
      ['id,gender,age', 'a,other,old', 'b,male,', 'c,x,y'],
      plain,
      [
        'select.value-without-quota 2 Gender',
        'select.value-without-quota 3 Age',
        'select.value-without-quota 4 Gender',
        'select.value-without-quota 4 Age',
      ],
    ],
    [
      'no address where addresses matter',
      ['id,gender,age,zip', 'a,male,old,'],
      { ...plain, addressColumns: ['zip'] },
      ['select.address-empty 2'],
    ],
  ];
  for (const [name, lines, form, expected] of problems) {
    it(`is refused with ${name}`, () => {
      expect(refusalsOf(read(lines, form))).toEqual(expected);
    });
  }
});
