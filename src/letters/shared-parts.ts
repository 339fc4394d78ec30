/** Remembers the parts that are the same in every letter of a press, so that each is laid out once and is one object. */
import type { Failure } from '../domain/failure.ts';
import type { BlockDrawing, PlacedBlock } from './placed-letter.ts';

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
  /** By what they are made of; few have more than one width. */
  readonly #parts = new Map<unknown, { readonly widthPt: number; readonly part: LaidOutPart }[]>();
  readonly #placed = new Map<BlockDrawing, PlacedBlock[]>();

  /** The part of a template (`key`) at a width, when it was made before. */
  find(key: unknown, widthPt: number): LaidOutPart | undefined {
    return this.#parts.get(key)?.find((each) => each.widthPt === widthPt)?.part;
  }

  /** The same: made the first time it is asked for, and the same object ever after. */
  once(key: unknown, widthPt: number, make: () => LaidOutPart): LaidOutPart {
    const known = this.find(key, widthPt);
    if (known !== undefined) return known;
    const part = make();
    const widths = this.#parts.get(key);
    if (widths === undefined) this.#parts.set(key, [{ widthPt, part }]);
    else widths.push({ widthPt, part });
    return part;
  }

  /** A drawing at its place; one that letters share is the same object wherever it has the same place. */
  place(drawing: BlockDrawing, downPt: number): PlacedBlock {
    if (!drawing.isShared) return { drawing, downPt };
    const places = this.#placed.get(drawing);
    const known = places?.find((each) => each.downPt === downPt);
    if (known !== undefined) return known;
    const placed = { drawing, downPt };
    if (places === undefined) this.#placed.set(drawing, [placed]);
    else places.push(placed);
    return placed;
  }
}
