import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import type { Hash } from '../../src/domain/ids.ts';
import type { Settings } from '../../src/domain/settings/settings-schema.ts';
import { SettingsSchema } from '../../src/domain/settings/settings-schema.ts';
import {
  NO_FILES,
  commitmentOf,
  keyHashOf,
  listHashOf,
  settingsHashOf,
  settingsThatMatter,
} from '../../src/frame/commitment.ts';
import { KEY } from './test-residents.ts';

const settings = SettingsSchema.parse({
  panel: {
    id: 'test-panel',
    name: 'Testpanel',
    contact: { name: 'Testpersoon', email: 'test@example.org', phone: '000', website: 'https://example.org' },
    members: { minimum: 800, maximum: 1000 },
  },
  municipalities: [
    {
      code: 'GM0344',
      name: 'Utrecht',
      register: 'utrecht.csv',
      targetMembers: 450,
      expectedResponse: 0.09,
      returnAddress: ['Postbus 1'],
    },
  ],
  register: { columns: { district: 'wijkcode' } },
  eligibility: { referenceDate: '2027-01-01' },
  strata: { features: ['municipality', 'gender', 'ageBand'], ageBands: ['18-44', '45+'] },
  letters: { letterDate: '2027-01-04', answerBefore: '2027-02-01', signUpUrl: 'https://example.org' },
  cases: [{ id: 'case-1', title: 'Case', date: '2027-03-01' }],
  assignment: {},
});

/** The settings with one change made in a copy. */
function changed(change: (copy: Settings) => void): Settings {
  const copy = structuredClone(settings);
  change(copy);
  return copy;
}

const municipality = (copy: Settings): Settings['municipalities'][number] => {
  const [first] = copy.municipalities;
  if (first === undefined) throw new Error('there is a municipality');
  return first;
};

