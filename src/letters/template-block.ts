/** The parts of which the text of a letter can be made. */
import type { BlockPlaceholder, TextPlaceholder } from './placeholders.ts';

/** A part of a line. `line` counts from 1 in the template's file. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly isBold: boolean; readonly line: number }
  | {
      readonly kind: 'placeholder';
      readonly name: TextPlaceholder;
      readonly isBold: boolean;
      readonly line: number;
    }
  | { readonly kind: 'line-break' };

export type TemplateBlock =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2;
      readonly inlines: readonly Inline[];
      readonly line: number;
    }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[]; readonly line: number }
  | {
      readonly kind: 'list';
      /** The number of the first item; `undefined` for a list with bullets. */
      readonly startNumber: number | undefined;
      readonly items: readonly (readonly Inline[])[];
      readonly line: number;
    }
  | {
      readonly kind: Exclude<BlockPlaceholder, 'page'>;
      readonly line: number;
    }
  | {
      /** What follows stands on the back of the sheet. */
      readonly kind: 'page';
      readonly line: number;
    };

/** A block that stands somewhere on a page. */
export type PartBlock = Exclude<TemplateBlock, { readonly kind: 'page' }>;
