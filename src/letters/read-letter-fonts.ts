/** Checks the fonts that a municipality gives: TrueType, and with a form for every character of the BRP. */
import type { Failure, Place } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import { brpCodePoints } from '../register/check/brp-characters.ts';
import type { LetterFonts } from './font-ruler.ts';
import { createFontRuler } from './font-ruler.ts';

/** How many of the missing characters a message names. */
const NAMED_COUNT = 8;

/** TrueType files begin with version 1.0, or with `true` (Apple). */
const beginnings: readonly (readonly number[])[] = [
  [0, 1, 0, 0],
  [0x74, 0x72, 0x75, 0x65],
];

/** A font by its style, and where it was asked for. */
interface FontFile {
  readonly bytes: Uint8Array;
  readonly place: Place;
}

/** Checks both fonts. Each is looked at by itself, so that the message names the file that lacks something. */
export function readLetterFonts(regular: FontFile, bold: FontFile): Result<LetterFonts> {
  const failures = [regular, bold].flatMap(checkFont);
  return okUnless(failures, () => ({ regular: regular.bytes, bold: bold.bytes }));
}

function checkFont({ bytes, place }: FontFile): readonly Failure[] {
  const isTrueType = beginnings.some((beginning) => beginning.every((byte, index) => bytes[index] === byte));
  const lacking = isTrueType ? findLacking(bytes) : undefined;
  if (lacking === undefined) return [failure('letters.no-font', {}, place)];
  if (lacking.length === 0) return [];
  const named = lacking.slice(0, NAMED_COUNT);
  return [failure('letters.font-lacks', { count: lacking.length, named }, place)];
}

/** The characters of the BRP without a form; `undefined` when the file cannot be read as a font. */
function findLacking(bytes: Uint8Array): readonly string[] | undefined {
  try {
    const ruler = createFontRuler({ regular: bytes, bold: bytes });
    const characters = brpCodePoints.map((codePoint) => String.fromCodePoint(codePoint).normalize('NFC'));
    const lacking = ruler.missingIn([...new Set(characters)].join(''));
    // Also proves that the widths can be read.
    ruler.widthPt('Testpersoon', false, 10);
    return lacking;
  } catch {
    return undefined;
  }
}
