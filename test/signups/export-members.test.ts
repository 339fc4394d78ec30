import { describe, expect, it } from 'vitest';
import { defaultExportColumns, exportCsv, isExportColumn } from '../../src/signups/export-members.ts';

const row = { member_number: '1', code_hash: 'ab', email: 't@example.org', municipality: 'GM0344' };

describe('the file for the online panel', () => {
  it('has the columns that were asked for, in their order, and no other', () => {
    expect(exportCsv([row], defaultExportColumns, false)).toBe(
      'member_number,email,municipality\n1,t@example.org,GM0344\n',
    );
    expect(exportCsv([row], ['email', 'code_hash'], false)).toBe('email,code_hash\nt@example.org,ab\n');
    expect(exportCsv([], ['email'], false)).toBe('email\n');
  });

  it('opens in Excel in Dutch', () => {
    expect(exportCsv([row], ['member_number', 'email'], true)).toBe(
      '\ufeffmember_number;email\r\n1;t@example.org\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://example.org";"x")'])(
    'defuses a cell that begins as %j',
    (text) => {
      for (const isForExcel of [false, true]) {
        const csv = exportCsv([{ ...row, email: text }], ['email'], isForExcel);
        const cell = csv.replace(/^\ufeff?email\r?\n/, '').replace(/^"/, '');
        expect(cell.startsWith(`'${text[0] ?? ''}`)).toBe(true);
      }
    },
  );

  it.each([
    ['member_number', true],
    ['email', true],
    ['name', false],
    ['phone', false],
    ['constructor', false],
    ['__proto__', false],
  ])('may have the column %s: %s', (name, expected) => {
    expect(isExportColumn(name)).toBe(expected);
  });
});
