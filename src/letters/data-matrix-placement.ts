/** Where the bits of the codewords of a Data Matrix lie (ISO/IEC 16022, annex F). */

const UNUSED = -1;
/** A module that is black in every symbol of its size; a module that is always white has -1. */
export const FIXED_BLACK = -2;
const placements = new Map<number, Int16Array>();

/** Where the bits of the codewords lie in a square of `side` modules: for each module 8 * codeword + bit (annex F). */
export function placementOf(side: number): Int16Array {
  const known = placements.get(side);
  if (known !== undefined) return known;
  const cells = new Int16Array(side * side).fill(UNUSED);
  let word = 0;
  const put = (row: number, column: number, bit: number): void => {
    const shift = 4 - ((side + 4) % 8);
    const [r, c] = row < 0 ? [row + side, column + shift] : [row, column];
    const [y, x] = c < 0 ? [r + shift, c + side] : [r, c];
    cells[y * side + x] = word * 8 + bit;
  };
  const putAll = (places: readonly (readonly [number, number])[]): void => {
    for (const [bit, [row, column]] of places.entries()) put(row, column, bit);
    word++;
  };
  const putUtah = (row: number, column: number): void => {
    if (row < 0 || row >= side || column < 0 || column >= side || cells[row * side + column] !== UNUSED)
      return;
    putAll(utah.map(([down, right]) => [row + down, column + right]));
  };
  let [row, column] = [4, 0];
  do {
    for (const { isAt, places } of corners) if (isAt(row, column, side)) putAll(places(side - 1));
    for (; row >= 0 && column < side; row -= 2, column += 2) putUtah(row, column);
    row += 1;
    column += 3;
    for (; row < side && column >= 0; row += 2, column -= 2) putUtah(row, column);
    row += 3;
    column += 1;
  } while (row < side || column < side);
  if (cells[side * side - 1] === UNUSED) {
    cells[side * side - 1] = FIXED_BLACK;
    cells[side * side - side - 2] = FIXED_BLACK;
  }
  placements.set(side, cells);
  return cells;
}

/** The usual form of a codeword: its bits from the most significant on, from the place of the last one. */
const utah = [
  [-2, -2],
  [-2, -1],
  [-1, -2],
  [-1, -1],
  [-1, 0],
  [0, -2],
  [0, -1],
  [0, 0],
] as const;

interface Corner {
  readonly isAt: (row: number, column: number, side: number) => boolean;
  /** `last` is the number of the last row and column. */
  readonly places: (last: number) => readonly (readonly [number, number])[];
}

/** The forms of a codeword that is folded over the corners. */
const corners: readonly Corner[] = [
  {
    isAt: (row, column, side) => row === side && column === 0,
    places: (last) => [
      [last, 0],
      [last, 1],
      [last, 2],
      [0, last - 1],
      [0, last],
      [1, last],
      [2, last],
      [3, last],
    ],
  },
  {
    isAt: (row, column, side) => row === side - 2 && column === 0 && side % 4 !== 0,
    places: (last) => [
      [last - 2, 0],
      [last - 1, 0],
      [last, 0],
      [0, last - 3],
      [0, last - 2],
      [0, last - 1],
      [0, last],
      [1, last],
    ],
  },
  {
    isAt: (row, column, side) => row === side - 2 && column === 0 && side % 8 === 4,
    places: (last) => [
      [last - 2, 0],
      [last - 1, 0],
      [last, 0],
      [0, last - 1],
      [0, last],
      [1, last],
      [2, last],
      [3, last],
    ],
  },
  {
    isAt: (row, column, side) => row === side + 4 && column === 2 && side % 8 === 0,
    places: (last) => [
      [last, 0],
      [last, last],
      [0, last - 2],
      [0, last - 1],
      [0, last],
      [1, last - 2],
      [1, last - 1],
      [1, last],
    ],
  },
];
