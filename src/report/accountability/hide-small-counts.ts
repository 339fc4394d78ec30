/**
 * The rule by which the public account hides small numbers: no count of one to nine people is shown, and none follows from
 * what is shown. Groups are joined with their neighbours (see `merge-small-groups.ts`), reasons and outcomes with one another.
 */
import { SMALLEST_GROUP } from '../merge-small-groups.ts';

/** One to nine people: 0 tells of nobody. */
export function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_GROUP;
}

/** A number that stands by itself; `undefined` when it is one to nine. */
export function hideSmall(count: number): number | undefined {
  return isSmall(count) ? undefined : count;
}

export interface Part<T extends string> {
  readonly codes: readonly T[];
  readonly count: number;
}

/**
 * The parts of a whole of which the total can be shown: those of one to nine stand together, with the smallest other part
 * when they are fewer than ten in all, so that the total less the others gives no small number. Parts of nobody are left
 * out. `undefined` when the whole is one to nine: then the total has to stay out too.
 */
export function joinSmallParts<T extends string>(
  counts: Readonly<Partial<Record<T, number>>>,
): readonly Part<T>[] | undefined {
  const parts = (Object.entries(counts) as [T, number][])
    .filter(([, count]) => count > 0)
    .map(([code, count]) => ({ codes: [code], count }));
  const joined = parts.filter(({ count }) => isSmall(count));
  const shown = parts.filter(({ count }) => !isSmall(count));
  if (joined.length === 0) return parts;
  if (sumOf(joined) < SMALLEST_GROUP) {
    const [smallest] = shown.toSorted((left, right) => left.count - right.count);
    if (smallest === undefined) return undefined;
    shown.splice(shown.indexOf(smallest), 1);
    joined.push(smallest);
  }
  const isJoined = (code: T): boolean => joined.some(({ codes }) => codes.includes(code));
  const codes = parts.flatMap((part) => part.codes).filter(isJoined);
  return [...shown, { codes, count: sumOf(joined) }];
}

function sumOf(parts: readonly { readonly count: number }[]): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}
