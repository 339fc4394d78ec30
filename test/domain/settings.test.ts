import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettingsSource } from '../../src/domain/settings/settings-source.ts';
import { describeFailure } from '../../src/domain/describe-failure.ts';
import { parseSettings } from '../../src/domain/settings/parse-settings.ts';
import { listSettingKeys } from '../../src/domain/settings/settings-keys.ts';

const template = readFileSync(new URL('../../templates/loting.yaml', import.meta.url), 'utf8');

/** The first complaint about the template after one change to it. */
function complaintAfter(search: string, replacement: string): { code: string; where: string; text: string } {
  expect(template, `the template should contain ${search}`).toContain(search);
  const parsed = parseSettings(template.replace(search, replacement), 'loting.yaml');
  if (parsed.ok) return { code: 'accepted', where: '', text: '' };
  const [first] = parsed.failures;
  const { what, where, remedy } = describeFailure(first, 'en');
  return { code: first.code, where, text: `${what} ${remedy}` };
}

describe('the settings that init writes', () => {
  it('are accepted and describe the pilot', () => {
    const parsed = parseSettings(template, 'loting.yaml');
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.failures));
    const { panel, municipalities, cases } = parsed.value;
    expect(panel.members).toEqual({ minimum: 800, maximum: 1000 });
    expect(municipalities.map(({ name }) => name)).toEqual(['Utrecht', 'Zoetermeer']);
    expect(cases).toHaveLength(8);
    expect(cases.every(({ groupSize, tolerance }) => groupSize === 250 && tolerance === 0)).toBe(true);
  });

  it('name every key that the schema knows, with a comment right above its first appearance', () => {
    const lines = template.split('\n');
    const undocumented = listSettingKeys().filter((key) => {
      const name = key.split('.').at(-1) ?? '';
      const index = lines.findIndex((line) => new RegExp(`^\\s*(?:# |- )?${name}:`).test(line));
      return index < 1 || !/^\s*#/.test(lines[index - 1] ?? '');
    });
    expect(undocumented).toEqual([]);
  });
});

/** The columns of the template's settings with lines more, or what is wrong with them. */
function columnsWith(line: string): unknown {
  const parsed = parseSettings(`${template}\n${line}\n`, 'loting.yaml');
  return parsed.ok
    ? parsed.value.register.columns
    : parsed.failures.map(({ code, place }) => [code, place.line]);
}

describe('a setting in one line', () => {
  it('is put in its group', () => {
    expect(columnsWith('register.columns.birthDate: "Geb_datum"')).toEqual({
      district: 'wijk',
      birthDate: 'Geb_datum',
    });
    expect(columnsWith('register.columns.gender: M\nregister.columns.prefix: V')).toMatchObject({
      gender: 'M',
      prefix: 'V',
    });
  });

  it('is refused when it is set in its group already, or has no group there', () => {
    expect(columnsWith('register.columns.district: buurt')).toMatchObject([
      ['settings.unknown-key', expect.any(Number)],
    ]);
    expect(columnsWith('panel.id.x: 1')).toMatchObject([['settings.unknown-key', expect.any(Number)]]);
    expect(columnsWith('register.columns.nothing: x')).toMatchObject([
      ['settings.unknown-key', expect.any(Number)],
    ]);
  });
});

describe('the columns of the settings', () => {
  it('are none when the only line below them is removed, or made a remark', () => {
    for (const rest of ['', '    # district: wijk\n']) {
      const parsed = parseSettings(template.replace('    district: wijk\n', rest), 'loting.yaml');
      expect(parsed).toMatchObject({ ok: true, value: { register: { columns: {} } } });
    }
  });

  it('take a line below them after that', () => {
    const parsed = parseSettings(
      template.replace('    district: wijk\n', '    gender: "M/V"\n'),
      'loting.yaml',
    );
    expect(parsed).toMatchObject({ ok: true, value: { register: { columns: { gender: 'M/V' } } } });
  });
});

