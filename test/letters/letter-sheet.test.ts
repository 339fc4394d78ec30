/** One sheet: one page, or both sides of it; a second language on the back; and who signs. */
import { describe, expect, it } from 'vitest';
import { layOutLetter } from '../../src/letters/lay-out-letter.ts';
import type { LetterPress } from '../../src/letters/letter-press.ts';
import { openLetterPress } from '../../src/letters/open-letter-press.ts';
import type { LetterImage, PlacedLetter } from '../../src/letters/placed-letter.ts';
import { areasOf } from '../../src/letters/placed-letter.ts';
import { contextWith, orderWith, pressWith, sentencesOf, shippedFile, valueOf } from './letter-fixtures.ts';

const head = '---\nlayout: welcome\nlanguage: nl\ntitle: Een brief\n---\n';
const mark = { batchId: 'w1-GM0344-001', sequence: 3 };
const layOut = (press: LetterPress): PlacedLetter => valueOf(layOutLetter(orderWith(7), mark, press));

/** The texts of a page, by the role of their block. */
const textsOf = (letter: PlacedLetter, page: number): readonly string[] =>
  (letter.pages[page]?.blocks ?? []).map(
    ({ drawing }) => `${drawing.role}: ${drawing.texts.map(({ text }) => text).join(' ')}`,
  );

const welcomeOf = (text: string): LetterPress => pressWith({ kind: 'welcome', template: head + text });
const problemsWith = (changes: Parameters<typeof contextWith>[0]): readonly string[] =>
  sentencesOf(openLetterPress(contextWith(changes)));

const styleWith = (place: string): string =>
  `${shippedFile('style.yaml')}\nlogo: { file: a.svg, place: ${place}, widthMm: 40, heightMm: 20, alternative: "Logo van {{municipalityName}}" }\n`;
const signatureOf = (letter: PlacedLetter) =>
  letter.pages[0]?.blocks.find(({ drawing }) => drawing.role === 'signature')?.drawing;

describe('a letter', () => {
  it('has one page, with nothing about a back', () => {
    const press = welcomeOf('Kort.');
    expect(press.pageCount).toBe(1);
    const letter = layOut(press);
    expect(letter.pages).toHaveLength(1);
    expect(textsOf(letter, 0).join('\n')).not.toContain('achterkant');
  });

  it('goes on at the back where its text says so, and says so at the foot', () => {
    const letter = layOut(welcomeOf('Voor.\n\n{{page}}\n\nAchter.'));
    expect(letter.pages).toHaveLength(2);
    expect(textsOf(letter, 0)).toContain('paragraph: Voor.');
    expect(textsOf(letter, 0)).toContain('page-number: Lees verder op de achterkant.');
    expect(textsOf(letter, 1)).toEqual(['paragraph: Achter.', 'sheet-mark: w1-GM0344-001 · 3']);
  });

  it('goes on at the back when the text is long, in every letter, and loses no line', () => {
    const lines = Array.from({ length: 60 }, (_, index) => `Regel ${index}.`);
    const letter = layOut(welcomeOf(lines.join('\n\n')));
    const placed = [0, 1].flatMap((page) =>
      textsOf(letter, page).filter((text) => text.startsWith('paragraph: Regel')),
    );
    expect(placed).toEqual(lines.map((line) => `paragraph: ${line}`));
    for (const page of letter.pages) {
      for (const area of page.blocks.flatMap(areasOf)) expect(area.bottomMm).toBeLessThanOrEqual(297 - 5);
    }
  });

  it('takes a heading along to the page of its text', () => {
    const filler = 'Regel.\n\n'.repeat(24);
    for (let count = 1; count < 12; count += 3) {
      const text = `${filler}${'Regel.\\\n'.repeat(count)}Regel.\n\n## Kop\n\nEen.\\\nTwee.\\\nDrie.`;
      const letter = layOut(welcomeOf(text));
      const pageOf = (part: string): number =>
        [0, 1].findIndex((page) => textsOf(letter, page).includes(part));
      expect(pageOf('heading: Kop')).toBe(pageOf('paragraph: Een. Twee. Drie.'));
    }
  });

  it('has as many pages as every other letter of the press, however short the names in it', () => {
    const press = { ...welcomeOf('Kort.'), pageCount: 2 as const };
    expect(layOut(press).pages).toHaveLength(2);
  });

  it('that is longer than a sheet is refused by the line from which it does not fit', () => {
    const lines = 'Regel.\n\n'.repeat(120);
    const [problem = '', ...others] = problemsWith({ kind: 'welcome', template: head + lines });
    expect(others).toEqual([]);
    const line = Number(
      /^letter\.md, line (\d+): The text is [\d.]+ mm too long for the two pages/.exec(problem)?.[1],
    );
    // 5 lines of settings, then one paragraph every second line; some 30 on the front and 40 on the back.
    expect(line).toBeGreaterThan(5 + 2 * 55);
    expect(line).toBeLessThan(5 + 2 * 80);
  });

  it('of another kind or language than it is used for is refused', () => {
    const template = shippedFile('invitation.en.md');
    expect(problemsWith({ kind: 'reminder', template })).toEqual([
      'letter.md, line 1: This is a letter of the layout "invitation", but it is used as "reminder".',
      'letter.md, line 1: This letter is in the language "en", but it is used as "nl".',
    ]);
  });
});

