/** Finds the letters that are most likely to look wrong, to be looked at before all are printed. */
import { compareBytes } from '../domain/byte-order.ts';
import type { FontRuler } from './font-ruler.ts';
import type { LetterOrder } from './letter-order.ts';

/** By what a letter is one of the hardest. */
export type HardReason =
  'longest-name' | 'longest-street' | 'most-accents' | 'most-lines' | 'fullest-page' | 'longest-place';

export interface HardLetter {
  readonly order: LetterOrder;
  readonly why: HardReason;
}

interface Measure {
  readonly why: HardReason;
  readonly valueOf: (order: LetterOrder, ruler: FontRuler) => number;
}

const widthOf = (text: string, ruler: FontRuler): number => ruler.widthPt(text, false, 10);

const measures: readonly Measure[] = [
  {
    why: 'longest-name',
    valueOf: ({ addressee }, ruler) => widthOf(addressee.addressLines[0] ?? '', ruler),
  },
  {
    why: 'longest-street',
    valueOf: ({ addressee }, ruler) =>
      Math.max(0, ...addressee.addressLines.slice(1, -1).map((line) => widthOf(line, ruler))),
  },
  { why: 'most-accents', valueOf: ({ addressee }) => countAccents(addressee.addressLines.join()) },
  { why: 'most-lines', valueOf: ({ addressee }) => addressee.addressLines.length },
  { why: 'fullest-page', valueOf: ({ addressee }, ruler) => widthOf(addressee.salutation, ruler) },
  {
    why: 'longest-place',
    valueOf: ({ addressee }, ruler) => widthOf(addressee.addressLines.at(-1) ?? '', ruler),
  },
];

/** Letters beyond ASCII, and marks that stand on their own. */
function countAccents(text: string): number {
  return text.normalize('NFD').match(/\p{M}|[^\p{M}\p{ASCII}]/gu)?.length ?? 0;
}

/**
 * The hardest letters, each with the measure by which it is: the first of every measure, then the second of every
 * measure, until there are enough. The order of `orders` does not matter.
 */
export function findHardestLetters(
  orders: readonly LetterOrder[],
  ruler: FontRuler,
  count: number,
): readonly HardLetter[] {
  const rankings = measures.map(({ why, valueOf }) => ({
    why,
    ranked: orders
      .map((order) => ({ order, value: valueOf(order, ruler) }))
      .sort(
        (left, right) =>
          right.value - left.value || compareBytes(left.order.invitationId, right.order.invitationId),
      ),
  }));
  const found = new Map<string, HardLetter>();
  for (let rank = 0; rank < orders.length && found.size < count; rank++) {
    for (const { why, ranked } of rankings) {
      const order = ranked[rank]?.order;
      if (order === undefined || found.size === count || found.has(order.invitationId)) continue;
      found.set(order.invitationId, { order, why });
    }
  }
  return [...found.values()];
}
