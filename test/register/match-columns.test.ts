import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../src/domain/describe-failure.ts';
import { failure } from '../../src/domain/failure.ts';
import { parseSettings } from '../../src/domain/settings/parse-settings.ts';
import type { RegisterField, Settings } from '../../src/domain/settings/settings-schema.ts';
import { registerFields } from '../../src/domain/settings/register-fields.ts';
import { elementNumberOf } from '../../src/register/element-number.ts';
import { plainHeader } from '../../src/register/header-text.ts';
import { matchColumns } from '../../src/register/match-columns.ts';
import { resolveLayout } from '../../src/register/resolve-layout.ts';
import { usualNames } from '../../src/register/usual-names.ts';
import { context, settings } from './brp-csv.ts';

/** The field that a header alone is taken for, and how. */
function matchOf(header: string): string {
  const searches = matchColumns([header], {});
  const found = registerFields.flatMap((field) => {
    const search = searches[field];
    return search.kind === 'found' ? [`${field} ${search.matchedBy}`] : [];
  });
  return found.join(', ');
}

describe('a header', () => {
  it.each([
    ['Geboortedatum', 'birthDate usual-name'],
    ['geb_datum', 'birthDate usual-name'],
    ['GEB. DATUM', 'birthDate usual-name'],
    ['01.03.10', 'birthDate element-number'],
    ['010310', 'birthDate element-number'],
    ['01-03-10', 'birthDate element-number'],
    ['01.03.10 Geboortedatum', 'birthDate element-number'],
    ['geboortedatum (01.03.10)', 'birthDate element-number'],
    ['datum_010310', 'birthDate element-number'],
    ['geboortedatum (03.10)', 'birthDate usual-name'],
    ['birthDate', 'birthDate usual-name'],
    ['Geslachtsnaam', 'surname usual-name'],
    ['Geslacht', 'gender usual-name'],
    ['Géslacht', 'gender usual-name'],
    ['M/V', 'gender usual-name'],
    ['Tussenv. partner', 'partnerPrefix usual-name'],
    ['Titel partner', 'partnerNobleTitle usual-name'],
    ['partnertitel', 'partnerNobleTitle usual-name'],
    ['Voorvoegsel geslachtsnaam partner', 'partnerPrefix usual-name'],
    ['A-nummer', 'aNumber usual-name'],
    ['BSN', 'bsn usual-name'],
    ['Huisnr.', 'houseNumber usual-name'],
    ['aanhef', 'salutation usual-name'],
    ['Adresregel 2', 'addressLine2 usual-name'],
    ['regel 2 adres buitenland (13.40)', 'abroadLine2 usual-name'],
    ['Woonplaats', 'place usual-name'],
    // Names that can mean two things, and numbers that are no element that is read.
    ['naam', ''],
    ['titel', ''],
    ['gemeente', ''],
    ['datum', ''],
    ['02.03.10', ''],
    ['02.03.10 geboortedatum', ''],
    ['01.03.10 en 01.04.10', ''],
    ['', ''],
    ['???', ''],
  ])('%j is taken for %j', (header, match) => expect(matchOf(header)).toBe(match));

  it('has each usual name for one field only, in the form in which names are compared', () => {
    const names = registerFields.flatMap((field) => usualNames[field] as readonly string[]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => plainHeader(name) !== name || elementNumberOf(name) !== undefined)).toEqual(
      [],
    );
  });

  it('is known by the name of each field in the settings', () => {
    expect(registerFields.filter((field) => matchOf(field) !== `${field} usual-name`)).toEqual([]);
  });

  it('is documented with all its usual names', () => {
    const page = readFileSync(new URL('../../docs/register-columns.md', import.meta.url), 'utf8');
    const missing = registerFields.filter(
      (field) => !page.includes(`| \`${field}\` |`) || usualNames[field].some((name) => !page.includes(name)),
    );
    expect(missing).toEqual([]);
  });
});

const ordinary = [
  'A-nummer',
  'Voornamen',
  'Tussenvoegsel',
  'Achternaam',
  'Geb_datum',
  'Geslacht',
  'Straat',
  'Huisnummer',
  'Postcode',
  'Woonplaats',
];

function resolve(header: readonly string[], columns: Settings['register']['columns'] = {}) {
  const result = resolveLayout(header, { ...settings, preset: 'none', columns }, context);
  return {
    columnOf: (field: RegisterField) => (result.ok ? header[result.value.columns[field]] : undefined),
    matches: result.ok ? result.value.matches : [],
    texts: result.ok ? [] : result.failures.map((failed) => describeFailure(failed, 'en')),
  };
}

