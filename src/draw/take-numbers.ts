/** Memory for short lists of numbers, of which an integral makes thousands: each by itself costs more than it takes to fill. */

const BLOCK_LENGTH = 8192;

let block = new Float64Array(BLOCK_LENGTH);
let taken = 0;

/** As `new Float64Array(length)`: zeros that nobody else has. To be used soon: as long as one list is kept, its block is. */
export function takeNumbers(length: number): Float64Array {
  if (length > BLOCK_LENGTH) return new Float64Array(length);
  if (taken + length > BLOCK_LENGTH) {
    block = new Float64Array(BLOCK_LENGTH);
    taken = 0;
  }
  taken += length;
  return block.subarray(taken - length, taken);
}

/** Does work, and gives the memory of all lists that it took to others: none of them may be used after it. */
export function returnNumbers(work: () => void): void {
  const [blockBefore, takenBefore] = [block, taken];
  work();
  if (block !== blockBefore) return;
  block.fill(0, takenBefore, taken);
  taken = takenBefore;
}
