/** The 293 characters that the BRP can hold: Logisch Ontwerp BRP 2025.Q1, tables 5.2 and 5.3. */

/** First and last code point of each run, in ascending order. */
const RUNS: readonly (readonly [first: number, last: number])[] = [
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

/** Their code points, in ascending order. */
export const brpCodePoints: readonly number[] = RUNS.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index),
);

/** The same characters in Unicode NFC too: the sign for ohm (U+2126) becomes the letter omega (U+03A9). */
const accepted: ReadonlySet<number> = new Set(
  brpCodePoints.flatMap((codePoint) => [
    codePoint,
    String.fromCodePoint(codePoint).normalize('NFC').codePointAt(0) ?? codePoint,
  ]),
);

// The answer for nearly every character, quicker than a set.
const LAST_OF_LATIN = 0x17f;
const isLatinAccepted = Uint8Array.from({ length: LAST_OF_LATIN + 1 }, (_, codePoint) =>
  accepted.has(codePoint) ? 1 : 0,
);

/** Whether the BRP can hold a character. */
export function isBrpCodePoint(codePoint: number): boolean {
  return codePoint <= LAST_OF_LATIN ? isLatinAccepted[codePoint] === 1 : accepted.has(codePoint);
}

/**
 * The code points of a text that the BRP cannot hold, each once, in the order of the text. A letter whose accent stands
 * behind it as a character of its own is not one of the BRP's.
 */
export function foreignCodePoints(text: string): readonly number[] {
  let found: number[] | undefined;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit <= LAST_OF_LATIN && isLatinAccepted[unit] === 1) continue;
    const codePoint = text.codePointAt(index) ?? unit;
    if (codePoint > 0xffff) index++;
    if (!isBrpCodePoint(codePoint) && !(found ??= []).includes(codePoint)) found.push(codePoint);
  }
  return found ?? NONE;
}

const NONE: readonly number[] = [];
