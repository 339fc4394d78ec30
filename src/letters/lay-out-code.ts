/** Lays out the login code: in large type within a thin frame, and as a QR code at the right margin. */
import { failure } from '../domain/failure.ts';
import type { LetterText, TextColumn } from './lay-out-part.ts';
import { wordingOf } from './letter-language.ts';
import type { LetterPress } from './letter-press.ts';
import type { LoginCode } from './login-code.ts';
import type { PlacedRectangle } from './placed-letter.ts';
import { NOTHING, POINTS_PER_MM } from './placed-letter.ts';
import type { LaidOutPart } from './shared-parts.ts';

/** Smaller squares are lost at fax quality and by old telephones; checked by reading at 80 dots an inch. */
const LEAST_MODULE_MM = 0.7;
const GAP_BESIDE_QR_MM = 7;
/** ISO/IEC 18004 asks for four modules of white around a code. */
const QUIET_MODULES = 4;
const CODE_PADDING_PT = 7;
const FRAME_PT = 0.75;

/** The code in large type. */
export function layOutCode(code: LoginCode, column: TextColumn, { ruler, style }: LetterPress): LaidOutPart {
  const sizePt = style.sizesPt.code;
  const widthPt = ruler.widthPt(code, true, sizePt);
  const heightPt = sizePt + CODE_PADDING_PT * 1.6;
  const leftPt = column.leftPt + 2 * CODE_PADDING_PT;
  // Capitals and digits are about 0.71 of the size high: this puts them in the middle.
  const baselinePt = (heightPt + 0.71 * sizePt) / 2;
  return {
    drawing: {
      role: 'code',
      isShared: false,
      texts: [{ text: code, isBold: true, sizePt, leftPt, baselinePt, widthPt }],
      rectangles: frameOf(column.leftPt, widthPt + 4 * CODE_PADDING_PT, heightPt),
      colour: style.codeColour ?? style.lineColour,
    },
    heightPt,
    failures: [],
  };
}

/** The QR code of the address where residents sign up; what follows stands beside it. */
export function layOutQr(
  { order, template }: LetterText,
  column: TextColumn,
  { style, qrCodes, signUpAddressOf }: LetterPress,
): LaidOutPart {
  const place = { setting: 'letters.signUpUrl' };
  const address = signUpAddressOf(order.code);
  if (address === undefined) {
    return { heightPt: 0, failures: [failure('letters.sign-up-url', {}, place)] };
  }
  const qr = qrCodes.modulesOf(address);
  const moduleMm = qr === undefined ? 0 : style.qrSizeMm / qr.columnCount;
  if (qr === undefined || moduleMm < LEAST_MODULE_MM) {
    const params = { moduleMm: Math.floor(moduleMm * 100) / 100, minimumMm: LEAST_MODULE_MM };
    return { heightPt: 0, failures: [failure('letters.qr-too-fine', params, place)] };
  }
  const modulePt = moduleMm * POINTS_PER_MM;
  const sizePt = style.qrSizeMm * POINTS_PER_MM;
  const alternative = wordingOf(template.language).qrCode;
  const matrix = { square: qr, leftPt: column.rightPt - sizePt, topPt: 0, modulePt };
  return {
    drawing: { role: 'qr', isShared: false, texts: NOTHING, rectangles: NOTHING, matrix, alternative },
    heightPt: 0,
    beside: {
      widthPt: sizePt + GAP_BESIDE_QR_MM * POINTS_PER_MM,
      heightPt: sizePt + QUIET_MODULES * modulePt,
    },
    failures: [],
  };
}

function frameOf(leftPt: number, widthPt: number, heightPt: number): readonly PlacedRectangle[] {
  const sidePt = heightPt - 2 * FRAME_PT;
  return [
    { leftPt, topPt: 0, widthPt, heightPt: FRAME_PT },
    { leftPt, topPt: heightPt - FRAME_PT, widthPt, heightPt: FRAME_PT },
    { leftPt, topPt: FRAME_PT, widthPt: FRAME_PT, heightPt: sidePt },
    { leftPt: leftPt + widthPt - FRAME_PT, topPt: FRAME_PT, widthPt: FRAME_PT, heightPt: sidePt },
  ];
}