describe('a mistake in the settings is named with file, line and setting', () => {
  it.each([
    ['a wrong key', 'batchSize: 500', 'batchsize: 500', 'settings.unknown-key', 'batchsize'],
    ['a key far from any', 'batchSize: 500', 'zebra: 500', 'settings.unknown-key', 'zebra'],
    [
      'a date that does not exist',
      'referenceDate: 2027-01-01',
      'referenceDate: 2027-02-29',
      'settings.wrong-value',
      'does not exist',
    ],
    [
      'a date written otherwise',
      'referenceDate: 2027-01-01',
      'referenceDate: 1-1-2027',
      'settings.wrong-value',
      'year-month-day',
    ],
    ['a wrong type', 'minimumAge: 18', 'minimumAge: eighteen', 'settings.wrong-value', 'a number'],
    [
      'a fraction where a whole number is needed',
      'minimumAge: 18',
      'minimumAge: 17.5',
      'settings.wrong-value',
      'a whole number',
    ],
    [
      'a response above one',
      'expectedResponse: 0.09',
      'expectedResponse: 9',
      'settings.wrong-value',
      'at most 1',
    ],
    [
      'a response of zero',
      'expectedResponse: 0.09',
      'expectedResponse: 0',
      'settings.wrong-value',
      'above 0',
    ],
    ['an empty name', 'name: Utrecht', 'name: ""', 'settings.wrong-value', 'empty'],
    ['a choice that does not exist', 'preset: brp', 'preset: BRP', 'settings.wrong-value', 'brp, none'],
    [
      'an unknown register field',
      '    district: wijk',
      '    districts: wijk',
      'settings.unknown-key',
      'Did you mean "district"',
    ],
    ['overlapping bands', '"45-59"', '"44-59"', 'settings.bands-overlap', '30-44 and 44-59'],
    ['a gap between bands', '"45-59"', '"46-59"', 'settings.bands-gap', '45'],
    ['a gap at the end', '"75+"', '"75-90"', 'settings.bands-gap', '91 and older'],
    ['a band that is none', '"75+"', '"old"', 'settings.wrong-value', '18-29'],
    ['a municipality twice', 'code: GM0637', 'code: GM0344', 'settings.duplicate', 'GM0344'],
    ['a register twice', 'registers/GM0637.csv', 'registers/GM0344.csv', 'settings.duplicate', 'GM0344.csv'],
    ['a case twice', 'id: case-2', 'id: case-1', 'settings.duplicate', 'case-1'],
    ['members reversed', 'minimum: 800', 'minimum: 1800', 'settings.members-reversed', '1800'],
    [
      'targets outside the panel',
      'targetMembers: 660',
      'targetMembers: 66',
      'settings.targets-outside-panel',
      '306',
    ],
    ['a group above the panel', 'groupSize: 250', 'groupSize: 2500', 'settings.group-too-large', '2500'],
    [
      'more seats than work allowed',
      'maximumCasesPerMember: 4',
      'maximumCasesPerMember: 1',
      'settings.too-many-seats',
      '2000 seats',
    ],
    [
      'a deadline before the letter',
      'answerBefore: 2027-02-08',
      'answerBefore: 2027-01-08',
      'settings.answer-before-letter',
      '2027-01-08',
    ],
    [
      'no municipality in the strata',
      'features: [municipality, gender',
      'features: [gender',
      'settings.municipality-feature',
      'municipality',
    ],
    [
      'a quota feature without stratum',
      'ageBand, district]\n  # Both',
      'ageBand]\n  # Both',
      'settings.quota-feature-not-stratum',
      'district',
    ],
    [
      'a sign-up address that is none',
      'signUpUrl: https://detweedemening.example/meedoen',
      'signUpUrl: meedoen',
      'settings.wrong-value',
      'https://',
    ],
    [
      'an allocation that does not exist',
      'allocation: proportional',
      'allocation: fair',
      'settings.wrong-value',
      'proportional, equal, neyman, power',
    ],
    ['an exponent above 1', 'exponent: 0.5', 'exponent: 1.5', 'settings.wrong-value', 'at most 1'],
    [
      'an exponent of three decimals',
      'exponent: 0.5',
      'exponent: 0.333',
      'settings.wrong-value',
      'more than two decimals',
    ],
    [
      'a response factor of zero',
      '  compensateResponse: false',
      '  response: { ageBand: { "18-29": 0 } }\n  compensateResponse: false',
      'settings.wrong-value',
      'above 0',
    ],
    [
      'a response factor of seven decimals',
      '  compensateResponse: false',
      '  response: { ageBand: { "18-29": 0.1234567 } }\n  compensateResponse: false',
      'settings.wrong-value',
      'more than six decimals',
    ],
    [
      'a response factor for a municipality',
      '  compensateResponse: false',
      '  response: { municipality: { GM0344: 2 } }\n  compensateResponse: false',
      'settings.unknown-key',
      'municipality',
    ],
    [
      'a response factor for an age band that there is not',
      '  compensateResponse: false',
      '  response: { ageBand: { "18-30": 0.5 } }\n  compensateResponse: false',
      'allocation.unknown-value',
      'Possible: 18-29, 30-44',
    ],
    [
      'a response factor for a gender that there is not',
      '  compensateResponse: false',
      '  response: { gender: { X: 0.5 } }\n  compensateResponse: false',
      'allocation.unknown-value',
      'Possible: M, V, O',
    ],
    [
      'a response factor twice, in two spellings',
      '  compensateResponse: false',
      '  response: { district: { "Wijk/A": 0.5, Wijk-A: 0.6 } }\n  compensateResponse: false',
      'settings.duplicate',
      'Wijk-A',
    ],
    [
      'standard deviations of two features',
      '  compensateResponse: false',
      '  standardDeviations: { gender: { M: 1 }, ageBand: { "75+": 1 } }\n  compensateResponse: false',
      'allocation.deviations-for-two-features',
      'gender and ageBand',
    ],
    [
      'no standard deviations for neyman',
      'allocation: proportional',
      'allocation: neyman',
      'allocation.deviation-missing',
      'any stratum',
    ],
    [
      'an age band without a standard deviation',
      'allocation: proportional',
      'allocation: neyman\n  standardDeviations: { ageBand: { "18-29": 1 } }',
      'allocation.deviation-missing',
      'the age band 30-44',
    ],
  ])('%s', (_what, search, replacement, code, words) => {
    const complaint = complaintAfter(search, replacement);
    expect(complaint).toMatchObject({ code, where: expect.stringMatching(/^loting\.yaml, line \d+/) });
    expect(complaint.text).toContain(words);
  });

  it('a figure for a feature that is no stratum is named', () => {
    const text = template
      .replaceAll('ageBand, district]', 'ageBand]')
      .replace('compensateResponse: false', 'response: { district: { A: 2 } }');
    const parsed = parseSettings(text, 'loting.yaml');
    const found = parsed.ok ? [] : parsed.failures;
    expect(found).toContainEqual(
      expect.objectContaining({
        code: 'allocation.feature-not-stratum',
        place: expect.objectContaining({ setting: 'draw.response.district' }),
      }),
    );
  });

  it('tells the right line', () => {
    const line = template.split('\n').findIndex((text) => text.includes('batchSize: 500')) + 1;
    expect(complaintAfter('batchSize: 500', 'batchsize: 500').where).toBe(
      `loting.yaml, line ${line}, setting letters.batchsize`,
    );
  });

  it('reports several mistakes at once', () => {
    const broken = template
      .replace('minimumAge: 18', 'minimumAge: x')
      .replace('batchSize: 500', 'batchSize: 0');
    const parsed = parseSettings(broken, 'loting.yaml');
    expect(parsed.ok ? 0 : parsed.failures.length).toBe(2);
  });

  it('a missing key is called missing', () => {
    expect(complaintAfter('  letterDate: 2027-01-11\n', '').code).toBe('settings.missing-key');
  });

  it('broken YAML, an empty file and a file of something else are refused with a sentence', () => {
    for (const text of [
      'panel: [',
      '',
      'just words',
      '- a list',
      'a: &a [*a, *a]',
      '{}',
      '\u0000',
      'panel:\n\t- x',
    ]) {
      const parsed = parseSettings(text, 'loting.yaml');
      expect(parsed.ok, JSON.stringify(text)).toBe(false);
      if (!parsed.ok) expect(describeFailure(parsed.failures[0], 'en').what).toMatch(/\.$/);
    }
  });

  it('never throws, whatever one line is changed into', () => {
    expect.hasAssertions();
    const lines = template.split('\n');
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.string(), (index, text) => {
        const changed = lines.with(index, text).join('\n');
        const parsed = parseSettings(changed, 'loting.yaml');
        if (!parsed.ok)
          for (const failed of parsed.failures) expect(describeFailure(failed, 'en').what).not.toBe('');
      }),
      { numRuns: 150 },
    );
  });
});

describe('settings within settings, deeper than there is room for', () => {
  it('are a mistake of form, not a crash', () => {
    const text = Array.from({ length: 20_000 }, (_, depth) => `${' '.repeat(depth % 5_000)}a:`).join('\n');
    const deep = '- '.repeat(100_000);
    for (const each of [text, deep]) expect(readSettingsSource(each).document.errors).not.toEqual([]);
  });
});
