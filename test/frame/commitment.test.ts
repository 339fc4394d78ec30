import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import type { Hash } from '../../src/domain/ids.ts';
import type { Settings } from '../../src/domain/settings/settings-schema.ts';
import { SettingsSchema } from '../../src/domain/settings/settings-schema.ts';
import { commitmentOf, keyHashOf, settingsHashOf, settingsThatMatter } from '../../src/frame/commitment.ts';
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
      letterTemplate: 'invitation.md',
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

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('the settings that matter', () => {
  it('are these and no others, in whole numbers and texts', () => {
    expect(canonicalJson(settingsThatMatter(settings))).toBe(
      '{"eligibility":{"maximumAge":null,"minimumAge":18,"postalAddress":"exclude","referenceDate":"2027-01-01",' +
        '"secretAddress":"exclude"},"municipalities":[{"code":"GM0344","expectedResponsePartsPerMillion":90000,' +
        '"letters":null,"targetMembers":450}],"panel":"test-panel","register":{"columns":{"district":"wijkcode"},' +
        '"key":null,"preset":"brp"},"strata":{"ageBands":["18-44","45+"],"features":["municipality","gender","ageBand"]}}',
    );
  });

  it.each<[string, (copy: Settings) => void]>([
    ['the number of letters', (copy) => (municipality(copy).letters = 5000)],
    ['the target', (copy) => (municipality(copy).targetMembers = 451)],
    ['the expected response', (copy) => (municipality(copy).expectedResponse = 0.091)],
    ['the reference date', (copy) => (copy.eligibility.referenceDate = '2027-01-02')],
    ['the maximum age', (copy) => (copy.eligibility.maximumAge = 99)],
    ['what happens with secret addresses', (copy) => (copy.eligibility.secretAddress = 'invite')],
    ['a register column', (copy) => (copy.register.columns.district = 'buurtcode')],
    ['the person key', (copy) => (copy.register.key = ['pseudoniem'])],
    ['the features', (copy) => copy.strata.features.push('district')],
    ['the age bands', (copy) => (copy.strata.ageBands = ['18-64', '65+'])],
    ['the panel', (copy) => (copy.panel.id = 'another-panel')],
  ])('change their hash with %s', (_, change) => {
    expect(settingsHashOf(changed(change))).not.toBe(settingsHashOf(settings));
  });

  it.each<[string, (copy: Settings) => void]>([
    ['a letter text', (copy) => (municipality(copy).letterTemplate = 'other.md')],
    ['a return address', (copy) => (municipality(copy).returnAddress = ['Postbus 2'])],
    ['a file name', (copy) => (municipality(copy).register = ['moved/utrecht.csv'])],
    ['the letter date', (copy) => (copy.letters.letterDate = '2027-01-05')],
    ['a case', (copy) => copy.cases.pop()],
    ['a contact', (copy) => (copy.panel.contact.phone = '111')],
  ])('keep their hash with %s', (_, change) => {
    expect(settingsHashOf(changed(change))).toBe(settingsHashOf(settings));
  });
});

describe('the commitment', () => {
  const parts = {
    frameHash: 'aa'.repeat(32) as Hash,
    keyHash: keyHashOf(KEY),
    settingsHash: settingsHashOf(settings),
  };

  it('is a hash over the published hashes and the version of the protocol', () => {
    expect(parts.keyHash).toBe(sha256(KEY));
    expect(commitmentOf(parts)).toBe(
      sha256(`${'aa'.repeat(32)}|${parts.keyHash}|${parts.settingsHash}|loting-draw-v1`),
    );
  });

  it('keeps its fixed value', () => {
    expect(settingsHashOf(settings)).toBe('4ef7d1640ddb3eef196170cc64213923a7fb94af2de87aa146307cb6b8268fe7');
    expect(commitmentOf(parts)).toBe('66e12c553689169e797c516c2d3d305028d8e4199a1031c5b24621f680af7d80');
  });
});
