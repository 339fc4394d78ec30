/** Everything that is said, is said in both languages: the same keys, no empty text, and the same things told. */
import { describe, expect, it } from 'vitest';
import { brokenRules } from '../../../src/assignment/describe-broken-rule.ts';
import {
  certificateProblems,
  lotteryProblems,
} from '../../../src/assignment/certificate/describe-problems.ts';
import { bundleReadmeWords } from '../../../src/audit/bundle-readme-words.ts';
import { bundleReadmeWords as dutchBundleReadmeWords } from '../../../src/audit/dutch/bundle-readme-words.ts';
import { differenceTables } from '../../../src/audit/describe-difference.ts';
import { recordNames as dutchRecordNames } from '../../../src/audit/dutch/record-names.ts';
import { recordNames } from '../../../src/audit/record-names.ts';
import { dutchWords } from '../../../src/cli/words/dutch.ts';
import { englishWords } from '../../../src/cli/words/english.ts';
import type { AuditEventType } from '../../../src/domain/audit-event.ts';
import { auditEventTable } from '../../../src/domain/audit-event.ts';
import { dropReasons, dutchDropReasons } from '../../../src/domain/drop-reasons.ts';
import { describeEventType } from '../../../src/domain/event-sentences.ts';
import type { Language } from '../../../src/domain/language.ts';
import { failureTables } from '../../../src/domain/describe-failure.ts';
import { failure } from '../../../src/domain/failure.ts';
import * as dutchLetterWords from '../../../src/domain/failures/dutch/letter-words.ts';
import { optionProblems as dutchOptionProblems } from '../../../src/domain/failures/dutch/option-problems.ts';
import * as dutchSettingWords from '../../../src/domain/failures/dutch/setting-problems.ts';
import * as letterWords from '../../../src/domain/failures/letter-words.ts';
import { optionProblems } from '../../../src/domain/failures/option-problems.ts';
import * as settingWords from '../../../src/domain/failures/setting-problems.ts';
import { coverWordsOf } from '../../../src/letters/cover-words.ts';
import { wordingOf } from '../../../src/letters/letter-language.ts';
import type { TestSheetFacts } from '../../../src/letters/test-sheet-words.ts';
import { testSheetTitles, testSheetWords } from '../../../src/letters/test-sheet-words.ts';
import { explanationWords } from '../../../src/report/privacy/explanation-words.ts';
import { storedDataWords } from '../../../src/report/privacy/stored-data-words.ts';
import { accountabilityWordsOf } from '../../../src/report/words/accountability-words.ts';
import { dutchRegisterWords } from '../../../src/report/words/dutch-register-words.ts';
import { englishRegisterWords } from '../../../src/report/words/english-register-words.ts';
import { groupWordsOf } from '../../../src/report/words/group-words.ts';
import { wordsOf } from '../../../src/report/words/report-words.ts';
import type { Examples } from './compare-words.ts';
import { compareWords } from './compare-words.ts';

const { language: _en, numbers: _enNumbers, ...english } = englishWords;
const { language: _nl, numbers: _nlNumbers, ...dutch } = dutchWords;

function testSheetIn(language: Language) {
  return { page: (facts: TestSheetFacts) => testSheetWords(facts, language) };
}

function eventSentences(language: Language) {
  const types = Object.keys(auditEventTable) as AuditEventType[];
  return Object.fromEntries(types.map((type) => [type, describeEventType(type, language)]));
}

const catalogues: readonly (readonly [name: string, english: unknown, dutch: unknown])[] = [
  ...Object.entries(english).map(
    ([topic, words]) => [topic, words, dutch[topic as keyof typeof dutch]] as const,
  ),
  ['failures', failureTables.en, failureTables.nl],
  ['options', optionProblems, dutchOptionProblems],
  ['settings', settingWords, dutchSettingWords],
  ['letter parts', letterWords, dutchLetterWords],
  ['differences', differenceTables.en, differenceTables.nl],
  ['records', recordNames, dutchRecordNames],
  ['broken rules', brokenRules.en, brokenRules.nl],
  ['certificates', certificateProblems.en, certificateProblems.nl],
  ['lotteries', lotteryProblems.en, lotteryProblems.nl],
  ['cover sheet', coverWordsOf('en'), coverWordsOf('nl')],
  ['letter', wordingOf('en'), wordingOf('nl')],
  ['test sheet', testSheetTitles.en, testSheetTitles.nl],
  ['test sheet page', testSheetIn('en'), testSheetIn('nl')],
  ['events', eventSentences('en'), eventSentences('nl')],
  ['reasons to drop', dropReasons, dutchDropReasons],
  ['bundle', bundleReadmeWords, dutchBundleReadmeWords],
  ['explanation', explanationWords.en, explanationWords.nl],
  ['stored data', storedDataWords.en, storedDataWords.nl],
  ['account', accountabilityWordsOf('en'), accountabilityWordsOf('nl')],
  ['report', wordsOf('en'), wordsOf('nl')],
  ['report of groups', groupWordsOf('en'), groupWordsOf('nl')],
  ['report of registers', englishRegisterWords, dutchRegisterWords],
];