describe('a second language', () => {
  const back = shippedFile('invitation.en.md');

  it('stands on the back with the same code, and the front says so in that language', () => {
    const letter = layOut(pressWith({ back }));
    expect(letter.pages).toHaveLength(2);
    const [front = [], behind = []] = letter.pages.map(({ blocks }) => blocks.map(({ drawing }) => drawing));
    const codesOf = (drawings: typeof front) =>
      drawings.filter(({ role }) => role === 'code').map(({ texts }) => texts[0]?.text);
    expect(codesOf(behind)).toEqual([orderWith(7).code]);
    expect(codesOf(behind)).toEqual(codesOf(front));
    expect(behind.filter(({ role }) => role === 'qr')).toHaveLength(1);
    const inEnglish = front.filter(({ language }) => language === 'en');
    expect(inEnglish.map(({ texts }) => texts[0]?.text)).toEqual([
      'In English: please read the back of this letter.',
    ]);
    expect(behind.filter(({ role, language }) => role !== 'sheet-mark' && language !== 'en')).toEqual([]);
    expect(textsOf(letter, 1).join(' ')).toContain('before 8 February 2027');
    expect(textsOf(letter, 1).join(' ')).toContain('on behalf of the municipality of Utrecht');
  });

  it('leaves no room for a second page of the first', () => {
    const invitation = shippedFile('invitation.nl.md');
    const template = invitation.replace('## Uw gegevens', '{{page}}\n\n## Uw gegevens');
    expect(problemsWith({ template, back })[0]).toMatch(
      /^letter\.md, line \d+: There is no page for what follows \{\{page\}\}: a letter is one sheet, and its back is taken\.$/,
    );
    const long = invitation.replace('## Uw gegevens', `${'Lang. '.repeat(300)}\n\n## Uw gegevens`);
    expect(problemsWith({ template: long, back })).toEqual([
      expect.stringMatching(/^letter\.md, line \d+: The text is [\d.]+ mm too long for one page/),
    ]);
  });

  it('is refused when it is too long for the back', () => {
    const long = back.replace('## Your data', `${'Long. '.repeat(900)}\n\n## Your data`);
    expect(problemsWith({ back: long })).toEqual([
      expect.stringMatching(/^back\.md, line \d+: The text is [\d.]+ mm too long for one page/),
    ]);
  });
});

describe('the logo and the signature', () => {
  const image: LetterImage = {
    kind: 'shapes',
    width: 100,
    height: 20,
    shapes: [{ path: 'M0 0H100V20H0Z', colour: '#1f5fa8', isEvenOdd: false }],
  };
  it.each([
    ['left', 25, 25 + 40],
    ['right', 210 - 20 - 40, 210 - 20],
  ])('stand in their own proportions: a logo at the %s', (place, leftMm, rightMm) => {
    const letter = layOut(pressWith({ style: styleWith(place), images: { logo: image } }));
    const logo = letter.pages[0]?.blocks.find(({ drawing }) => drawing.role === 'logo');
    if (logo === undefined) throw new Error('no logo');
    const [area] = areasOf(logo);
    expect(area?.leftMm).toBeCloseTo(leftMm, 6);
    expect(area?.rightMm).toBeCloseTo(rightMm, 6);
    expect((area?.bottomMm ?? 0) - (area?.topMm ?? 0)).toBeCloseTo(8, 6);
    expect(logo.drawing.alternative).toBe('Logo van Utrecht');
    const letterhead = letter.pages[0]?.blocks.find(({ drawing }) => drawing.role === 'letterhead');
    for (const { leftPt, widthPt } of letterhead?.drawing.texts ?? []) {
      const [fromMm, toMm] = [leftPt, leftPt + widthPt].map((points) => (points * 25.4) / 72);
      expect((toMm ?? 0) <= leftMm || (fromMm ?? 0) >= rightMm).toBe(true);
    }
  });

  it('never show in the window', () => {
    const style = styleWith('right')
      .replace('heightMm: 20,', 'heightMm: 40,')
      .replace('topMm: 14', 'topMm: 30');
    const tall = { ...image, width: 40, height: 40 };
    expect(problemsWith({ style, images: { logo: tall } }).join('\n')).toContain(
      "The logo would show in the envelope's window",
    );
  });

  it('name who signs, with a picture when there is one', () => {
    const plain = layOut(pressWith());
    const signed = layOut(pressWith({ images: { signature: image } }));
    expect(signatureOf(plain)?.texts.map(({ text }) => text)).toEqual([
      'Team De Tweede Mening',
      'namens de gemeente Utrecht',
    ]);
    expect(signatureOf(plain)?.images).toBeUndefined();
    expect(signatureOf(signed)?.images?.[0]?.heightPt).toBeCloseTo((10 * 72) / 25.4, 6);
    expect(signatureOf(signed)?.alternative).toBe('Handtekening van Team De Tweede Mening');
  });
});
