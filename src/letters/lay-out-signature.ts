/** Lays out who signs the letter: the picture of the signature when there is one, the name, and the function. */
import { failure } from '../domain/failure.ts';
import { fillLine } from './fill-inlines.ts';
import { fitInside } from './fit-image.ts';
import { wordingOf } from './letter-language.ts';
import type { LetterText, TextColumn } from './lay-out-part.ts';
import type { LetterPress } from './letter-press.ts';
import type { PlacedText } from './placed-letter.ts';
import { ASCENT, POINTS_PER_MM, tenthsOfMm, wholeTenthsOfMm } from './placed-letter.ts';
import type { LaidOutPart } from './shared-parts.ts';

const GAP_BELOW_SIGNATURE_MM = 1.5;

/** The same in every letter of a press and language. Refuses a line that is wider than the column. */
export function layOutSignature(column: TextColumn, letter: LetterText, press: LetterPress): LaidOutPart {
  const { style, ruler } = press;
  const { signatory } = style;
  const place = { file: style.file, line: style.lines.signatory, setting: 'signatory' };
  const sizePt = style.sizesPt.text;
  const availablePt = column.rightPt - column.leftPt;
  const filled = [signatory.name, signatory.function[letter.template.language]].map((line) =>
    fillLine(line, letter.values.shared, place, ruler),
  );
  const failures = filled.flatMap((line) => line.failures);
  let topPt = 0;
  const image = press.images.signature;
  const images =
    image === undefined
      ? []
      : [{ leftPt: column.leftPt, topPt, image, ...fitInside(image, signatory.widthMm, signatory.heightMm) }];
  for (const { heightPt } of images) topPt += heightPt + GAP_BELOW_SIGNATURE_MM * POINTS_PER_MM;
  const texts = filled.map(({ text }): PlacedText => {
    const widthPt = ruler.widthPt(text, false, sizePt);
    if (widthPt > availablePt) {
      const params = {
        part: 'signatory' as const,
        widthMm: tenthsOfMm(widthPt),
        availableMm: wholeTenthsOfMm(availablePt),
      };
      failures.push(failure('letters.line-too-wide', params, place));
    }
    const baselinePt = topPt + ASCENT * sizePt;
    topPt += sizePt * style.lineHeight;
    return { text, isBold: false, sizePt, leftPt: column.leftPt, baselinePt, widthPt };
  });
  const signed = `${wordingOf(letter.template.language).signature} ${filled[0]?.text ?? ''}`;
  const picture = images.length === 0 ? {} : { images, alternative: signed };
  return {
    drawing: { role: 'signature', isShared: true, texts, rectangles: [], ...picture },
    heightPt: topPt,
    failures,
  };
}
