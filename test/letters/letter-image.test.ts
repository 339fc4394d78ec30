/** Pictures for the letters: what is none, or holds what cannot be printed, is refused in a sentence. */
import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitInside } from '../../src/letters/fit-image.ts';
import { readLetterImage } from '../../src/letters/letter-image.ts';
import type { LetterImage } from '../../src/letters/placed-letter.ts';
import { POINTS_PER_MM } from '../../src/letters/placed-letter.ts';
import { sentencesOf, valueOf } from './letter-fixtures.ts';

const place = { file: 'logo' };
const read = (content: string | Uint8Array) =>
  readLetterImage(typeof content === 'string' ? Buffer.from(content) : content, place);
const problemsOf = (content: string | Uint8Array): readonly string[] => sentencesOf(read(content));
const NO_IMAGE = 'logo: The file is no picture: neither a PNG nor an SVG with a size.';
const DAMAGED = 'logo: The PNG is damaged or cut off, is interlaced, or is larger than 6000 pixels.';

function makePng(width: number, height: number): Uint8Array {
  const canvas = createCanvas(width, height);
  const drawing = canvas.getContext('2d');
  drawing.fillStyle = '#1f5fa8';
  drawing.fillRect(0, 0, width / 2, height);
  return canvas.toBuffer('image/png');
}

const svg = (inside: string, attributes = 'viewBox="0 0 20 10"'): string =>
  `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>\n${inside}\n</svg>`;
const shapesOf = (content: string): Extract<LetterImage, { readonly kind: 'shapes' }> => {
  const image = valueOf(read(content));
  if (image.kind !== 'shapes') throw new Error('no shapes');
  return image;
};

