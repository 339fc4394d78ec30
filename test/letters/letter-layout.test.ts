/** Letters on the page: the text at its place, and every letter that cannot be sent is refused by its number. */
import { describe, expect, it } from 'vitest';
import type { Addressee } from '../../src/domain/resident.ts';
import { letterLanguages } from '../../src/domain/letter-kinds.ts';
import type { Settings } from '../../src/domain/settings/settings-schema.ts';
import { createFontRuler } from '../../src/letters/font-ruler.ts';
import { layOutLetter } from '../../src/letters/lay-out-letter.ts';
import type { LetterPress } from '../../src/letters/letter-press.ts';
import { openLetterPress } from '../../src/letters/open-letter-press.ts';
import type { PlacedLetter } from '../../src/letters/placed-letter.ts';
import { areasOf } from '../../src/letters/placed-letter.ts';
import { checkOrders } from '../../src/letters/render-batch.ts';
import {
  contextWith,
  letterFonts,
  orderWith,
  pressWith,
  sentencesOf,
  shippedFile,
  shippedSettings,
  valueOf,
} from './letter-fixtures.ts';

const press = pressWith();
const mark = { batchId: 'w1-GM0344-001', sequence: 1 };
const style = shippedFile('style.yaml');

const layOut = (changes: Partial<Addressee>, on: LetterPress = press) =>
  layOutLetter(orderWith(7, changes), mark, on);
const problemsOf = (changes: Partial<Addressee>, on?: LetterPress) => sentencesOf(layOut(changes, on));
const blocksOf = (letter: PlacedLetter) => letter.pages.flatMap(({ blocks }) => blocks);
const blockOf = (letter: PlacedLetter, role: string) => {
  const block = blocksOf(letter).find(({ drawing }) => drawing.role === role);
  if (block === undefined) throw new Error(`no ${role} in the letter`);
  return block;
};

describe('the text', () => {
  it('greets a resident without a surname by the salutation of the template', () => {
    const letter = valueOf(layOut({ salutation: '' }));
    const greeting = blockOf(letter, 'paragraph');
    expect(greeting.drawing.texts.map(({ text }) => text)).toEqual(['Geachte inwoner,']);
  });

  it('is refused when there is no salutation and no other', () => {
    const template = shippedFile('invitation.nl.md').replace(/^salutationWithoutName.*\n/m, '');
    expect(problemsOf({ salutation: ' ' }, pressWith({ template }))).toEqual([
      'letter.md, line 12: There is nothing to fill in for {{salutation}} in letter 1-000007.',
    ]);
  });

  it('never reads a name as Markdown or as a placeholder', () => {
    const letter = valueOf(layOut({ salutation: 'Geachte **{{code}}** _x_' }));
    const greeting = blockOf(letter, 'paragraph');
    expect(greeting.drawing.texts).toMatchObject([{ text: 'Geachte **{{code}}** _x_,', isBold: false }]);
  });

  it('has room for two lines more than the shipped invitations need', () => {
    for (const language of letterLanguages) {
      const text = shippedFile(`invitation.${language}.md`);
      const template = text.replace('.\n\n## ', '.\\\nEen regel.\\\nEen regel.\n\n## ');
      expect(template).not.toBe(text);
      expect(pressWith({ language, template }).pageCount).toBe(1);
    }
  });

  it('stands beside the QR code and never under it', () => {
    const letter = valueOf(layOut({}));
    const qr = areasOf(blockOf(letter, 'qr'));
    const quietMm = 4 * (33 / 33);
    const others = blocksOf(letter)
      .filter(({ drawing }) => drawing.role !== 'qr')
      .flatMap(areasOf);
    const left = Math.min(...qr.map(({ leftMm }) => leftMm)) - quietMm;
    const top = Math.min(...qr.map(({ topMm }) => topMm));
    const bottom = Math.max(...qr.map(({ bottomMm }) => bottomMm));
    expect(qr).toHaveLength(1);
    for (const area of others) {
      expect(area.rightMm <= left || area.bottomMm <= top || area.topMm >= bottom).toBe(true);
    }
  });
});

const problemsWith = (changes: Parameters<typeof contextWith>[0]) =>
  sentencesOf(openLetterPress(contextWith(changes)));
const invitation = shippedFile('invitation.nl.md');
const withLetters = (signUpUrl: string): Settings => ({
  ...shippedSettings,
  letters: { ...shippedSettings.letters, signUpUrl },
});

