/** Writes pictures of filled shapes in the operators of PDF; pdfkit reads the paths, which are those of SVG. */
import type { LetterImage } from '../placed-letter.ts';
import { colourOperands } from './content-writer.ts';
import type { PdfkitDocument } from './pdfkit-internals.ts';

/** The operators that fill the shapes, in the units of the picture. */
export function shapeOperators(image: LetterImage, document: PdfkitDocument): string {
  if (image.kind !== 'shapes') return '';
  const lines: string[] = [];
  document.addContent = (text) => lines.push(text);
  for (const { path, colour, isEvenOdd } of image.shapes) {
    lines.push(`${colourOperands(colour)} rg`);
    document.path(path);
    lines.push(isEvenOdd ? 'f*' : 'f');
  }
  return `${lines.join('\n')}\n`;
}