describe('a PNG', () => {
  const png = makePng(30, 20);

  it('is read with its size', () => {
    expect(valueOf(read(png))).toMatchObject({ kind: 'pixels', width: 30, height: 20 });
  });

  it('is refused when any of its bytes is another, or when it is cut off', () => {
    fc.assert(
      fc.property(fc.nat(png.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Uint8Array.from(png, (byte, index) => (index === at ? byte ^ change : byte));
        expect(read(changed).ok).toBe(false);
        expect(read(png.subarray(0, at)).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused when it is as wide as a photograph, or weighs too much', () => {
    expect(problemsOf(makePng(6001, 1))).toEqual([DAMAGED]);
    expect(problemsOf(new Uint8Array(2_100_000))).toEqual([
      'logo: The picture is 2.1 MB, but at most 2 MB can be printed in every letter.',
    ]);
  });
});

describe('what is no picture', () => {
  it.each([
    ['', NO_IMAGE],
    ['a text that is called logo.png', NO_IMAGE],
    [Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), NO_IMAGE],
    ['<html><body>404</body></html>', NO_IMAGE],
    ['<svg', NO_IMAGE],
    [svg('<g><path d="M0 0h5v5z"/>'), NO_IMAGE],
    [svg('<path d="M0 0h5v5z"/>', ''), NO_IMAGE],
    [svg('<path d="M0 0h5v5z"/>', 'viewBox="0 0 0 10"'), NO_IMAGE],
    [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), DAMAGED],
  ])('%# is refused', (content, problem) => {
    expect(problemsOf(content)).toEqual([problem]);
  });

  it('never stops the program, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.string().map((text) => Buffer.from(`<svg ${text}`)),
        ),
        (bytes) => {
          expect(read(bytes).ok).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('an SVG', () => {
  it.each([
    ['<path d="M1 1h2v2z"/>', 'M1 1L3 1 3 3Z'],
    ['<rect x="1" y="2" width="3" height="4"/>', 'M1 2L4 2 4 6 1 6Z'],
    ['<polygon points="0,0 4,0 4,4"/>', 'M0 0L4 0 4 4Z'],
    ['<g transform="translate(2 3)"><path transform="scale(2)" d="M1 1h1v1z"/></g>', 'M4 5L6 5 6 7Z'],
  ])('%s is a path', (inside, path) => {
    const [shape] = shapesOf(svg(inside)).shapes;
    expect(absolute(shape?.path ?? '')).toEqual(absolute(path));
  });

  it('begins where its box begins', () => {
    const [shape] = shapesOf(svg('<path d="M5 5h1v1z"/>', 'viewBox="5 5 20 10"')).shapes;
    expect(absolute(shape?.path ?? '')).toEqual(absolute('M0 0L1 0 1 1Z'));
  });

  it('turns circles and round corners into curves', () => {
    const { shapes } = shapesOf(svg('<circle cx="5" cy="5" r="4"/><rect width="9" height="9" rx="2"/>'));
    expect(shapes).toHaveLength(2);
    for (const { path } of shapes) {
      expect(path).toContain('C');
      expect(path).not.toMatch(/[Aa]/);
    }
  });

  it.each([
    ['<path d="M0 0h1v1z"/>', '#000000', false],
    ['<path fill="#abc" d="M0 0h1v1z"/>', '#aabbcc', false],
    ['<path style="fill: rgb(1, 2, 3); fill-rule: evenodd" d="M0 0h1v1z"/>', '#010203', true],
    ['<g fill="red"><path d="M0 0h1v1z"/></g>', '#ff0000', false],
    ['<style>.cls-1, .cls-2 { fill: #123456; }</style><path class="cls-2" d="M0 0h1v1z"/>', '#123456', false],
  ])('%s has its colour', (inside, colour, isEvenOdd) => {
    expect(shapesOf(svg(inside)).shapes).toMatchObject([{ colour, isEvenOdd }]);
  });

  it('leaves out what would not be seen', () => {
    const hidden =
      '<title>Logo</title><defs><path d="M0 0h1v1z"/></defs><g display="none"><text>x</text></g><path fill="none" d="M0 0h1v1z"/>';
    expect(shapesOf(svg(`${hidden}<path d="M0 0h1v1z"/>`)).shapes).toHaveLength(1);
    expect(problemsOf(svg(hidden))).toEqual([
      'logo: Nothing would be seen of this SVG: it has no filled shape.',
    ]);
  });

  it.each([
    ['<text>Gemeente</text>', '<text>'],
    ['<image href="a.png"/>', '<image>'],
    ['<script>alert(1)</script>', '<script>'],
    ['<use href="#a"/>', '<use>'],
    ['<path d="M0 0h1" stroke="red"/>', 'an outline (stroke)'],
    ['<path d="M0 0h1v1z" fill="url(#g)"/>', 'the fill "url(#g)"'],
    ['<g opacity="0.5"><path d="M0 0h1v1z"/></g>', 'see-through colour (opacity)'],
    ['<g clip-path="url(#c)"><path d="M0 0h1v1z"/></g>', '"clip-path"'],
    ['<path d="M0 0 appel"/>', '<path> with a shape that cannot be read'],
    ['<rect width="10%" height="2"/>', '<rect> with a shape that cannot be read'],
  ])('with %s is refused, with its line', (inside, part) => {
    expect(problemsOf(svg(inside))).toEqual([
      `logo, line 3: The SVG has ${part}, which a letter cannot hold.`,
    ]);
  });
});

describe('a picture in a box', () => {
  it.each([
    [100, 20, 40, 20, 40, 8],
    [20, 100, 40, 20, 4, 20],
  ])('of %d by %d in %d by %d mm is %d by %d mm', (width, height, boxWidth, boxHeight, toWidth, toHeight) => {
    const size = fitInside({ kind: 'shapes', width, height, shapes: [] }, boxWidth, boxHeight);
    expect(size.widthPt).toBeCloseTo(toWidth * POINTS_PER_MM, 9);
    expect(size.heightPt).toBeCloseTo(toHeight * POINTS_PER_MM, 9);
  });
});

/** The corners of a path of straight lines, however it is written. */
function absolute(path: string): readonly (readonly [number, number])[] {
  const corners: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', rest = ''] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (rest.match(/-?[\d.]+/g) ?? []).map(Number);
    if (command === 'H') numbers.splice(0, numbers.length, ...numbers.flatMap((each) => [each, y]));
    if (command === 'V') numbers.splice(0, numbers.length, ...numbers.flatMap((each) => [x, each]));
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      [x, y] = [numbers[index] ?? 0, numbers[index + 1] ?? 0];
      corners.push([x, y]);
    }
  }
  return corners;
}
