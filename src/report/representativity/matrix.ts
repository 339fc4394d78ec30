/** The little linear algebra that a response model needs: small symmetric matrices, given by rows. */

export type Vector = Float64Array;
export type Matrix = readonly Vector[];

/** A matrix of zeros. */
export function zeros(size: number): Vector[] {
  return Array.from({ length: size }, () => new Float64Array(size));
}

/** Adds factor * x * x' to a matrix, in place. */
export function addOuter(matrix: readonly Vector[], x: Vector, factor: number): void {
  for (const [row, value] of x.entries()) {
    if (value === 0) continue;
    const target = matrix[row] ?? new Float64Array();
    for (let column = 0; column < x.length; column++) {
      target[column] = (target[column] ?? 0) + factor * value * (x[column] ?? 0);
    }
  }
}

export function dot(left: Vector, right: Vector): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += (left[index] ?? 0) * (right[index] ?? 0);
  return sum;
}

export function multiplyVector(matrix: Matrix, x: Vector): Vector {
  return Float64Array.from(matrix, (row) => dot(row, x));
}

/** x' * matrix * x. */
export function quadraticForm(matrix: Matrix, x: Vector): number {
  return dot(multiplyVector(matrix, x), x);
}

/** The product of two square matrices. */
export function multiply(left: Matrix, right: Matrix): Matrix {
  return left.map((row) => {
    const product = new Float64Array(row.length);
    for (const [inner, value] of row.entries()) {
      for (let column = 0; column < row.length; column++) {
        product[column] = (product[column] ?? 0) + value * (right[inner]?.[column] ?? 0);
      }
    }
    return product;
  });
}

/** The trace of left * left. */
export function traceOfSquare(left: Matrix): number {
  let trace = 0;
  for (const [row, values] of left.entries()) {
    for (const [column, value] of values.entries()) trace += value * (left[column]?.[row] ?? 0);
  }
  return trace;
}

/** Below this part of its own square, what is left of a column after the others is rounding error. */
const ALIASED = 1e-10;

/**
 * The columns, in order, that are no sum of earlier ones, from a Gram matrix X'X: as R's `glm` keeps the first of columns
 * that say the same.
 */
export function independentColumns(gram: Matrix): readonly number[] {
  const kept: number[] = [];
  const factor: Vector[] = [];
  for (const [column, values] of gram.entries()) {
    const row = new Float64Array(gram.length);
    for (const [place, other] of kept.entries()) {
      const before = factor[place] ?? row;
      let sum = values[other] ?? 0;
      for (let index = 0; index < place; index++) sum -= (row[index] ?? 0) * (before[index] ?? 0);
      row[place] = sum / (before[place] ?? 1);
    }
    const own = values[column] ?? 0;
    let left = own;
    for (let index = 0; index < kept.length; index++) left -= (row[index] ?? 0) ** 2;
    if (left <= ALIASED * own) continue;
    row[kept.length] = Math.sqrt(left);
    kept.push(column);
    factor.push(row);
  }
  return kept;
}

/** The inverse of a symmetric positive definite matrix, by Cholesky; `undefined` when it is not definite. */
export function invertDefinite(matrix: Matrix): Matrix | undefined {
  const size = matrix.length;
  const lower = zeros(size);
  for (const [row, target] of lower.entries()) {
    for (let column = 0; column <= row; column++) {
      const other = lower[column] ?? target;
      let sum = matrix[row]?.[column] ?? 0;
      for (let index = 0; index < column; index++) sum -= (target[index] ?? 0) * (other[index] ?? 0);
      if (row !== column) target[column] = sum / (other[column] ?? 1);
      else if (!(sum > 0)) return undefined;
      else target[column] = Math.sqrt(sum);
    }
  }
  const inverse = zeros(size);
  for (let column = 0; column < size; column++) {
    const solved = solveLower(lower, column);
    for (let row = 0; row < size; row++) (inverse[row] ?? solved)[column] = solved[row] ?? 0;
  }
  return inverse;
}

/** Solves L L' x = the unit vector of `place`. */
function solveLower(lower: Matrix, place: number): Vector {
  const size = lower.length;
  const x = new Float64Array(size);
  for (let row = place; row < size; row++) {
    let sum = row === place ? 1 : 0;
    for (let index = place; index < row; index++) sum -= (lower[row]?.[index] ?? 0) * (x[index] ?? 0);
    x[row] = sum / (lower[row]?.[row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = x[row] ?? 0;
    for (let index = row + 1; index < size; index++) sum -= (lower[index]?.[row] ?? 0) * (x[index] ?? 0);
    x[row] = sum / (lower[row]?.[row] ?? 1);
  }
  return x;
}