const hash = (digit: string): Hash => digit.repeat(64) as Hash;

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('the settings that matter', () => {
  it('are these and no others, in whole numbers and texts', () => {
    expect(canonicalJson(settingsThatMatter(settings, NO_FILES))).toBe(
      '{"draw":{"allocation":"proportional","compensateResponse":false,"exponentHundredths":50,"minimumPerStratum":0,' +
        '"responseFactorsPartsPerMillion":{},"standardDeviationsPartsPerMillion":{}},' +
        '"eligibility":{"addressUnderInvestigation":"invite","drawnBefore":[],"guardianship":"exclude","maximumAge":null,' +
        '"minimumAge":18,"notLivingThere":"exclude","optOut":null,"outsideMunicipality":"exclude",' +
        '"postalAddress":"exclude","referenceDate":"2027-01-01","secretAddress":"exclude","suspended":"exclude"},' +
        '"municipalities":[{"code":"GM0344","expectedResponsePartsPerMillion":90000,' +
        '"letters":null,"targetMembers":450}],"panel":"test-panel","register":{"columns":{"district":"wijkcode"},' +
        '"districts":{"table":null,"year":null},"key":null,"preset":"brp"},"strata":{"ageBands":["18-44","45+"],' +
        '"features":["municipality","gender","ageBand"]}}',
    );
  });

  it.each<[string, (copy: Settings) => void]>([
    ['the number of letters', (copy) => (municipality(copy).letters = 5000)],
    ['the target', (copy) => (municipality(copy).targetMembers = 451)],
    ['the expected response', (copy) => (municipality(copy).expectedResponse = 0.091)],
    ['the allocation', (copy) => (copy.draw.allocation = 'equal')],
    ['the exponent', (copy) => (copy.draw.exponent = 0.51)],
    ['a standard deviation', (copy) => (copy.draw.standardDeviations = { gender: { M: 0.4 } })],
    ['the minimum per stratum', (copy) => (copy.draw.minimumPerStratum = 1)],
    ['a factor of the response', (copy) => (copy.draw.response = { ageBand: { '45+': 0.5 } })],
    ['whether response is made up for', (copy) => (copy.draw.compensateResponse = true)],
    ['the reference date', (copy) => (copy.eligibility.referenceDate = '2027-01-02')],
    ['the maximum age', (copy) => (copy.eligibility.maximumAge = 99)],
    ['what happens with secret addresses', (copy) => (copy.eligibility.secretAddress = 'invite')],
    ['what happens with suspended registrations', (copy) => (copy.eligibility.suspended = 'invite')],
    ['what happens with who lives elsewhere', (copy) => (copy.eligibility.notLivingThere = 'invite')],
    ['what happens with other municipalities', (copy) => (copy.eligibility.outsideMunicipality = 'invite')],
    ['what happens with postal addresses', (copy) => (copy.eligibility.postalAddress = 'invite')],
    ['what happens with doubt', (copy) => (copy.eligibility.addressUnderInvestigation = 'exclude')],
    ['what happens with guardianship', (copy) => (copy.eligibility.guardianship = 'invite')],
    ['the year of the districts', (copy) => (copy.register.districts = { year: 2025, names: {} })],
    ['a register column', (copy) => (copy.register.columns.district = 'buurtcode')],
    ['the person key', (copy) => (copy.register.key = ['pseudoniem'])],
    ['the features', (copy) => copy.strata.features.push('district')],
    ['the age bands', (copy) => (copy.strata.ageBands = ['18-64', '65+'])],
    ['the panel', (copy) => (copy.panel.id = 'another-panel')],
  ])('change their hash with %s', (_, change) => {
    expect(settingsHashOf(changed(change), NO_FILES)).not.toBe(settingsHashOf(settings, NO_FILES));
  });

  it('change their hash with the bytes of every file that they name, not with its name', () => {
    const files = { districts: hash('1'), optOut: [hash('2')], drawnBefore: [hash('3'), hash('4')] };
    const hashes = [
      NO_FILES,
      files,
      { ...files, districts: hash('a') },
      { ...files, optOut: [hash('a')] },
      { ...files, drawnBefore: [hash('3'), hash('a')] },
      { ...files, drawnBefore: [hash('4'), hash('3')] },
    ].map((each) => settingsHashOf(settings, each));
    expect(new Set(hashes).size).toBe(hashes.length);
    const renamed = changed((copy) => {
      copy.eligibility.optOut = [{ file: 'moved/opt-out.csv' }];
      copy.eligibility.drawnBefore = [{ file: 'moved/drawn.csv' }];
      copy.register.columns = { ...settings.register.columns };
    });
    expect(settingsHashOf(renamed, files)).toBe(settingsHashOf(settings, files));
  });

  it('hold a list of people under a hash that nobody can guess without the key', () => {
    const fileHash = sha256('bsn\n111222333\n') as Hash;
    expect(listHashOf(KEY, fileHash, KEY)).toBe(sha256(`${KEY}|list|${fileHash}|${KEY}`));
    expect(listHashOf('ff'.repeat(32), fileHash, KEY)).not.toBe(listHashOf(KEY, fileHash, KEY));
    expect(listHashOf(KEY, fileHash, 'ff'.repeat(32))).not.toBe(listHashOf(KEY, fileHash, KEY));
  });

  it.each<[string, (copy: Settings) => void]>([
    ['a letter text', (copy) => (municipality(copy).letterTemplates = { invitation: { nl: 'other.md' } })],
    ['the look of letters', (copy) => (municipality(copy).style = 'other.yaml')],
    ['a return address', (copy) => (municipality(copy).returnAddress = ['Postbus 2'])],
    ['a file name', (copy) => (municipality(copy).register = ['moved/utrecht.csv'])],
    ['the letter date', (copy) => (copy.letters.letterDate = '2027-01-05')],
    [
      'the dates of a wave',
      (copy) => (copy.letters.waves = { 2: { letterDate: '2027-03-01', answerBefore: '2027-04-01' } }),
    ],
    ['a case', (copy) => copy.cases.pop()],
    ['a contact', (copy) => (copy.panel.contact.phone = '111')],
  ])('keep their hash with %s', (_, change) => {
    expect(settingsHashOf(changed(change), NO_FILES)).toBe(settingsHashOf(settings, NO_FILES));
  });

  it('keep their hash with what districts are called', () => {
    const [named, unnamed] = [{ WK034401: 'West' }, {}].map((names) =>
      settingsHashOf(
        changed((copy) => (copy.register.districts = { year: 2024, names })),
        NO_FILES,
      ),
    );
    expect(named).toBe(unnamed);
  });
});

describe('the commitment', () => {
  const parts = {
    frameHash: 'aa'.repeat(32) as Hash,
    keyHash: keyHashOf(KEY),
    settingsHash: settingsHashOf(settings, NO_FILES),
  };

  it('is a hash over the published hashes and the version of the protocol', () => {
    expect(parts.keyHash).toBe(sha256(KEY));
    expect(commitmentOf(parts)).toBe(
      sha256(`${'aa'.repeat(32)}|${parts.keyHash}|${parts.settingsHash}|loting-draw-v1`),
    );
  });

  it('keeps its fixed value', () => {
    expect(settingsHashOf(settings, NO_FILES)).toBe(
      '30565cf5ba779c8f36f8488fc4e59c9b02f05ba7f42bc1c021b0b1c65dc2124e',
    );
    expect(commitmentOf(parts)).toBe('870fa7c0bd5753aee8fbdb5649418cbe103d3df13183dd620cf4a9ca9dbb9839');
  });
});
