/** What a drawing is to somebody who hears the letter: the elements of the tagged file, and what of it each one holds. */
import type { BlockDrawing } from '../placed-letter.ts';
import { isForMachines } from '../placed-letter.ts';

/** A part of a drawing that is drawn in one go: some of its texts, its squares, or one of its pictures. */
export type DrawingPiece =
  | { readonly kind: 'texts'; readonly from: number; readonly end: number }
  | { readonly kind: 'matrix' }
  | { readonly kind: 'image'; readonly index: number };

/** Standard structure types of PDF 1.7 (section 14.8.4). Which heading a heading is depends on what came before it. */
export type ElementType = 'P' | 'H1' | 'Heading' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Figure';

export interface ElementPlan {
  readonly type: ElementType;
  /** Either pieces or elements. */
  readonly pieces: readonly DrawingPiece[];
  readonly elements: readonly ElementPlan[];
  /** What is read in place of a figure. */
  readonly alternative?: string;
  /** How the items of a list are marked. */
  readonly listNumbering?: 'Decimal' | 'Disc';
}

/**
 * The elements of a drawing, in reading order; none when it is for machines. Its rectangles are never among them: frames
 * and lines are decoration. A picture without an alternative is decoration too.
 */
export function planElements(drawing: BlockDrawing): readonly ElementPlan[] {
  if (isForMachines(drawing.role)) return [];
  const elements: ElementPlan[] = [];
  const { alternative } = drawing;
  if (alternative !== undefined) {
    const pieces: DrawingPiece[] = (drawing.images ?? []).map((_, index) => ({ kind: 'image', index }));
    if (drawing.matrix !== undefined) pieces.push({ kind: 'matrix' });
    if (pieces.length > 0) elements.push({ type: 'Figure', pieces, elements: [], alternative });
  }
  if (drawing.items !== undefined) elements.push(planList(drawing, drawing.items));
  else if (drawing.texts.length > 0) {
    elements.push(leaf(textTypeOf(drawing), { kind: 'texts', from: 0, end: drawing.texts.length }));
  }
  return elements;
}

/** What of a drawing nobody needs to hear besides its rectangles. */
export function planDecoration(drawing: BlockDrawing): readonly DrawingPiece[] {
  const pieces: DrawingPiece[] = [];
  if (isForMachines(drawing.role) && drawing.texts.length > 0) {
    pieces.push({ kind: 'texts', from: 0, end: drawing.texts.length });
  }
  if (isForMachines(drawing.role) || drawing.alternative === undefined) {
    for (const index of (drawing.images ?? []).keys()) pieces.push({ kind: 'image', index });
    if (drawing.matrix !== undefined) pieces.push({ kind: 'matrix' });
  }
  return pieces;
}

function textTypeOf({ role }: BlockDrawing): ElementType {
  if (role === 'title') return 'H1';
  return role === 'heading' ? 'Heading' : 'P';
}

function planList(drawing: BlockDrawing, items: NonNullable<BlockDrawing['items']>): ElementPlan {
  const isBulleted = items.every(({ labelFrom }) => drawing.texts[labelFrom]?.text === '•');
  return {
    type: 'L',
    pieces: [],
    listNumbering: isBulleted ? 'Disc' : 'Decimal',
    elements: items.map(({ labelFrom, bodyFrom, end }) => ({
      type: 'LI',
      pieces: [],
      elements: [
        leaf('Lbl', { kind: 'texts', from: labelFrom, end: bodyFrom }),
        leaf('LBody', { kind: 'texts', from: bodyFrom, end }),
      ],
    })),
  };
}

function leaf(type: ElementType, piece: DrawingPiece): ElementPlan {
  return { type, pieces: [piece], elements: [] };
}
