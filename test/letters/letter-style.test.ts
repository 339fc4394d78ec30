/** The style file: what it holds, and every mistake with its line; and what an envelope's window shows. */
import { describe, expect, it } from 'vitest';
import { areaHolds, areasOverlap, windowAreasOf } from '../../src/letters/envelope.ts';
import { parseStyle } from '../../src/letters/letter-style.ts';
import { sentencesOf, shippedFile, valueOf } from './letter-fixtures.ts';

const shipped = shippedFile('style.yaml');
const lineOf = (text: string): number => shipped.split('\n').findIndex((line) => line.includes(text)) + 1;
const problemsWith = (find: string, replacement: string): readonly string[] => {
  expect(shipped).toContain(find);
  return sentencesOf(parseStyle(shipped.replace(find, replacement), 's.yaml'));
};

describe('the style file', () => {
  it('that comes with the program is right', () => {
    expect(valueOf(parseStyle(shipped, 's.yaml')).envelope.window.side).toBe('right');
  });

  it('has a comment above every setting that is not plain from its group', () => {
    const lines = shipped.split('\n');
    const groups = lines.filter((line) => /^[a-z]\w*:/i.test(line));
    for (const group of groups) expect(lines[lines.indexOf(group) - 1]).toMatch(/^# /);
  });

  it.each([
    [
      'qrSizeMm: 33',
      'qrSizeMm: 5',
      'setting qrSizeMm: The value 5 is not right: it should be a number from 20 to 60.',
    ],
    [
      'title: 15',
      'title: big',
      'setting sizesPt.title: The value "big" is not right: it should be a number from 10 to 24.',
    ],
    [
      'hasFoldMarks: true',
      'hasFoldMarks: yes please',
      'setting page.hasFoldMarks: The value "yes please" is not right: it should be true or false.',
    ],
    [
      'lineHeight: 1.34',
      'lineHight: 1.34',
      'setting lineHight: The setting "lineHight" does not exist here.',
    ],
    [
      'lineColour: "#1f5fa8"',
      'lineColour: blue',
      'a colour is written as "#" and six hexadecimal digits, between quotes.',
    ],
    ['envelope: DL-right', 'envelope: C4-right', 'setting envelope: There is no envelope "C4-right".'],
    [
      'sender: "Retouradres: {{returnAddress}}"',
      'sender: "Retour {{address}}"',
      'setting sender: The placeholder {{address}} does not exist here.',
    ],
    [
      '"{{panelName}}"',
      '"{{salutation}}"',
      'setting letterhead: The placeholder {{salutation}} does not exist here.',
    ],
    ['"{{panelName}}"', '{{panelName}}', 'a text with braces must stand between quotes.'],
    ['addressSmallest: 9', 'addressSmallest: 11', 'The value 11 is not right: it is above addressLargest.'],
    ['addressSmallest: 9', 'addressSmallest: 8', 'it should be a number from 9 to 12.'],
    ['fromSideMm: 15', 'fromSideMm: 150', 'The window of the envelope "DL-right" lies outside the envelope'],
    [
      '      heightMm: 40',
      '      heightMm: 20',
      'The window of the envelope "DL-right" lies outside the envelope',
    ],
  ])('with %j changed to %j is refused', (find, replacement, problem) => {
    expect(problemsWith(find, replacement).join('\n')).toContain(problem);
  });

  it('names the line of a mistake, and tells all mistakes', () => {
    const text = shipped.replace('qrSizeMm: 33', 'qrSizeMm: 5').replace('title: 15', 'title: 99');
    expect(sentencesOf(parseStyle(text, 's.yaml')).map((sentence) => sentence.split(':')[0])).toEqual([
      `s.yaml, line ${lineOf('title: 15')}, setting sizesPt.title`,
      `s.yaml, line ${lineOf('qrSizeMm: 33')}, setting qrSizeMm`,
    ]);
  });

  it('names what is missing', () => {
    expect(problemsWith('envelope: DL-right\n', '\n')).toEqual([
      's.yaml, line 1, setting envelope: The setting "envelope" is missing.',
    ]);
  });

  it.each(['', '# only a comment\n', 'letterhead: [\n', '- a list\n', '{{panelName}}: 1\n'])(
    'that is %j is refused',
    (text) => {
      expect(parseStyle(text, 's.yaml').ok).toBe(false);
    },
  );
});

describe('the window of an envelope', () => {
  const dlRight = {
    widthMm: 220,
    heightMm: 110,
    window: { side: 'right' as const, fromSideMm: 15, fromBottomMm: 17, widthMm: 110, heightMm: 40 },
    foldedHeightMm: 99,
    toleranceMm: 1,
  };

  it('shows less for certain, and more perhaps, than its own size', () => {
    // Window: 95 to 205 mm across and 17 to 57 mm up; the sheet has 10 mm play across and 11 mm up.
    expect(windowAreasOf(dlRight)).toEqual({
      always: { leftMm: 96, rightMm: 194, topMm: 54, bottomMm: 81 },
      ever: { leftMm: 84, rightMm: 206, topMm: 41, bottomMm: 94 },
    });
  });

  it('shows what lies under it in each position of the sheet', () => {
    const { always, ever } = windowAreasOf({ ...dlRight, toleranceMm: 0 });
    for (const acrossMm of [0, 3, 10]) {
      for (const upMm of [0, 5, 11]) {
        const leftMm = 220 - 15 - 110 - acrossMm;
        const bottomMm = 99 - (17 - upMm);
        const shown = { leftMm, rightMm: leftMm + 110, topMm: bottomMm - 40, bottomMm };
        expect(areaHolds(shown, always)).toBe(true);
        expect(areaHolds(ever, shown)).toBe(true);
      }
    }
  });

  it('shows the page as it lies when the sheet has no play', () => {
    const exact = { ...dlRight, widthMm: 210, heightMm: 99, toleranceMm: 0 };
    const area = { leftMm: 85, rightMm: 195, topMm: 42, bottomMm: 82 };
    expect(windowAreasOf(exact)).toEqual({ always: area, ever: area });
  });

  it('is overlapped by what shares more than an edge with it', () => {
    const area = { leftMm: 10, rightMm: 20, topMm: 10, bottomMm: 20 };
    expect(areasOverlap(area, { leftMm: 19, rightMm: 30, topMm: 19, bottomMm: 30 })).toBe(true);
    expect(areasOverlap(area, { leftMm: 20, rightMm: 30, topMm: 10, bottomMm: 20 })).toBe(false);
    expect(areasOverlap(area, { leftMm: 10, rightMm: 20, topMm: 20, bottomMm: 30 })).toBe(false);
  });
});