describe.each(catalogues)('the words of %s', (name, one, other) => {
  const report = compareWords(one, other, name, examples);

  it('have the same keys, no empty text, and tell the same in both languages', () => {
    expect(report.problems).toEqual([]);
  });

  it('can all be tried', () => {
    expect(report.untried).toEqual([]);
  });

  it('are not left in English', () => {
    expect(report.alike.filter((path) => !alike.has(path))).toEqual([]);
  });
});

/** Every kind of catalogue must be able to fail. */
describe('the comparison of words', () => {
  it.each([
    ['a key of one language', { a: 'one', b: 'two' }, { a: 'een' }, 'x.b is in one language only'],
    ['an empty text', { a: 'one' }, { a: '' }, 'x.a is empty'],
    ['an empty sentence', { a: (p: string) => `one ${p}` }, { a: () => '' }, 'x.a is empty'],
    ['a text for a sentence', { a: () => 'one' }, { a: 'een' }, 'x.a is of another kind'],
    [
      'a parameter that is left out',
      { a: (p: { one: number; two: number }) => `${p.one} of ${p.two}` },
      { a: (p: { one: number; two: number }) => `${p.one}` },
      'x.a tells of [0.one, 0.two] in English, of [0.one] in Dutch',
    ],
    [
      'a parameter that is left out of a plural only',
      { a: (count: number, of: string) => (count === 1 ? `one ${of}` : `${count} of ${of}`) },
      { a: (count: number, of: string) => (count === 1 ? 'een' : `${count} van ${of}`) },
      'x.a tells of [1] in English, of [] in Dutch',
    ],
  ])('finds %s', (_, one, other, problem) => {
    expect(compareWords(one, other, 'x').problems).toEqual(expect.arrayContaining([problem]));
  });

  it('finds what is left in English', () => {
    const one = { a: 'one', b: (count: number) => `${count} letters`, c: (count: number) => `${count}%` };
    expect(compareWords(one, one, 'x').alike).toEqual(['x.a', 'x.b']);
  });
});

/** Phrases inside sentences. */
const examples: Examples = {
  'test sheet page.page': { '0.envelope.window.side': 'left' },
  'explanation.data': { 1: String },
  'explanation.draw': { 1: String },
  'cover sheet.letters': { 1: 'reminder' },
  'failures.settings.wrong-value.what': { '0.problem': { code: 'empty' } },
  'failures.letters.window-crossed.what': { '0.part': 'logo' },
  'failures.letters.image-part.what': { '0.part': { code: 'outline' } },
  'failures.command.wrong-option.what': { '0.problem': { code: 'needed' } },
  'differences.assignment.rule-broken.what': { '0.broken': { kind: 'seat-twice' } },
  'differences.assignment.certificate.what': { '0.problem': { kind: 'unknown-name' } },
  'differences.assignment.lottery.what': { '0.problem': { kind: 'tickets-wrong' } },
  'differences.log.event-missing.what': { '0.key': { code: 'panel' } },
  'differences.log.row-missing.what': { '0.key': { code: 'panel' } },
  'differences.log.value-differs.what': { '0.key': { code: 'panel' } },
  'differences.evidence.refused.what': { '0.failed': failure('store.file-exists', {}, { line: 3 }) },
  'differences.evidence.refused.where': { '0.failed': failure('store.file-exists', {}, { line: 3 }) },
};

/** The same word in both languages, or a code. */
const alike: ReadonlySet<string> = new Set([
  'confirm.yesNo.no',
  ...['node', 'sqlite', 'database', 'registers'].map((key) => `doctor.checks.${key}`),
  ...['registers.report', 'report of registers'].flatMap((report) =>
    ['aNumber', 'bsn', 'postcode'].map((field) => `${report}.values.fields.${field}`),
  ),
  'draw.wave.open',
  'next.states.later',
  'next.steps.members-file.done',
  'account.corrections.bounds.minimum',
  'account.corrections.bounds.maximum',
  ...['boundNames', 'select'].flatMap((key) => [`assignment.${key}.minimum`, `assignment.${key}.maximum`]),
  'audit.steps.database.name',
  'audit.steps.registers.name',
  'audit.log.hash',
  'cover sheet.labels.panel',
  'report.representativity.figure',
  // Names of files, tables and columns.
  ...[
    'log.event-missing',
    'frame.more',
    'key.hash',
    'settings.hash',
    'draw.wave-numbers',
    'letters.no-drawn-resident',
    'letters.revoked-code',
    'signups.move-gap',
    'signups.move-not-allowed',
    'database.integrity',
  ].map((code) => `differences.${code}.where`),
]);
