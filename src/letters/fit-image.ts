/** The size of a picture on the page. */
import type { LetterImage } from './placed-letter.ts';
import { POINTS_PER_MM } from './placed-letter.ts';

/** The largest size in points at which a picture fits in a box of millimetres, in its own proportions. */
export function fitInside(
  image: LetterImage,
  widthMm: number,
  heightMm: number,
): { readonly widthPt: number; readonly heightPt: number } {
  const scale = Math.min(widthMm / image.width, heightMm / image.height) * POINTS_PER_MM;
  return { widthPt: image.width * scale, heightPt: image.height * scale };
}
