/** Expected response in whole parts per million: exact arithmetic, and one way of writing it in every language. */

export const PARTS_PER_MILLION = 1_000_000;

/** A share above 0 and at most 1 as parts per million, at least 1. */
export function responsePartsPerMillionOf(expectedResponse: number): number {
  return Math.max(1, Math.round(expectedResponse * PARTS_PER_MILLION));
}
