/** Draws a page of a PDF file as PNG, as it looks on paper. */
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Pixels per point: a page of A4 becomes some 650 pixels wide. */
const SCALE = 1.1;
/** Shades of each colour: few, so that the file stays small. */
const STEP = 255 / 7;

/** @param pageNumber from 1 */
export async function drawPage(pdf: Uint8Array, pageNumber: number): Promise<Uint8Array> {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
  try {
    const page = await document.getPage(pageNumber);
    const viewport = page.getViewport({ scale: SCALE });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    const drawing = canvas.getContext('2d');
    // The canvas of the browser and this one have the same calls, and other types.
    await page.render({ canvas: null, canvasContext: drawing as never, viewport }).promise;
    const pixels = drawing.getImageData(0, 0, canvas.width, canvas.height);
    for (const [at, value] of pixels.data.entries()) {
      pixels.data[at] = Math.round(Math.round(value / STEP) * STEP);
    }
    drawing.putImageData(pixels, 0, 0);
    drawing.strokeStyle = '#b8b8b0';
    drawing.strokeRect(0.5, 0.5, canvas.width - 1, canvas.height - 1);
    return canvas.toBuffer('image/png');
  } finally {
    await document.destroy();
  }
}
