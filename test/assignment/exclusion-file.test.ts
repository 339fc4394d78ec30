/** The file with exclusions. */
import { describe, expect, it } from 'vitest';
import { readExclusionFile } from '../../src/assignment/exclusion-file.ts';

const id = 'a1'.repeat(16);
const read = (text: string) => readExclusionFile(new TextEncoder().encode(text), 'exclusions.csv');
const codesOf = (text: string) => {
  const result = read(text);
  return result.ok ? [] : result.failures.map(({ code, place }) => [code, place.line]);
};

describe('a file with exclusions', () => {
  it.each([
    ['commas', `resident_id,case_id,reason\n${id},case-1,knows-the-applicant\n`],
    [
      'semicolons, a byte order mark, CRLF',
      `\uFEFFresident_id;case_id;reason\r\n${id};case-1;knows-the-applicant\r\n`,
    ],
    [
      'another order of columns, and more of them',
      `Reason, x ,CASE_ID,resident_id\nknows-the-applicant,?,case-1, ${id} `,
    ],
    ['quotes', `"resident_id","case_id","reason"\n"${id}","case-1","knows-the-applicant"\n`],
  ])('is read with %s', (_, text) => {
    expect(read(text)).toEqual({
      ok: true,
      value: [
        {
          memberNumber: undefined,
          residentId: id,
          caseId: 'case-1',
          reason: 'knows-the-applicant',
          line: 2,
        },
      ],
    });
  });

  it.each([
    ['numbers', 'member_number,case_id,reason\n1-000042,a,ill\n', undefined],
    [
      'numbers and ids, as in a roster',
      `seat,member_number,resident_id,case_id,reason\n1,1-000042,${id},a,ill\n`,
      id,
    ],
  ])('names members by %s', (_, text, residentId) => {
    expect(read(text)).toEqual({
      ok: true,
      value: [{ memberNumber: '1-000042', residentId, caseId: 'a', reason: 'ill', line: 2 }],
    });
  });

  it('may have no lines', () => {
    expect(read('resident_id,case_id,reason\n')).toEqual({ ok: true, value: [] });
  });

  it('keeps the first of two lines that say the same', () => {
    expect(read(`resident_id,case_id,reason\n${id},a,ill\n${id},a,ill\n`)).toMatchObject({
      ok: true,
      value: [{ line: 2 }],
    });
  });

  it.each<readonly [string, string, readonly (readonly [string, number | undefined])[]]>([
    ['is empty', '', [['signups.file-empty', undefined]]],
    ['lacks the members', 'case_id,reason\na,ill', [['signups.column-missing', 1]]],
    ['names nobody', 'member_number,case_id,reason\n,a,ill', [['assignment.exclusion-value', 2]]],
    [
      'has a name for a number',
      'member_number,case_id,reason\n42,a,ill',
      [['assignment.exclusion-value', 2]],
    ],
    ['lacks a column', `resident_id,case_id\n${id},a`, [['signups.column-missing', 1]]],
    ['has a column twice', `resident_id,case_id,reason,reason\n${id},a,b,c`, [['signups.column-twice', 1]]],
    [
      'has a name for an id',
      'resident_id,case_id,reason\nTestpersoon,a,ill',
      [['assignment.exclusion-value', 2]],
    ],
    ['has no case', `resident_id,case_id,reason\n${id},,ill`, [['assignment.exclusion-value', 2]]],
    [
      'has words for a reason',
      `resident_id,case_id,reason\n${id},a,Zie dossier`,
      [['assignment.exclusion-value', 2]],
    ],
    [
      'has a line that is too short',
      `resident_id,case_id,reason\n${id},a`,
      [['assignment.exclusion-fields', 2]],
    ],
    [
      'gives two reasons',
      `resident_id,case_id,reason\n${id},a,ill\n${id},a,other`,
      [['assignment.exclusion-twice', 3]],
    ],
    [
      'has an open quote',
      `resident_id,case_id,reason\n"${id},a,ill\n`,
      [['signups.not-csv', expect.anything()]],
    ],
  ])('is refused by line when it %s', (_, text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it('is refused with every problem of every line, and repeats none of its values', () => {
    const result = read('resident_id,case_id,reason\nTestpersoon,/,Zie dossier\nVan Voorbeeld,a,ill');
    expect(result).toMatchObject({ ok: false, failures: [{}, {}, {}, {}] });
    expect(JSON.stringify(result)).not.toMatch(/Testpersoon|dossier|Voorbeeld/);
  });

  it('is refused when it is not UTF-8', () => {
    const result = readExclusionFile(Uint8Array.of(0xe9, 0x2c), 'exclusions.csv');
    expect(result).toMatchObject({ ok: false, failures: [{ code: 'signups.not-utf8' }] });
  });
});
