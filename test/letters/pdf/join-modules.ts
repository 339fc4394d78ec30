/** Black squares in rows joined to few rectangles, to be drawn as vectors and so sharp at any size. */

/** In modules (squares) from the top left corner. */
export interface ModuleRectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Joins the black modules of a row into runs, and a run with the same run in the row above it. */
export function joinModules(modules: Uint8Array, columnCount: number): readonly ModuleRectangle[] {
  const done: ModuleRectangle[] = [];
  let open = new Map<number, ModuleRectangle>();
  for (let row = 0; row * columnCount < modules.length; row++) {
    const next = new Map<number, ModuleRectangle>();
    for (const { left, width } of runsOf(modules.subarray(row * columnCount, (row + 1) * columnCount))) {
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
