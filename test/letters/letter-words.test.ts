/** The words in a letter that come from settings: dates, names, addresses; and how lines are broken. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from '../../src/letters/break-lines.ts';
import { createFontRuler } from '../../src/letters/font-ruler.ts';
import { formatLetterDate, joinNames } from '../../src/letters/letter-language.ts';
import { settingsValuesOf } from '../../src/letters/placeholders.ts';
import { readableSignUpAddressOf, signUpAddressOf } from '../../src/letters/sign-up-address.ts';
import { letterFonts, municipalityAt, occasionOf, orderWith, shippedSettings } from './letter-fixtures.ts';

const { code } = orderWith(1);
const ruler = createFontRuler(letterFonts);

const plain = (text: string) => [{ text, isBold: false }];
const textOf = (lines: readonly (readonly { readonly text: string }[])[]): readonly string[] =>
  lines.map((line) => line.map(({ text }) => text).join(''));

describe('dates and names', () => {
  it.each([
    ['2027-02-01', 'nl', '1 februari 2027'],
    ['2027-12-31', 'nl', '31 december 2027'],
    ['2027-01-09', 'en', '9 January 2027'],
  ] as const)('%s in %s is %s', (date, language, words) => {
    expect(formatLetterDate(date, language)).toBe(words);
  });

  it.each([
    [[], ''],
    [['Utrecht'], 'Utrecht'],
    [['Utrecht', 'Zoetermeer'], 'Utrecht en Zoetermeer'],
    [['Utrecht', 'Zeist', 'Zoetermeer'], 'Utrecht, Zeist en Zoetermeer'],
  ])('%j is %j', (names, words) => {
    expect(joinNames(names, 'nl')).toBe(words);
  });

  it('come from the settings', () => {
    expect(
      settingsValuesOf(shippedSettings, municipalityAt(shippedSettings, 1), occasionOf('invitation'), 'nl'),
    ).toMatchObject({
      municipalityName: 'Zoetermeer',
      municipalityNames: 'Utrecht en Zoetermeer',
      answerBefore: '8 februari 2027',
      signUpUrl: 'detweedemening.example/meedoen',
      contactWebsite: 'detweedemening.example',
      returnAddress: 'Postbus 10000, 2700 AA  ZOETERMEER',
      caseCount: '8',
      maximumCases: '4',
    });
  });

  it.each([
    [1, '1'],
    [2, '2'],
    [4, '4'],
    [5, '4'],
  ])('promise no more cases than there are: of %i at most %s', (caseCount, maximumCases) => {
    const settings = { ...shippedSettings, cases: shippedSettings.cases.slice(0, caseCount) };
    const values = settingsValuesOf(settings, municipalityAt(settings, 0), occasionOf('invitation'), 'nl');
    expect(values).toMatchObject({ caseCount: String(caseCount), maximumCases });
  });
});

describe('the address for signing up', () => {
  it.each([
    ['https://a.example/in', `https://a.example/in?code=${code}`, 'a.example/in'],
    ['https://a.example', `https://a.example/?code=${code}`, 'a.example'],
    [
      'https://a.example/in?taal=nl#top',
      `https://a.example/in?taal=nl&code=${code}#top`,
      'a.example/in?taal=nl#top',
    ],
    ['https://a.example/in?code=x', `https://a.example/in?code=${code}`, 'a.example/in?code=x'],
    ['https://a.example/in/{code}', `https://a.example/in/${code}`, 'a.example/in'],
    ['https://a.example/{code}/in', `https://a.example/${code}/in`, 'a.example/in'],
    [
      'https://a.example/in?c={code}&taal=nl',
      `https://a.example/in?c=${code}&taal=nl`,
      'a.example/in?taal=nl',
    ],
    ['http://a.example/in#{code}', `http://a.example/in#${code}`, 'a.example/in'],
  ])('%s holds the code for the QR, and not for the reader', (signUpUrl, withCode, readable) => {
    expect(signUpAddressOf(signUpUrl, code)).toBe(withCode);
    expect(readableSignUpAddressOf(signUpUrl)).toBe(readable);
  });

  it.each(['geen adres', 'ftp://a.example', 'javascript:alert(1)', '{code}'])('%s is none', (signUpUrl) => {
    expect(signUpAddressOf(signUpUrl, code)).toBeUndefined();
    expect(readableSignUpAddressOf(signUpUrl)).toBeUndefined();
  });
});

describe('lines', () => {
  it('hold all words in order and are never wider than asked, unless one word is', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: fc.constantFrom('a', 'W', 'ij', 'é', ','), minLength: 1, maxLength: 12 }),
          { minLength: 1, maxLength: 40 },
        ),
        fc.integer({ min: 80, max: 400 }),
        (words, widthPt) => {
          const { lines, widestWordPt } = breakLines(plain(words.join(' ')), widthPt, 10, ruler);
          expect(textOf(lines).join(' ')).toBe(words.join(' '));
          for (const line of lines) {
            const endPt = Math.max(...line.map((piece) => piece.leftPt + piece.widthPt));
            expect(endPt).toBeLessThanOrEqual(Math.max(widthPt, widestWordPt) + 0.01);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are as few as possible: the next word would not have fitted', () => {
    const { lines } = breakLines(plain('woord '.repeat(60).trim()), 200, 10, ruler);
    for (const line of textOf(lines).slice(0, -1)) {
      expect(ruler.widthPt(`${line} woord`, false, 10)).toBeGreaterThan(200);
    }
  });

  it('keep a bold word and the comma after it together', () => {
    const running = [
      { text: 'een ', isBold: false },
      { text: 'twee', isBold: true },
      { text: ', drie', isBold: false },
    ];
    const onlyTwee = ruler.widthPt('twee', true, 10) + ruler.widthPt(',', false, 10);
    expect(textOf(breakLines(running, onlyTwee + 0.1, 10, ruler).lines)).toEqual(['een', 'twee,', 'drie']);
  });

  it('begin anew where the text says so', () => {
    expect(
      textOf(breakLines([...plain('een'), 'line-break', ...plain('twee')], 500, 10, ruler).lines),
    ).toEqual(['een', 'twee']);
  });

  it('do not break at a space that may not break', () => {
    expect(textOf(breakLines(plain('a\u00A0b c'), 1, 10, ruler).lines)).toEqual(['a\u00A0b', 'c']);
  });
});
