/** Remembers the parts that are the same in every letter of a press, so that each is laid out once and is one object. */
import type { Failure } from '../domain/failure.ts';
import type { BlockDrawing } from './placed-letter.ts';

/** A part of a letter from its own top, not yet placed on a page. */
export interface LaidOutPart {
  /** Nothing when the part was refused. */
  readonly drawing?: BlockDrawing;
  /** How far it moves what follows down. */
  readonly heightPt: number;
  /** Room it takes at the right margin beside what follows. */
  readonly beside?: { readonly widthPt: number; readonly heightPt: number };
  readonly failures: readonly Failure[];
}

export class SharedParts {
  readonly #parts = new Map<unknown, Map<number, LaidOutPart>>();

  /** The part of a template (`key`) at a width: made the first time it is asked for, and the same object ever after. */
  once(key: unknown, widthPt: number, make: () => LaidOutPart): LaidOutPart {
    const known = this.#parts.get(key);
    const widths = known ?? new Map<number, LaidOutPart>();
    if (known === undefined) this.#parts.set(key, widths);
    const part = widths.get(widthPt) ?? make();
    widths.set(widthPt, part);
    return part;
  }
}
