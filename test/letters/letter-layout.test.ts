/** Letters on the page: the address in the window, and every letter that cannot be sent is refused by its number. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Addressee } from '../../src/domain/resident.ts';
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
const onRight = 'envelope: DL-right';

const layOut = (changes: Partial<Addressee>, on: LetterPress = press) =>
  layOutLetter(orderWith(7, changes), mark, on);
const problemsOf = (changes: Partial<Addressee>, on?: LetterPress) => sentencesOf(layOut(changes, on));
const blocksOf = (letter: PlacedLetter) => letter.pages.flatMap(({ blocks }) => blocks);
const blockOf = (letter: PlacedLetter, role: string) => {
  const block = blocksOf(letter).find(({ drawing }) => drawing.role === role);
  if (block === undefined) throw new Error(`no ${role} in the letter`);
  return block;
};
const addressSizeOf = (letter: PlacedLetter) => blockOf(letter, 'address').drawing.texts[0]?.sizePt;

/** The size of an address whose first line has this many letters; `undefined` when it is refused. */
const sizeFor = (length: number) => {
  const result = layOut({ addressLines: ['x'.repeat(length), 'Voorbeeldstraat 1', '3511 AA  UTRECHT'] });
  return result.ok ? addressSizeOf(result.value) : undefined;
};

describe('the address', () => {
  it.each(['DL-right', 'DL-left'])('lies in the window of %s, and nothing else does', (envelope) => {
    const on = pressWith({ style: style.replace(onRight, `envelope: ${envelope}`) });
    const letter = valueOf(layOut({ addressLines: ['Een', 'Twee', 'Drie', 'Vier', 'Vijf', 'Zes'] }, on));
    const { always, ever } = on.areas;
    const [inside, outside] = [true, false].map((belongs) =>
      blocksOf(letter)
        .filter(({ drawing: { role } }) => (role === 'address' || role === 'sender') === belongs)
        .flatMap(areasOf),
    );
    expect(inside).toHaveLength(7);
    for (const area of inside ?? []) {
      expect(area.leftMm).toBeGreaterThanOrEqual(always.leftMm - 0.01);
      expect(area.rightMm).toBeLessThanOrEqual(always.rightMm + 0.01);
      expect(area.topMm).toBeGreaterThanOrEqual(always.topMm - 0.01);
      expect(area.bottomMm).toBeLessThanOrEqual(always.bottomMm + 0.01);
    }
    const intruders = outside?.filter(
      (area) =>
        area.rightMm > ever.leftMm &&
        area.leftMm < ever.rightMm &&
        area.bottomMm > ever.topMm &&
        area.topMm < ever.bottomMm,
    );
    expect(intruders).toEqual([]);
  });

  it('is as large as fits, and never below the smallest size', () => {
    const sizes = Array.from({ length: 80 }, (_, length) => sizeFor(length + 1));
    expect([...new Set(sizes)]).toEqual([10.5, 10, 9.5, 9, undefined]);
  });

  it('is smaller when there are more lines', () => {
    const lines = ['Een', 'Twee', 'Drie', 'Vier', 'Vijf', 'Zes'];
    expect(addressSizeOf(valueOf(layOut({ addressLines: lines.slice(0, 3) })))).toBe(10.5);
    expect(addressSizeOf(valueOf(layOut({ addressLines: lines })))).toBeLessThan(10.5);
  });

  it('always fits or is refused, whatever the lines', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('W', 'i', 'Ź', ' ', '-'), maxLength: 70 }), {
          maxLength: 8,
        }),
        (addressLines) => {
          const result = layOut({ addressLines });
          if (!result.ok) return;
          const areas = areasOf(blockOf(result.value, 'address'));
          expect(areas.length).toBeGreaterThanOrEqual(3);
          for (const area of areas) {
            expect(area.rightMm).toBeLessThanOrEqual(press.areas.always.rightMm + 0.01);
            expect(area.bottomMm).toBeLessThanOrEqual(press.areas.always.bottomMm + 0.01);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    [
      ['Testpersoon', 'Utrecht'],
      'The address has 2 lines in letter 1-000007; the post asks for three to six.',
    ],
    [[], 'The address has 0 lines in letter 1-000007; the post asks for three to six.'],
    [
      ['1', '2', '3', '4', '5', '6', '7'],
      'The address has 7 lines in letter 1-000007; the post asks for three to six.',
    ],
    [['Testpersoon', ' ', 'Utrecht'], 'Line 2 of the address is empty in letter 1-000007.'],
    [
      ['Testpersoon', 'x'.repeat(200), 'Utrecht'],
      'Line 2 of the address is 336 mm wide at 9 point in letter 1-000007, but the window shows 98 mm.',
    ],
    [['Testpersoon \u05D0', 'x', 'y'], 'The font has no form for the character U+05D0 in letter 1-000007.'],
    [
      ['Testpersoon\t', 'x\u200By', 'y\u{1F600}z'],
      'The font has no form for the character U+1F600 in letter 1-000007.',
    ],
    [['Testpersoon', 'x\u0000y', 'z'], 'The font has no form for the character U+0000 in letter 1-000007.'],
  ])('%j is refused by the number of the letter', (addressLines, problem) => {
    expect(problemsOf({ addressLines })).toContain(problem);
  });

  it('is refused when it is too high for a low window, even in the smallest size', () => {
    const on = pressWith({ style: style.replace('      heightMm: 40', '      heightMm: 34') });
    expect(problemsOf({ addressLines: ['Een', 'Twee', 'Drie'] }, on)).toEqual([]);
    expect(problemsOf({ addressLines: ['Een', 'Twee', 'Drie', 'Vier', 'Vijf', 'Zes'] }, on)).toEqual([
      expect.stringMatching(
        /^The address of 6 lines is [\d.]+ mm high in letter 1-000007, but the window shows 17 mm\.$/,
      ),
    ]);
  });

  it('is refused without a word of the person in it', () => {
    const sentences = problemsOf({
      addressLines: ['Testpersoon \u05D0', 'Voorbeeldstraat'.repeat(20), ''],
      salutation: 'Geachte Testpersoon \u05D1',
    });
    expect(sentences.length).toBe(4);
    expect(sentences.join(' ')).not.toMatch(/Testpersoon|Voorbeeld|\u05D0|\u05D1/);
  });
});

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
    for (const file of ['invitation.nl.md', 'invitation.en.md']) {
      const template = shippedFile(file).replace('.\n\n## ', '.\\\nEen regel.\\\nEen regel.\n\n## ');
      expect(openLetterPress(contextWith({ template })).ok).toBe(true);
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
      { template: invitation.replace('## Uw gegevens', 'Lang. '.repeat(400)) },
      /^letter\.md: The text is [\d.]+ mm too long for one page\.$/m,
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
      /setting sender: The sender line is [\d.]+ mm wide, but there is room for 98 mm\.$/m,
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
      { style: style.replace('textFromMm: 101', 'textFromMm: 60') },
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
