/** Prints placed letters to one PDF file. */
import type { PrintProfile } from '../../domain/print-profile.ts';
import { compareBytes } from '../../domain/byte-order.ts';
import type { FontRuler } from '../font-ruler.ts';
import type { LetterImage, PlacedLetter } from '../placed-letter.ts';
import type { DocumentInformation } from './document-information.ts';
import { makeLettersFile } from './letters-file.ts';
import type { PrintRoom } from './print-room.ts';
import type { ExtraText } from './print-resources.ts';

export interface PrintOptions {
  readonly profile: PrintProfile;
  readonly information: DocumentInformation;
  readonly ruler: FontRuler;
  readonly room: PrintRoom;
}

/**
 * Prints the letters in order. The bytes depend on the letters, the profile and the information only: not on what was
 * printed before, on the machine or on its zlib.
 */
export async function printLetters(
  letters: readonly PlacedLetter[],
  { profile, information, ruler, room }: PrintOptions,
): Promise<Buffer> {
  const images = imagesOf(letters);
  const isTagged = profile === 'tagged';
  const printWith = async (extraTexts: readonly ExtraText[], missing: ExtraText[]): Promise<Buffer> => {
    const resources = await room.resourcesFor(extraTexts, images);
    return makeLettersFile(letters, { isTagged, ruler, room, resources, missing, information });
  };
  const missing: ExtraText[] = [];
  const bytes = await printWith([], missing);
  if (missing.length === 0) return bytes;
  // Some name has letters beyond those that are always embedded: all over again, with them.
  const stillMissing: ExtraText[] = [];
  const again = await printWith(sortTexts(missing), stillMissing);
  if (stillMissing.length > 0) throw new Error('a glyph that was embedded is missing');
  return again;
}

function imagesOf(letters: readonly PlacedLetter[]): readonly LetterImage[] {
  const images = new Set<LetterImage>();
  for (const { pages } of letters) {
    for (const { blocks } of pages) {
      for (const { drawing } of blocks) {
        if (drawing.images !== undefined) for (const { image } of drawing.images) images.add(image);
      }
    }
  }
  return [...images].filter(({ kind }) => kind === 'pixels');
}

/** Each once, in an order that follows from the texts. */
function sortTexts(texts: readonly ExtraText[]): readonly ExtraText[] {
  const sorted = texts.toSorted(
    (left, right) => Number(left.isBold) - Number(right.isBold) || compareBytes(left.text, right.text),
  );
  return sorted.filter(({ text, isBold }, index) => {
    const before = sorted[index - 1];
    return before?.text !== text || before.isBold !== isBold;
  });
}
