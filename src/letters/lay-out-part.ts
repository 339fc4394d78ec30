/** Lays out one part of a letter's text in a column, from its own top: a heading, a paragraph, a list, the code or the QR. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import { breakLines } from './break-lines.ts';
import { fillInlines } from './fill-inlines.ts';
import { layOutCode, layOutQr } from './lay-out-code.ts';
import type { LetterOrder } from './letter-order.ts';
import { layOutSignature } from './lay-out-signature.ts';
import type { LetterPress } from './letter-press.ts';
import type { LetterTemplate } from './letter-template.ts';
import type { BlockRole, PlacedItem, PlacedText } from './placed-letter.ts';
import { ASCENT, NOTHING, POINTS_PER_MM, tenthsOfMm } from './placed-letter.ts';
import type { PlaceholderValues } from './placeholders.ts';
import { isAddresseePlaceholder } from './placeholders.ts';
import type { LaidOutPart } from './shared-parts.ts';
import type { Inline, PartBlock } from './template-block.ts';

const LIST_INDENT_MM = 5.5;

/** The letter whose text is laid out. */
export interface LetterText {
  readonly order: LetterOrder;
  readonly template: LetterTemplate;
  readonly values: PlaceholderValues;
}

/** Where the lines begin and end, from the left edge of the page. */
export interface TextColumn {
  readonly leftPt: number;
  readonly rightPt: number;
}

interface SetText {
  readonly texts: readonly PlacedText[];
  readonly heightPt: number;
  readonly failures: readonly Failure[];
}

/** Whether a part comes out the same for every resident. */
export function isSameInEveryLetter(block: PartBlock): boolean {
  switch (block.kind) {
    case 'code':
    case 'qr':
      return false;
    case 'signature':
      return true;
    case 'list':
      return !block.items.some(holdsAddressee);
    case 'heading':
    case 'paragraph':
      return !holdsAddressee(block.inlines);
  }
}

function holdsAddressee(inlines: readonly Inline[]): boolean {
  return inlines.some((inline) => inline.kind === 'placeholder' && isAddresseePlaceholder(inline.name));
}

/** Lays out a part. Refuses empty placeholders, missing characters and words that are too wide. */
export function layOutPart(
  block: PartBlock,
  column: TextColumn,
  letter: LetterText,
  press: LetterPress,
): LaidOutPart {
  const part = layOutInLanguage(block, column, letter, press);
  const { language } = letter.template;
  if (part.drawing === undefined || language === press.template.language) return part;
  return { ...part, drawing: { ...part.drawing, language } };
}

function layOutInLanguage(
  block: PartBlock,
  column: TextColumn,
  letter: LetterText,
  press: LetterPress,
): LaidOutPart {
  switch (block.kind) {
    case 'heading':
      return layOutHeading(block, column, letter, press);
    case 'paragraph': {
      const set = setText(block.inlines, press.style.sizesPt.text, block.line, 0, column, letter, press);
      return partOf('paragraph', block, set);
    }
    case 'list':
      return layOutList(block, column, letter, press);
    case 'code':
      return layOutCode(letter.order.code, column, press);
    case 'qr':
      return layOutQr(letter, column, press);
    case 'signature':
      return layOutSignature(column, letter, press);
  }
}

function layOutHeading(
  block: Extract<PartBlock, { readonly kind: 'heading' }>,
  column: TextColumn,
  letter: LetterText,
  press: LetterPress,
): LaidOutPart {
  const { sizesPt } = press.style;
  const isTitle = block.level === 1;
  const inlines = block.inlines.map((inline) =>
    inline.kind === 'line-break' ? inline : { ...inline, isBold: true },
  );
  const sizePt = isTitle ? sizesPt.title : sizesPt.heading;
  const set = setText(inlines, sizePt, block.line, 0, column, letter, press);
  return partOf(isTitle ? 'title' : 'heading', block, set);
}

function layOutList(
  block: Extract<PartBlock, { readonly kind: 'list' }>,
  column: TextColumn,
  letter: LetterText,
  press: LetterPress,
): LaidOutPart {
  const sizePt = press.style.sizesPt.text;
  const body = { ...column, leftPt: column.leftPt + LIST_INDENT_MM * POINTS_PER_MM };
  const texts: PlacedText[] = [];
  const items: PlacedItem[] = [];
  const failures: Failure[] = [];
  let heightPt = 0;
  for (const [index, inlines] of block.items.entries()) {
    const text = block.startNumber === undefined ? '•' : `${block.startNumber + index}.`;
    const set = setText(inlines, sizePt, block.line, heightPt, body, letter, press);
    const labelFrom = texts.length;
    texts.push({
      text,
      isBold: false,
      sizePt,
      leftPt: column.leftPt,
      baselinePt: heightPt + ASCENT * sizePt,
      widthPt: press.ruler.widthPt(text, false, sizePt),
    });
    texts.push(...set.texts);
    items.push({ labelFrom, bodyFrom: labelFrom + 1, end: texts.length });
    failures.push(...set.failures);
    heightPt += set.heightPt;
  }
  const part = partOf('list', block, { texts, heightPt, failures });
  return part.drawing === undefined ? part : { ...part, drawing: { ...part.drawing, items } };
}

function partOf(role: BlockRole, block: PartBlock, set: SetText): LaidOutPart {
  const drawing = { role, isShared: isSameInEveryLetter(block), texts: set.texts, rectangles: NOTHING };
  return { drawing, heightPt: set.heightPt, failures: set.failures };
}

/** Sets a run of text in lines from `topPt` on. */
export function setText(
  inlines: readonly Inline[],
  sizePt: number,
  line: number,
  topPt: number,
  column: TextColumn,
  { order, template, values }: LetterText,
  press: LetterPress,
): SetText {
  const { ruler, style } = press;
  const { invitationId } = order;
  const filled = fillInlines(inlines, values, invitationId, template.file, ruler);
  const failures: Failure[] = [...filled.failures];
  const availablePt = column.rightPt - column.leftPt;
  const broken = breakLines(filled.running, availablePt, sizePt, ruler);
  if (broken.widestWordPt > availablePt) {
    const widthMm = tenthsOfMm(broken.widestWordPt);
    const availableMm = Math.floor((availablePt / POINTS_PER_MM) * 10) / 10;
    const place = { file: template.file, line };
    failures.push(failure('letters.word-too-wide', { widthMm, availableMm, invitationId }, place));
  }
  const linePt = sizePt * style.lineHeight;
  const texts = broken.lines.flatMap((pieces, index) =>
    pieces.map((piece) => ({
      text: piece.text,
      isBold: piece.isBold,
      sizePt,
      leftPt: column.leftPt + piece.leftPt,
      baselinePt: topPt + index * linePt + ASCENT * sizePt,
      widthPt: piece.widthPt,
    })),
  );
  return { texts, heightPt: broken.lines.length * linePt, failures };
}
