/** The marks for the machine that fills the envelopes: what they say, and that they stand free and out of the window. */
import { describe, expect, it } from 'vitest';
import { inserterMatrixOf, omrLinesOf } from '../../src/letters/inserter-marks.ts';
import { layOutLetter } from '../../src/letters/lay-out-letter.ts';
import { openLetterPress } from '../../src/letters/open-letter-press.ts';
import { parseStyle } from '../../src/letters/letter-style.ts';
import { areasOf } from '../../src/letters/placed-letter.ts';
import { contextWith, orderWith, pressWith, sentencesOf, shippedFile, valueOf } from './letter-fixtures.ts';

const style = shippedFile('style.yaml');
const styleWith = (inserter: string, ...changes: readonly (readonly [string, string])[]): string =>
  changes.reduce(
    (text, [from, to]) => text.replace(from, to),
    style.replace('inserter: none', `inserter: ${inserter}`),
  );

const marksOn = (inserter: string, sequence = 5) => {
  const letter = valueOf(
    layOutLetter(
      orderWith(7),
      { batchId: 'w1-GM0344-001', sequence },
      pressWith({ style: styleWith(inserter) }),
    ),
  );
  return (letter.pages[0]?.blocks ?? []).filter(({ drawing }) => drawing.role === 'inserter-mark');
};
const problemsWith = (text: string) => sentencesOf(openLetterPress(contextWith({ style: text })));

const shown = (lines: readonly boolean[]) => lines.map((isThere) => (isThere ? '|' : '.')).join('');
const matrixOf = (sequence: number) => inserterMatrixOf({ batchId: 'w1-GM0344-001', sequence });

describe('OMR marks', () => {
  it.each([
    [['start', 'end-of-set', 'even-parity', 'sequence-4', 'sequence-2', 'sequence-1'], 1, '|||..|'],
    [['start', 'end-of-set', 'even-parity', 'sequence-4', 'sequence-2', 'sequence-1'], 3, '||..||'],
    [['start', 'end-of-set', 'even-parity', 'sequence-4', 'sequence-2', 'sequence-1'], 8, '||....'],
    [['start', 'odd-parity', 'not-end-of-set', 'blank', 'sequence-8'], 8, '||..|'],
    [['begin-of-set', 'not-begin-of-set', 'odd-parity'], 2, '|..'],
  ] as const)('%j of letter %i are %s', (marks, sequence, expected) => {
    expect(shown(omrLinesOf(marks, sequence))).toBe(expected);
  });

  it('keep their parity for every letter', () => {
    const marks = ['start', 'even-parity', 'sequence-8', 'sequence-4', 'sequence-2', 'sequence-1'] as const;
    for (let sequence = 1; sequence <= 40; sequence++) {
      expect(omrLinesOf(marks, sequence).filter(Boolean).length % 2).toBe(0);
    }
  });

  it('stand where the style says, on the first page', () => {
    const [block] = marksOn('omr');
    if (block === undefined) throw new Error('no marks');
    const areas = areasOf(block);
    expect(areas[0]?.leftMm).toBeCloseTo(11, 6);
    expect(areas[0]?.topMm).toBeCloseTo(108, 6);
    expect(areas.map(({ topMm }) => Math.round((topMm - 108) / 4.2))).toEqual([0, 1, 3, 5]);
  });
});

describe('a Data Matrix for the inserter', () => {
  it('differs from letter to letter and has one size in a batch', () => {
    expect(new Set([1, 2, 500, 5000].map((sequence) => matrixOf(sequence).moduleCount))).toEqual(
      new Set([18]),
    );
    expect(matrixOf(1).modules).not.toEqual(matrixOf(2).modules);
    const [block] = marksOn('datamatrix');
    expect(block?.drawing.matrix?.square.modules).toEqual(matrixOf(5).modules);
  });
});

describe('the marks of all sheets', () => {
  it('are looked at, not only those of the first', () => {
    // The third line is there from letter 2 on: its place would be below the page.
    const low = styleWith(
      'omr',
      ['topMm: 108', 'topMm: 285.5'],
      [/marks: .*/.exec(style)?.[0] ?? '', 'marks: [start, blank, blank, sequence-2]'],
    );
    expect(problemsWith(low)).toEqual([
      expect.stringContaining('The marks of the inserter lie off the page.'),
    ]);
  });

  it('have a matrix however long the name of a case is', () => {
    const batchId = `w1-GM0344-case-${'x'.repeat(40)}-reprint-secret-001`;
    expect(inserterMatrixOf({ batchId, sequence: 1 }).moduleCount).toBeLessThanOrEqual(26);
    expect(inserterMatrixOf({ batchId, sequence: 1 })).not.toEqual(
      inserterMatrixOf({ batchId: `${batchId}0`, sequence: 1 }),
    );
  });
});

describe('a style without marks', () => {
  it('prints none', () => {
    expect(marksOn('none')).toEqual([]);
  });
});

describe('marks are refused', () => {
  const topMm = ['topMm: 108', 'topMm: 60'] as const;

  it.each([
    [
      'in the window',
      styleWith('omr', ['leftMm: 11', 'leftMm: 120'], topMm),
      /The mark of the inserter would show in the envelope's window/,
    ],
    [
      'off the page',
      styleWith('omr', topMm, ['topMm: 60', 'topMm: 285']),
      /The marks of the inserter lie off the page\./,
    ],
    [
      'beside the text',
      styleWith('omr', ['leftMm: 11', 'leftMm: 14']),
      /The marks of the inserter stand less than 3 mm from another part: text\./,
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsWith(text).join('\n')).toMatch(problem);
  });

  it.each([
    ['that nobody described', styleWith('laser'), /There is no inserter "laser"\./],
    ['of another kind', styleWith('omr', ['kind: omr', 'kind: holes']), /kind should be omr or datamatrix/],
    [
      'without a meaning',
      styleWith('omr', ['[start,', '[begin,']),
      /it should be one of: start, begin-of-set/,
    ],
  ])('%s, with file and line', (_, text, problem) => {
    const problems = sentencesOf(parseStyle(text, 'style.yaml')).join('\n');
    expect(problems).toMatch(problem);
    expect(problems).toMatch(/style\.yaml, line \d+/);
  });

  it('but the shipped profiles are not', () => {
    const pairs = [
      ['DL-right', 'datamatrix'],
      ['DL-left', 'omr'],
      ['C5-left', 'omr'],
    ] as const;
    for (const [envelope, inserter] of pairs) {
      expect(problemsWith(styleWith(inserter, ['envelope: DL-right', `envelope: ${envelope}`]))).toEqual([]);
    }
  });
});