describe('what is wrong in every letter', () => {
  it('is told once, and names no letter', () => {
    expect(problemsWith({ template: invitation.replace('## Uw gegevens', '## Uw gegevens \u4E2D') })).toEqual(
      [expect.stringMatching(/^letter\.md, line \d+: The font has no form for the character U\+4E2D\.$/)],
    );
  });

  it.each([
    [
      { template: invitation.replace('## Uw gegevens', 'Lang. '.repeat(1400)) },
      /^letter\.md, line \d+: The text is [\d.]+ mm too long for the two pages of a sheet; from this line on it does not fit\.$/m,
    ],
    [
      { template: invitation.replace('## Uw gegevens', 'x'.repeat(200)) },
      /^letter\.md, line \d+: A word is [\d.]+ mm wide, but the line is 165 mm\.$/m,
    ],
    [
      { template: invitation.replace('title: Uit', 'title: \u4E2D') },
      /setting title: The font has no form for the character U\+4E2D\.$/m,
    ],
    [
      { style: style.replace('Retouradres:', 'Retouradres'.repeat(20)) },
      /setting sender: The sender line is [\d.]+ mm wide, but there is room for 96 mm\.$/m,
    ],
    [
      { style: style.replace('- Gemeente', `- ${'Gemeente'.repeat(20)}`) },
      /setting letterhead: The letterhead is [\d.]+ mm wide, but there is room for 165 mm\.$/m,
    ],
    [
      { style: style.replace('topMm: 14', 'topMm: 50') },
      /The letterhead would show in the envelope's window, or the address would not\.$/m,
    ],
    [
      { style: style.replace('textFromMm: 99', 'textFromMm: 60') },
      /The title would show in the envelope's window/,
    ],
    [
      { settings: withLetters('https://a.example/' + 'x'.repeat(300)) },
      /setting letters\.signUpUrl: The squares of the QR code would be 0\.\d+ mm; below 0\.7 mm/,
    ],
    [
      { settings: withLetters('https://a.example/' + 'x'.repeat(3000)) },
      /setting letters\.signUpUrl: The squares of the QR code would be 0 mm/,
    ],
    [
      { settings: withLetters('geen adres') },
      /setting letters\.signUpUrl: The address for signing up is no internet address/,
    ],
    [
      {
        settings: {
          ...shippedSettings,
          panel: {
            ...shippedSettings.panel,
            contact: { ...shippedSettings.panel.contact, email: `${'x'.repeat(60)}@a.example` },
          },
        },
      },
      /setting panel\.contact: The text beside the address is [\d.]+ mm wide/,
    ],
  ])('%# is refused before the first letter', (changes, problem) => {
    const problems = problemsWith(changes);
    expect(problems.join('\n')).toMatch(problem);
    expect(problems.join('\n')).not.toContain('in letter');
  });
});

describe('checking all letters', () => {
  it('keeps the good ones and names the others, losing none', () => {
    const orders = [
      orderWith(1),
      orderWith(2, { addressLines: ['x'] }),
      orderWith(3),
      orderWith(4, { salutation: '\u05D0' }),
    ];
    const { printable, refused, failures } = checkOrders(orders, press);
    expect(printable).toEqual([orders[0], orders[2]]);
    expect(refused).toEqual([orders[1], orders[3]]);
    expect(
      failures.map(({ code, params }) => [code, (params as { invitationId: string }).invitationId]),
    ).toEqual([
      ['letters.address-line-count', '1-000002'],
      ['letters.glyph-missing', '1-000004'],
    ]);
  });
});

describe('the fonts', () => {
  /** The 293 characters of the BRP (Logisch Ontwerp BRP 2025.Q1, tables 5.2 and 5.3), as ranges of code points. */
  const brpRanges: readonly (readonly [number, number])[] = [
    [0x20, 0x5b],
    [0x5d, 0x5d],
    [0x5f, 0x5f],
    [0x61, 0x7a],
    [0x7c, 0x7c],
    [0xa1, 0xa5],
    [0xa7, 0xa7],
    [0xaa, 0xab],
    [0xb0, 0xb3],
    [0xb5, 0xb7],
    [0xba, 0xcf],
    [0xd1, 0x113],
    [0x116, 0x12b],
    [0x12e, 0x131],
    [0x134, 0x14d],
    [0x150, 0x17e],
    [0x2126, 0x2126],
  ];
  const brpCharacters = brpRanges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
  );
  const ruler = createFontRuler(letterFonts);

  it('hold all 293 characters of the BRP, in one piece and with loose accents', () => {
    expect(brpCharacters).toHaveLength(293);
    for (const form of ['NFC', 'NFD'] as const) {
      expect(ruler.missingIn(brpCharacters.join('').normalize(form))).toEqual([]);
    }
  });

  it('lack what they lack, and a blank that cannot be seen counts as lacking', () => {
    expect(ruler.missingIn('a\u4E2Db\u05D0\u4E2D\n\u200E\uD800')).toEqual([
      'U+4E2D',
      'U+05D0',
      'U+000A',
      'U+200E',
      'U+D800',
    ]);
  });

  it('give every visible character of the BRP a width', () => {
    const widthless = brpCharacters.filter((character) => ruler.widthPt(character, false, 10) < 1);
    expect(widthless).toEqual([]);
  });
});