describe('the columns of an ordinary export', () => {
  it('are found by their usual names, and how each was found is shown', () => {
    expect(resolve([...ordinary, 'Buurt'], { district: 'Buurt' }).matches).toEqual([
      { field: 'aNumber', header: 'A-nummer', matchedBy: 'usual-name' },
      { field: 'givenNames', header: 'Voornamen', matchedBy: 'usual-name' },
      { field: 'prefix', header: 'Tussenvoegsel', matchedBy: 'usual-name' },
      { field: 'surname', header: 'Achternaam', matchedBy: 'usual-name' },
      { field: 'birthDate', header: 'Geb_datum', matchedBy: 'usual-name' },
      { field: 'gender', header: 'Geslacht', matchedBy: 'usual-name' },
      { field: 'street', header: 'Straat', matchedBy: 'usual-name' },
      { field: 'houseNumber', header: 'Huisnummer', matchedBy: 'usual-name' },
      { field: 'postcode', header: 'Postcode', matchedBy: 'usual-name' },
      { field: 'place', header: 'Woonplaats', matchedBy: 'usual-name' },
      { field: 'district', header: 'Buurt', matchedBy: 'settings' },
    ]);
  });

  it('are those of the settings first, written in any way', () => {
    const header = [...ordinary, 'Datum_A', 'Datum_B'];
    expect(resolve(header, { birthDate: 'Datum_B' }).columnOf('birthDate')).toBe('Datum_B');
    expect(resolve(header, { birthDate: 'datum b' }).columnOf('birthDate')).toBe('Datum_B');
  });

  it('are guessed in a file that lacks the column of the settings, and refused when nothing is known', () => {
    const columns = { gender: 'Kunne', birthDate: 'Jarig' };
    const [one, two] = [ordinary, ordinary.map((name) => (name === 'Geslacht' ? 'Kunne' : name))].map(
      (header) => resolve(header, columns).matches.filter(({ field }) => field in columns),
    );
    expect(one).toEqual([
      { field: 'birthDate', header: 'Geb_datum', matchedBy: 'usual-name' },
      { field: 'gender', header: 'Geslacht', matchedBy: 'usual-name' },
    ]);
    expect(two).toEqual([
      { field: 'birthDate', header: 'Geb_datum', matchedBy: 'usual-name' },
      { field: 'gender', header: 'Kunne', matchedBy: 'settings' },
    ]);
    const without = ordinary.filter((name) => name !== 'Geslacht');
    expect(resolve(without, columns).texts.map(({ what }) => what)).toEqual([
      'The settings name the column "Kunne" for gender, but it is not in the header.',
    ]);
    expect(resolve([...ordinary, 'Sekse'], columns).texts.map(({ what }) => what)).toEqual([
      'More than one column can be gender: "Geslacht", "Sekse".',
    ]);
  });

  it('are shown as a guess where the settings named another, by element number too', () => {
    const header = ordinary.map((name) => (name === 'Geslacht' ? '01.04.10' : name));
    expect(resolve(header, { gender: 'M/V' }).matches).toContainEqual({
      field: 'gender',
      header: '01.04.10',
      matchedBy: 'usual-name',
    });
  });

  it('are not read when the settings give a hyphen', () => {
    expect(resolve(ordinary).columnOf('givenNames')).toBe('Voornamen');
    expect(resolve(ordinary, { givenNames: '-' }).columnOf('givenNames')).toBeUndefined();
    expect(resolve(ordinary, { surname: '-' }).texts).toHaveLength(1);
  });

  it('are asked for in a line for the settings when they are not found', () => {
    const { texts } = resolve(ordinary.map((name) => (name === 'Geb_datum' ? 'Jarig' : name)));
    expect(texts).toEqual([
      {
        what: 'No column of the header is known to hold birthDate (01.03.10).',
        where: 'register.csv, row 1',
        remedy:
          'Add the column to the export or, when it has another name there, this line to loting.yaml, below "columns:" ' +
          'under "register:" and as far in as its other lines: birthDate: "NAME OF THE COLUMN"',
      },
    ]);
  });

  it('are asked for when several can be meant, and not when the settings choose', () => {
    const header = [...ordinary, 'Geboorte-datum', 'Sekse "M/V"', 'Sekse'];
    expect(resolve(header).texts).toEqual([
      {
        what: 'More than one column can be birthDate: "Geb_datum", "Geboorte-datum".',
        where: 'register.csv, row 1',
        remedy:
          'Add one of these lines to loting.yaml, below "columns:" under "register:" and as far in as its other lines: ' +
          'birthDate: "Geb_datum" or birthDate: "Geboorte-datum"',
      },
      {
        what: 'More than one column can be gender: "Geslacht", "Sekse".',
        where: 'register.csv, row 1',
        remedy:
          'Add one of these lines to loting.yaml, below "columns:" under "register:" and as far in as its other lines: ' +
          'gender: "Geslacht" or gender: "Sekse"',
      },
    ]);
    const chosen = resolve(header, { birthDate: 'Geb_datum', gender: 'Sekse' });
    expect([chosen.columnOf('birthDate'), chosen.columnOf('gender')]).toEqual(['Geb_datum', 'Sekse']);
  });

  it('need no surname where the export holds salutation and addressee ready-made', () => {
    const header = ordinary.filter((name) => name !== 'Achternaam');
    expect(resolve(header).texts).toHaveLength(1);
    expect(resolve([...header, 'Aanhef']).texts).toHaveLength(1);
    expect(resolve([...header, 'Aanhef', 'Aanschrijfnaam']).texts).toEqual([]);
  });
});

describe('a line that a refusal gives', () => {
  it.each(['en', 'nl'] as const)('can be pasted below the columns of loting.yaml (%s)', (language) => {
    const template = readFileSync(new URL('../../templates/loting.yaml', import.meta.url), 'utf8');
    const failed = failure('register.column-not-found', { field: 'birthDate', element: '' });
    const line = /birthDate: ".*"$/.exec(describeFailure(failed, language).remedy)?.[0] ?? '';
    const named = line.replace(/"(?:NAME OF THE COLUMN|NAAM VAN DE KOLOM)"/, '"Jarig"');
    const parsed = parseSettings(
      template.replace('  columns:\n', `  columns:\n    ${named}\n`),
      'loting.yaml',
    );
    expect(parsed).toMatchObject({ ok: true, value: { register: { columns: { birthDate: 'Jarig' } } } });
  });
});
