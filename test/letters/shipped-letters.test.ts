/** The letters that come with the program: easy to read, complete, and on one page with room to spare. */
import { describe, expect, it } from 'vitest';
import { letterKinds, letterLanguages } from '../../src/domain/letter-kinds.ts';
import { openLetterPress } from '../../src/letters/open-letter-press.ts';
import { countWordsOfSentences } from './count-words.ts';
import {
  contextWith,
  municipalityAt,
  sentencesOf,
  shippedFile,
  shippedSettings,
  valueOf,
} from './letter-fixtures.ts';

const letters = letterKinds.flatMap((kind) => letterLanguages.map((language) => ({ kind, language })));
const textOf = ({ kind, language }: (typeof letters)[number]): string =>
  shippedFile(`${kind}.${language}.md`);

describe('counting words', () => {
  it('takes sentences as a reader does', () => {
    const text =
      '---\ntitle: x\n---\n# Een kop\n\nEen zin\nvan vijf woorden. Twee {{panelName}}?\n\n- Een punt.\n';
    expect(countWordsOfSentences(text)).toEqual([5, 2, 2]);
  });
});

describe.each(letters)('the $kind in $language', (letter) => {
  const { kind, language } = letter;

  it('has sentences of about ten words, none above fifteen', () => {
    const counts = countWordsOfSentences(textOf(letter));
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(counts.length).toBeGreaterThan(10);
    expect(Math.max(...counts)).toBeLessThanOrEqual(15);
    expect(mean).toBeGreaterThan(9.5);
    expect(mean).toBeLessThan(12);
  });

  it('fits on one page with two lines more, also for the municipality with the longer name', () => {
    const template = textOf(letter).replace('.\n\n## ', '.\\\nEen regel.\\\nEen regel.\n\n## ');
    expect(template).not.toBe(textOf(letter));
    const municipality = municipalityAt(shippedSettings, 1);
    const press = valueOf(openLetterPress({ ...contextWith({ kind, language, template }), municipality }));
    expect(press.pageCount).toBe(1);
  });

  it('fits on the front with the picture of a signature, and the other language on the back', () => {
    const picture = { kind: 'shapes', width: 3, height: 1, shapes: [] } as const;
    const back = shippedFile(`${kind}.${language === 'nl' ? 'en' : 'nl'}.md`);
    const context = contextWith({ kind, language, back, images: { signature: picture } });
    expect(sentencesOf(openLetterPress(context))).toEqual([]);
  });
});

describe('what the letters must say', () => {
  const everyLetter = [
    /\{\{contactPhone\}\}/,
    /\{\{contactWebsite\}\}/,
    /\{\{signature\}\}/,
    /rechten|rights/,
  ];
  const signUp = [
    /\{\{signUpUrl\}\}/,
    /\{\{answerBefore\}\}/,
    /Bel \*\*\{\{contactPhone|Call \*\*\{\{contactPhone/,
    /Alleen u kunt meedoen|Only you can take part/,
    /\{\{code\}\}/,
    /\{\{qr\}\}/,
    /loting|by lot/,
    /BRP/,
    /Wmo/,
    /paar uur|few hours/,
    /vrijwillig|voluntary/,
    /(?:geen|geen enkele)\s+brie(?:f|ven)\s+meer|no(?:\s+more)?\s+letters/,
    /onderzoekers|researchers/,
  ];
  const needed = {
    invitation: [...signUp, /\{\{minimumAge\}\}/, /hulp in huis|help in the home/],
    reminder: [...signUp, /\{\{firstLetterDate\}\}/, /al geantwoord|answer already/],
    welcome: [/\{\{memberNumber\}\}/, /stoppen|stop/, /loting|lots/, /paar uur|few hours/],
    case: [
      /\{\{caseTitle\}\}/,
      /\{\{caseDate\}\}/,
      /\{\{answerBefore\}\}/,
      /\{\{memberNumber\}\}/,
      /vrijwillig|voluntary/,
    ],
    apology: [/geloot|drew lots/, /\{\{panelMaximum\}\}/, /spijt|sorry/],
  };

  it.each(letters)('stands in the $kind in $language', (letter) => {
    const text = textOf(letter)
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      .replaceAll('\n', ' ');
    expect([...everyLetter, ...needed[letter.kind]].filter((pattern) => !pattern.test(text))).toEqual([]);
  });
});
