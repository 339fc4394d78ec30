/** Reads a picture for the letters: a PNG, or an SVG of filled shapes. */
import type { Place } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { LetterImage } from './placed-letter.ts';
import { isPng, readPngSize } from './read-png.ts';
import { readSvg } from './read-svg.ts';

/** The pictures of a municipality's house style. */
export interface HouseImages {
  readonly logo?: LetterImage;
  readonly signature?: LetterImage;
}

/** Larger pictures would make every file of letters slow to open. */
const MOST_MEGABYTES = 2;

/** Reads a picture by what is in it, whatever its name. Refused when it is none, is damaged, or holds what cannot be printed. */
export function readLetterImage(bytes: Uint8Array, place: Place): Result<LetterImage> {
  if (bytes.length > MOST_MEGABYTES * 1e6) {
    const megabytes = Math.ceil(bytes.length / 1e5) / 10;
    return refuse(failure('letters.image-too-large', { megabytes, maximum: MOST_MEGABYTES }, place));
  }
  if (isPng(bytes)) {
    const size = readPngSize(bytes);
    return size === undefined
      ? refuse(failure('letters.image-damaged', {}, place))
      : ok({ kind: 'pixels', png: bytes, ...size });
  }
  return readSvg(Buffer.from(bytes).toString('utf8'), place);
}
