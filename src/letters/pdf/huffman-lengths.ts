/** The lengths of the best prefix code for given frequencies, none longer than a limit. */

/**
 * Gives a length to each symbol with a frequency above 0, and 0 to the others. The code is complete: when only one
 * symbol occurs it gets length 1. Method: Huffman's algorithm in place (Moffat and Katajainen, 1995), then the longest
 * codes are shortened until the sum of 2^-length is 1 again.
 */
export function huffmanLengths(frequencies: Uint32Array, longest: number): Uint8Array {
  const lengths = new Uint8Array(frequencies.length);
  const used: number[] = [];
  for (let symbol = 0; symbol < frequencies.length; symbol++) {
    if ((frequencies[symbol] ?? 0) > 0) used.push(symbol);
  }
  // Equal frequencies stand in the order of their symbols, so that the outcome is one.
  used.sort((left, right) => (frequencies[left] ?? 0) - (frequencies[right] ?? 0) || left - right);
  const [only] = used;
  if (used.length <= 1) {
    if (only !== undefined) lengths[only] = 1;
    return lengths;
  }
  const counts = countLengths(Uint32Array.from(used, (symbol) => frequencies[symbol] ?? 0));
  shorten(counts, longest);
  let at = used.length;
  for (let length = 1; length <= longest; length++) {
    for (let count = counts[length] ?? 0; count > 0; count--) lengths[used[--at] ?? 0] = length;
  }
  return lengths;
}

/** How many codes of each length Huffman's algorithm gives. `weights` ascend, and are overwritten. */
function countLengths(weights: Uint32Array): number[] {
  const size = weights.length;
  const at = (index: number): number => weights[index] ?? 0;
  weights[0] = at(0) + at(1);
  let root = 0;
  let leaf = 2;
  for (let next = 1; next < size - 1; next++) {
    let sum = 0;
    for (let part = 0; part < 2; part++) {
      if (leaf >= size || (root < next && at(root) < at(leaf))) {
        sum += at(root);
        weights[root++] = next;
      } else sum += at(leaf++);
    }
    weights[next] = sum;
  }
  // From here each inner node holds its parent, then its depth.
  weights[size - 2] = 0;
  for (let node = size - 3; node >= 0; node--) weights[node] = at(at(node)) + 1;
  const counts: number[] = [];
  let available = 1;
  let depth = 0;
  let node = size - 2;
  while (available > 0) {
    let inner = 0;
    while (node >= 0 && at(node) === depth) {
      inner++;
      node--;
    }
    counts[depth] = available - inner;
    available = 2 * inner;
    depth++;
  }
  return counts;
}

function shorten(counts: number[], longest: number): void {
  for (let length = longest + 1; length < counts.length; length++) {
    counts[longest] = (counts[longest] ?? 0) + (counts[length] ?? 0);
  }
  let total = 0;
  for (let length = 1; length <= longest; length++) total += (counts[length] ?? 0) * 2 ** (longest - length);
  for (; total > 2 ** longest; total--) {
    counts[longest] = (counts[longest] ?? 0) - 1;
    let length = longest - 1;
    while ((counts[length] ?? 0) === 0) length--;
    counts[length] = (counts[length] ?? 0) - 1;
    counts[length + 1] = (counts[length + 1] ?? 0) + 2;
  }
}
