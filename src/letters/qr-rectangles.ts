/** A QR code as few black rectangles, to be drawn as vectors and so sharp at any size. */
import QRCode from 'qrcode';

/** In modules (the squares of the code) from its top left corner. */
interface ModuleRectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface QrRectangles {
  /** Modules along each side, without the white edge. */
  readonly moduleCount: number;
  readonly rectangles: readonly ModuleRectangle[];
}

/**
 * Encodes a text with error correction M (15% may be damaged). In one segment of bytes, so that all codes of one
 * length have one size. `undefined` when the text is too long for any QR code.
 */
export function qrRectanglesOf(text: string): QrRectangles | undefined {
  const bytes = new TextEncoder().encode(text);
  // ISO/IEC 18004: version 40 with correction M holds 2,331 bytes.
  if (bytes.length > 2331) return undefined;
  const { modules } = QRCode.create([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel: 'M' });
  return { moduleCount: modules.size, rectangles: mergeModules(modules.data, modules.size) };
}

/** Joins the dark modules of a row into runs, and a run with the same run in the row above it. */
function mergeModules(modules: Uint8Array, size: number): readonly ModuleRectangle[] {
  const done: ModuleRectangle[] = [];
  let open = new Map<number, ModuleRectangle>();
  for (let row = 0; row < size; row++) {
    const next = new Map<number, ModuleRectangle>();
    for (const { left, width } of runsOf(modules.subarray(row * size, (row + 1) * size))) {
      const above = open.get(left);
      const isSame = above !== undefined && above.width === width;
      next.set(left, isSame ? { ...above, height: above.height + 1 } : { left, top: row, width, height: 1 });
      if (isSame) open.delete(left);
    }
    done.push(...open.values());
    open = next;
  }
  return [...done, ...open.values()];
}

function runsOf(row: Uint8Array): readonly { readonly left: number; readonly width: number }[] {
  const runs: { left: number; width: number }[] = [];
  for (const [column, isDark] of row.entries()) {
    if (isDark === 0) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.left + last.width === column) last.width++;
    else runs.push({ left: column, width: 1 });
  }
  return runs;
}
