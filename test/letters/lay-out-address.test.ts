/** The address in the envelope's window: every line measured, the KIX under it, the post's sorting line above it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Addressee } from '../../src/domain/resident.ts';
import type { PageArea } from '../../src/letters/envelope.ts';
import { KIX_QUIET_MM } from '../../src/letters/kix.ts';
import { layOutLetter } from '../../src/letters/lay-out-letter.ts';
import type { LetterOrder } from '../../src/letters/letter-order.ts';
import type { LetterPress } from '../../src/letters/letter-press.ts';
import type { BlockRole, PlacedBlock, PlacedLetter } from '../../src/letters/placed-letter.ts';
import { areasOf } from '../../src/letters/placed-letter.ts';
import { orderWith, pressWith, sentencesOf, shippedFile, valueOf } from './letter-fixtures.ts';

const press = pressWith();
const mark = { batchId: 'w1-GM0344-001', sequence: 1 };
const style = shippedFile('style.yaml');
const onRight = 'envelope: DL-right';
const envelopes = ['DL-right', 'DL-left', 'C5-right', 'C5-left'];
const pressFor = (envelope: string): LetterPress =>
  pressWith({ style: style.replace(onRight, `envelope: ${envelope}`) });

const layOut = (changes: Partial<Addressee>, on: LetterPress = press, order: Partial<LetterOrder> = {}) =>
  layOutLetter({ ...orderWith(7, changes), ...order }, mark, on);
const problemsOf = (changes: Partial<Addressee>, on?: LetterPress) => sentencesOf(layOut(changes, on));
const blocksOf = ({ pages }: PlacedLetter): readonly PlacedBlock[] => pages[0]?.blocks ?? [];
const blockOf = (letter: PlacedLetter, role: BlockRole): PlacedBlock => {
  const block = blocksOf(letter).find(({ drawing }) => drawing.role === role);
  if (block === undefined) throw new Error(`no ${role} in the letter`);
  return block;
};
const has = (letter: PlacedLetter, role: BlockRole): boolean =>
  blocksOf(letter).some(({ drawing }) => drawing.role === role);
const addressSizeOf = (letter: PlacedLetter) => blockOf(letter, 'address').drawing.texts[0]?.sizePt;
const addressTextsOf = (letter: PlacedLetter) =>
  blockOf(letter, 'address').drawing.texts.map(({ text }) => text);

const inWindow: ReadonlySet<BlockRole> = new Set<BlockRole>(['sender', 'sorting-line', 'address', 'kix']);
const overlap = (one: PageArea, other: PageArea): boolean =>
  one.rightMm > other.leftMm + 0.01 &&
  one.leftMm < other.rightMm - 0.01 &&
  one.bottomMm > other.topMm + 0.01 &&
  one.topMm < other.bottomMm - 0.01;

/** Whether all that belongs in the window lies in it however the sheet lies, nothing else ever does, and nothing overlaps. */
function expectInWindow(letter: PlacedLetter, { areas: { always, ever } }: LetterPress): void {
  const blocks = blocksOf(letter);
  const shown = blocks.filter(({ drawing }) => inWindow.has(drawing.role));
  for (const block of shown) {
    const quietMm = block.drawing.role === 'kix' ? KIX_QUIET_MM : 0;
    for (const area of areasOf(block)) {
      expect(area.leftMm - quietMm).toBeGreaterThanOrEqual(always.leftMm - 0.01);
      expect(area.rightMm + quietMm).toBeLessThanOrEqual(always.rightMm + 0.01);
      expect(area.topMm - quietMm).toBeGreaterThanOrEqual(always.topMm - 0.01);
      expect(area.bottomMm + quietMm).toBeLessThanOrEqual(always.bottomMm + 0.01);
      const quiet = {
        leftMm: area.leftMm - quietMm,
        topMm: area.topMm - quietMm,
        rightMm: area.rightMm + quietMm,
        bottomMm: area.bottomMm + quietMm,
      };
      const others = shown.filter((other) => other !== block).flatMap(areasOf);
      expect(others.filter((other) => overlap(quiet, other))).toEqual([]);
    }
  }
  const rest = blocks.filter(({ drawing }) => !inWindow.has(drawing.role)).flatMap(areasOf);
  expect(rest.filter((area) => overlap(area, ever))).toEqual([]);
}

