/** Puts pairs of characters in rows, so that a font is asked for many pairs at once. */

/** Plain codes from 0 to 0x24F in a row each, so that nearly every pair is a place in a table. */
export const LATIN_SIZE = 0x250;
const LONGEST_CHAIN = 80;

/** Rows of characters in which every pair (left times `LATIN_SIZE` plus right) stands, most of them once. */
export function chainPairs(pairs: Iterable<number>): readonly (readonly number[])[] {
  const rightsOf = new Map<number, number[]>();
  for (const pair of pairs) {
    const left = Math.floor(pair / LATIN_SIZE);
    const rights = rightsOf.get(left) ?? [];
    rights.push(pair % LATIN_SIZE);
    rightsOf.set(left, rights);
  }
  const chains: number[][] = [];
  for (const [start, rights] of rightsOf) {
    while (rights.length > 0) {
      const chain = [start];
      for (let right = rights.pop(); right !== undefined; right = rightsOf.get(right)?.pop()) {
        chain.push(right);
        if (chain.length === LONGEST_CHAIN) break;
      }
      chains.push(chain);
    }
  }
  return chains;
}
