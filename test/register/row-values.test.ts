import { describe, expect, it } from 'vitest';
import type { Fields } from './brp-csv.ts';
import { goodRow, read, testFields, testHeader, toCsv } from './brp-csv.ts';
import {
  readAddressFunction,
  readGender,
  readGuardianship,
  readInvestigationSubject,
  readNameUse,
  readSecrecy,
  readSuspension,
} from '../../src/register/row-values.ts';

describe('a value of the register', () => {
  it.each<[string, (text: string) => unknown, string, unknown]>([
    ['sex', readGender, 'M', 'M'],
    ['sex', readGender, 'Vrouw', 'V'],
    ['sex', readGender, 'onbekend', 'O'],
    ['sex', readGender, 'F', undefined],
    ['sex', readGender, '', undefined],
    ['name use', readNameUse, '', 'E'],
    ['name use', readNameUse, 'n', 'N'],
    ['name use', readNameUse, 'Geslachtsnaam echtgenoot/geregistreerd partner voor eigen geslachtsnaam', 'V'],
    ['name use', readNameUse, 'partner', undefined],
    ['suspension', readSuspension, '', ''],
    ['suspension', readSuspension, 'Overleden', 'O'],
    ['suspension', readSuspension, 'emigratie', 'E'],
    ['suspension', readSuspension, 'ja', undefined],
    ['address function', readAddressFunction, 'Briefadres', 'B'],
    ['address function', readAddressFunction, 'w', 'W'],
    ['secrecy', readSecrecy, '', 0],
    ['secrecy', readSecrecy, '4', 4],
    ['secrecy', readSecrecy, 'Nee', 0],
    ['secrecy', readSecrecy, 'ja', 7],
    ['secrecy', readSecrecy, '8', undefined],
    ['guardianship', readGuardianship, '1', '1'],
    ['guardianship', readGuardianship, 'J', '1'],
    ['guardianship', readGuardianship, '0', ''],
    ['guardianship', readGuardianship, '2', undefined],
    ['investigation', readInvestigationSubject, '089999', '089999'],
    ['investigation', readInvestigationSubject, 'Ja', '080000'],
    ['investigation', readInvestigationSubject, 'n', ''],
    ['investigation', readInvestigationSubject, '0811', undefined],
  ])('for %s is read: %#', (_, reader, text, value) => expect(reader(text)).toEqual(value));
});

/** A row with columns that the test registers lack. */
function readWith(extra: Readonly<Record<string, string>>, changes: Fields = {}) {
  const header = [...testHeader, ...Object.keys(extra)];
  return read(toCsv([header, [...goodRow(0, changes), ...Object.values(extra)]]));
}

describe('a resident', () => {
  it('under investigation has its subject and its beginning, until it ends', () => {
    const columns = { '08.83.10': '089999', '08.83.20': '20260701', '08.83.30': '' };
    expect(readWith(columns).residents[0]?.addressInvestigation).toEqual({
      subject: '089999',
      startedOn: '20260701',
    });
    const ended = readWith({ ...columns, '08.83.30': '20260801' });
    expect(ended.residents[0]?.addressInvestigation).toBeUndefined();
    expect(readWith({ '08.83.10': '83' }).rejected).toEqual(['2 invalid-value 08.83.10']);
  });

  it('under guardianship is marked so', () => {
    expect(readWith({ '11.33.10': '1' }).residents[0]?.guardianship).toBe('1');
    expect(readWith({ '11.33.10': '' }).residents[0]?.guardianship).toBe('');
    expect(readWith({ '11.33.10': 'x' }).rejected).toEqual(['2 invalid-value 11.33.10']);
  });

  it('abroad has the lines of that address', () => {
    const lines = { '08.13.30': 'Rue du Test 26', '08.13.40': 'Bruxelles', '08.13.50': '' };
    expect(readWith({ '08.13.10': '5010', ...lines }).residents[0]?.address.abroad).toEqual({
      country: '5010',
      lines: ['Rue du Test 26', 'Bruxelles', ''],
    });
    expect(readWith({ '08.13.10': '', '08.13.30': '' }).residents[0]?.address.abroad).toBeUndefined();
  });

  it('has what the export holds ready-made', () => {
    const row = {
      Aanhef: 'Beste Testa',
      Aanschrijfnaam: '',
      'Adresregel 1': 'Postbus 1',
      'Adresregel 2': '',
    };
    expect(readWith(row).residents[0]?.readyMade).toEqual({
      salutation: 'Beste Testa',
      addresseeName: '',
      addressLines: ['Postbus 1'],
    });
    expect(readWith({ Aanhef: '', 'Adresregel 1': ' ' }).residents[0]?.readyMade).toBeUndefined();
  });

  it('has no partner of category 55 unless category 05 holds nobody', () => {
    const former = { '55.02.40': 'Proefex', '55.07.10': '20100101', '55.84.10': '' };
    expect(readWith(former, { partnerSurname: 'Proefnu' }).residents[0]?.name.partner?.surname).toBe(
      'Proefnu',
    );
    expect(readWith(former).residents[0]?.name.partner?.surname).toBe('Proefex');
    expect(readWith({ ...former, '55.84.10': 'O' }).residents[0]?.name.partner).toBeUndefined();
  });

  it('has a partner without a name when only the date of the marriage is known', () => {
    expect(readWith({ '05.06.10': '20100101' }).residents[0]?.name.partner).toEqual({
      nobleTitle: '',
      prefix: '',
      surname: '',
    });
  });

  it('has a noble title by its code or by its form', () => {
    expect(testFields).toContain('nobleTitle');
    const titles = ['JH', 'jonkheer'].map(
      (nobleTitle) => readWith({}, { nobleTitle }).residents[0]?.name.nobleTitle,
    );
    expect(titles).toEqual(['JH', 'JONKHEER']);
  });
});