/** The size of an address whose first line has this many letters; `undefined` when it is refused. */
const sizeFor = (length: number) => {
  const result = layOut({ addressLines: ['x'.repeat(length), 'Voorbeeldstraat 7', '3511 AA  UTRECHT'] });
  return result.ok ? addressSizeOf(result.value) : undefined;
};

describe.each(envelopes)('in the window of %s', (envelope) => {
  const on = pressFor(envelope);

  it.each([
    [{}, true],
    [
      {
        addressLines: [
          'De hoogwelgeboren heer',
          'Jhr. T. Testpersoon',
          'Voorbeeldstraat 7',
          '3511 AA  UTRECHT',
        ],
      },
      true,
    ],
    [
      { addressLines: ['Een', 'Twee', 'Drie', 'Voorbeeldstraat 7', '3511 AA  UTRECHT'] },
      envelope.startsWith('C5'),
    ],
    [
      {
        addressLines: ['T. Testpersoon', 'Voorbeeldstraat 12345 ABCDE', '3511 AA  UTRECHT'],
        houseNumber: '12345',
        houseSuffix: 'ABCDE',
      },
      true,
    ],
  ])('%# lies the address with its KIX and white edges, and nothing else', (changes, hasKix) => {
    const letter = valueOf(layOut(changes, on));
    expectInWindow(letter, on);
    expect(has(letter, 'kix')).toBe(hasKix);
  });

  it('lies a sorting line too, between the sender and the address', () => {
    const letter = valueOf(layOut({}, on, { sorting: { line: 'B1 0012 35-11 AB 000123', position: 1 } }));
    expectInWindow(letter, on);
    expect(has(letter, 'kix')).toBe(true);
    expect(blockOf(letter, 'sorting-line').drawing.texts[0]?.text).toBe('B1 0012 35-11 AB 000123');
  });

  it('lies any address that is not refused', () => {
    const line = fc.string({ unit: fc.constantFrom('W', 'i', 'Ź', 'g', ' ', '-'), maxLength: 60 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), fc.boolean(), (lines, isSorted) => {
        const addressLines = [...lines, 'Voorbeeldstraat 7', '3511 AA  UTRECHT'];
        const order = isSorted ? { sorting: { line: 'B1 0012', position: 1 } } : {};
        const result = layOut({ addressLines }, on, order);
        if (result.ok) expectInWindow(result.value, on);
        else expect(sentencesOf(result).join(' ')).toMatch(/^(Line \d|The address)/);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the KIX', () => {
  it('stands close under the address and begins where it begins', () => {
    const letter = valueOf(layOut({}));
    const [kix, address] = [blockOf(letter, 'kix'), blockOf(letter, 'address')];
    const topMm = Math.min(...areasOf(kix).map((area) => area.topMm));
    const bottomMm = Math.max(...areasOf(address).map((area) => area.bottomMm));
    expect(topMm - bottomMm).toBeCloseTo(KIX_QUIET_MM, 6);
    expect(areasOf(kix)[0]?.leftMm).toBe(areasOf(address)[0]?.leftMm);
  });

  it('is left out when the style says so, and for an address that has none', () => {
    const without = pressWith({ style: style.replace('hasKix: true', 'hasKix: false') });
    expect(has(valueOf(layOut({}, without)), 'kix')).toBe(false);
    expect(has(valueOf(layOut({ postcode: '' })), 'kix')).toBe(false);
  });

  it('makes the address smaller, and never refuses it', () => {
    const six = { addressLines: ['Een', 'Twee', 'Drie', 'Vier', 'Voorbeeldstraat 7', '3511 AA  UTRECHT'] };
    const four = { addressLines: six.addressLines.slice(2) };
    const sizes = [four, six].map((changes) => addressSizeOf(valueOf(layOut(changes))));
    expect(sizes).toEqual([9, 9]);
    expect([four, six].map((changes) => has(valueOf(layOut(changes)), 'kix'))).toEqual([true, false]);
  });
});

const linesWith = (street: string) => ['T. Testpersoon', street, '3511 AA  UTRECHT'];

describe('a street that is too long', () => {
  const long = 'Burgemeester Van Voorbeeld tot Testenburgherenlaan zuid 7';
  const short = 'Burg v Voorbeeld tot Testln 7';

  it('gets its short form before anything gets smaller', () => {
    const changes = { addressLines: linesWith(long), shortAddressLines: linesWith(short) };
    const letter = valueOf(layOut(changes));
    expect(addressTextsOf(letter)).toEqual(linesWith(short));
    expect(addressSizeOf(letter)).toBe(10.5);
  });

  it('keeps its long form where that fits', () => {
    const changes = { addressLines: linesWith('Voorbeeldstraat 7'), shortAddressLines: linesWith('Vbstr 7') };
    expect(addressTextsOf(valueOf(layOut(changes)))[1]).toBe('Voorbeeldstraat 7');
  });

  it('keeps its long form when only the name is too long', () => {
    const [, ...rest] = linesWith('Voorbeeldstraat 7');
    const name = 'x'.repeat(50);
    const shortRest = linesWith('Vbstr 7').slice(1);
    const letter = valueOf(
      layOut({ addressLines: [name, ...rest], shortAddressLines: [name, ...shortRest] }),
    );
    expect(addressTextsOf(letter)).toEqual([name, ...rest]);
    expect(addressSizeOf(letter)).toBeLessThan(10.5);
  });

  it('gets smaller when the register has no short form', () => {
    const letter = valueOf(layOut({ addressLines: linesWith(long) }));
    expect(addressTextsOf(letter)).toEqual(linesWith(long));
    expect(addressSizeOf(letter)).toBeLessThan(10.5);
  });

  it('is refused when even the short form at the smallest size is too long', () => {
    const changes = { addressLines: linesWith(long.repeat(3)), shortAddressLines: linesWith(long.repeat(2)) };
    expect(problemsOf(changes)).toEqual([
      expect.stringMatching(
        /^Line 2 of the address is [\d.]+ mm wide at 9 point in letter 1-000007, but the window shows 96 mm\.$/,
      ),
    ]);
  });
});

describe('a name that is too long', () => {
  const rest = ['Voorbeeldstraat 7', '3511 AA  UTRECHT'];
  const name = 'N.F.J. van Voorbeeldwoud-Testmolen tot Testenburg en Nieuw-Voorbeeldwoud';

  it('takes two lines, broken at a hyphen or a space where both are shortest', () => {
    const letter = valueOf(layOut({ addressLines: [name, ...rest] }));
    expect(addressTextsOf(letter)).toEqual([
      'N.F.J. van Voorbeeldwoud-Testmolen tot',
      'Testenburg en Nieuw-Voorbeeldwoud',
      ...rest,
    ]);
    expect(has(letter, 'kix')).toBe(true);
    expectInWindow(letter, press);
  });

  it('keeps its hyphen at the end of the first line', () => {
    const double = `${'Voorbeeldenwoud'.repeat(2)}-${'Testenmolenaar'.repeat(2)}`;
    const [first, second] = addressTextsOf(valueOf(layOut({ addressLines: [double, ...rest] })));
    expect([first, second]).toEqual([`${'Voorbeeldenwoud'.repeat(2)}-`, 'Testenmolenaar'.repeat(2)]);
  });

  it.each([
    ['has no place to break', ['x'.repeat(70), ...rest]],
    ['is too long for two lines', [name.repeat(3), ...rest]],
    ['is one of six lines', [name, 'Twee', 'Drie', 'Vier', ...rest]],
  ])('is refused when it %s', (_, addressLines) => {
    expect(problemsOf({ addressLines }).join(' ')).toMatch(/^Line 1 of the address is/);
  });
});

describe('a sorting line', () => {
  it('is refused by the number of the letter when it is too long or cannot be printed', () => {
    const problems = ['9'.repeat(80), '1 \u05D0'].map((line) =>
      sentencesOf(layOut({}, press, { sorting: { line, position: 1 } })),
    );
    expect(problems).toEqual([
      [
        expect.stringMatching(
          /^The sorting line of the post is [\d.]+ mm wide in letter 1-000007, but the window shows 96 mm\.$/,
        ),
      ],
      ['The font has no form for the character U+05D0 in letter 1-000007.'],
    ]);
  });

  it('of nothing takes no room', () => {
    expect(has(valueOf(layOut({}, press, { sorting: { line: '', position: 1 } })), 'sorting-line')).toBe(
      false,
    );
  });
});

describe('the address', () => {
  it('is as large as fits, and never below the smallest size', () => {
    const sizes = Array.from({ length: 80 }, (_, length) => sizeFor(length + 1));
    expect([...new Set(sizes)]).toEqual([10.5, 10, 9.5, 9, undefined]);
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
      'Line 2 of the address is 336 mm wide at 9 point in letter 1-000007, but the window shows 96 mm.',
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
        /^The address of 6 lines is [\d.]+ mm high in letter 1-000007, but the window shows 17.7 mm\.$/,
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
