import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/domain/settings/settings-schema.ts';
import { ABSENT, resolveLayout } from '../../src/register/resolve-layout.ts';
import { context, settings, testHeader } from './brp-csv.ts';

function resolve(header: readonly string[], changes: Partial<Settings['register']> = {}) {
  const result = resolveLayout(header, { ...settings, ...changes }, context);
  return {
    layout: result.ok ? result.value : undefined,
    failures: result.ok
      ? []
      : result.failures.map((failed) => [failed.code, ...Object.values(failed.params)].map(String).join(' ')),
  };
}

const without = (...headers: readonly string[]): string[] =>
  testHeader.filter((name) => !headers.includes(name));

describe('the layout of a register', () => {
  it('finds the columns of the BRP by element number, in any order', () => {
    const { layout } = resolve(testHeader.toReversed());
    expect(layout?.columns.aNumber).toBe(testHeader.length - 1);
    expect(layout?.columns.district).toBe(0);
    expect(layout?.keyKind).toBe('aNumber');
  });

  it('ignores white space and a byte order mark around a name, and columns it does not know', () => {
    const { layout } = resolve(['notes', '\uFEFF 01.01.10 ', '', '', ...without('01.01.10')]);
    expect(layout?.columns.aNumber).toBe(1);
  });

  it('lets the settings go before the preset', () => {
    const { layout } = resolve([...testHeader, 'Buurtnaam'], { columns: { district: ' Buurtnaam ' } });
    expect(layout?.columns.district).toBe(testHeader.length);
  });

  it('compares names in one Unicode form', () => {
    const { layout } = resolve([...testHeader, 'Coo\u0308rdinaat'], {
      columns: { district: 'Co\u00f6rdinaat' },
    });
    expect(layout?.columns.district).toBe(testHeader.length);
  });

  it('does without columns that a letter and a stratum do not need', () => {
    const { layout } = resolve(without('wijk', '01.02.10', '01.61.10', '05.02.40', '08.11.30', '08.09.10'));
    expect(layout?.columns.district).toBe(ABSENT);
    expect(layout?.columns.givenNames).toBe(ABSENT);
  });

  it('takes the public space for the street', () => {
    expect(resolve([...without('08.11.10'), '08.11.15']).layout?.columns.street).toBe(ABSENT);
    expect(resolve(without('08.11.10')).failures).toEqual(['register.column-not-found street 08.11.10']);
  });

  it('takes the BSN where there is no A-nummer, and the configured key before both', () => {
    const withBsn = ['01.01.20', ...without('01.01.10')];
    expect(resolve(withBsn).layout).toMatchObject({ keyKind: 'bsn', keyColumns: [0] });
    expect(resolve(['a', 'b', ...testHeader], { key: ['b', 'a'] }).layout).toMatchObject({
      keyKind: 'columns',
      keyColumns: [1, 0],
    });
  });

  it('names every missing column at once', () => {
    expect(
      resolve(without('01.02.40', '01.03.10', '01.04.10', '08.11.20', '08.11.60', '08.11.70')).failures,
    ).toEqual([
      'register.column-not-found surname 01.02.40',
      'register.column-not-found birthDate 01.03.10',
      'register.column-not-found gender 01.04.10',
      'register.column-not-found houseNumber 08.11.20',
      'register.column-not-found postcode 08.11.60',
      'register.column-not-found place 08.11.70',
    ]);
  });

  it('refuses a header without a key, and configured columns that are not there', () => {
    expect(resolve(without('01.01.10')).failures).toEqual(['register.no-person-key']);
    expect(resolve(without('wijk'), { columns: { district: 'Buurt' }, key: ['pasnummer'] }).failures).toEqual(
      ['register.column-missing district Buurt', 'register.column-missing register.key pasnummer'],
    );
  });

  it('refuses a column that stands twice, once', () => {
    expect(resolve([...testHeader, '01.02.40', '01.01.10', '01.01.10']).failures).toEqual([
      'register.column-twice 01.01.10 3',
      'register.column-twice 01.02.40 2',
    ]);
  });

  it('refuses a first row that is no header at all, with one sentence', () => {
    expect(resolve(['1234567890', 'Testa', 'Proef']).failures).toEqual(['register.no-header']);
    expect(resolve(['']).failures).toEqual(['register.no-header']);
  });

  it('asks for the columns that it does not know', () => {
    const columns = { surname: 'naam', birthDate: 'geboren', gender: 'sekse', bsn: 'bsn' };
    expect(resolve(['bsn', 'naam', 'geboren', 'sekse'], { preset: 'none', columns }).failures).toEqual([
      'register.column-not-found street 08.11.10',
      'register.column-not-found houseNumber 08.11.20',
      'register.column-not-found postcode 08.11.60',
      'register.column-not-found place 08.11.70',
    ]);
  });
});
