/** Hands out A-nummers and BSNs that satisfy their checks, each only once, in an order that looks random. */
import { randomFor } from './random-source.ts';

/** As many residents as there are surely numbers for (some nine million BSNs), people who have gone included. */
export const MAXIMUM_SYNTHETIC_RESIDENTS = 6_000_000;

export interface PersonNumbers {
  nextANumber(): number;
  nextBsn(): number;
}

/** The first eight digits of an A-nummer: 10,000,000 to 99,999,999. */
const A_PREFIX_START = 10_000_000;
const A_PREFIX_COUNT = 90_000_000;

/** BSNs here begin with a 9, so that they stand out and hardly meet a real one. The seven digits after it: */
const BSN_PREFIX_COUNT = 10_000_000;

/** Last two digits that complete eight digits to an A-nummer, or -1. Rules: Logisch Ontwerp BRP, element 01.10. */
function completeANumber(prefix: number): number {
  let digitSum = 0;
  let weightedSum = 0;
  let rest = prefix;
  let previous = -1;
  const lastOfPrefix = prefix % 10;
  for (let position = 7; position >= 0; position--) {
    const digit = rest % 10;
    rest = (rest - digit) / 10;
    if (digit === previous) return -1;
    previous = digit;
    digitSum += digit;
    weightedSum += digit * 2 ** position;
  }
  for (let ninth = 0; ninth < 10; ninth++) {
    if (ninth === lastOfPrefix) continue;
    for (let tenth = 0; tenth < 10; tenth++) {
      if (tenth === ninth) continue;
      const remainder = (digitSum + ninth + tenth) % 11;
      if (remainder !== 0 && remainder !== 5) continue;
      if ((weightedSum + ninth * 256 + tenth * 512) % 11 === 0) return ninth * 10 + tenth;
    }
  }
  return -1;
}

/** The last digit that completes `9` and seven digits to a BSN, or -1: (9s0 + 8s1 + ... + 2s7 - s8) mod 11 = 0. */
function completeBsn(sevenDigits: number): number {
  let sum = 81;
  let rest = sevenDigits;
  for (let weight = 2; weight <= 8; weight++) {
    const digit = rest % 10;
    rest = (rest - digit) / 10;
    sum += digit * weight;
  }
  const check = sum % 11;
  return check === 10 ? -1 : check;
}

/** Walks through 0 to `count` - 1 in steps with which it meets each number once before it returns to the first. */
function walkThrough(count: number, start: number, step: number): () => number {
  let at = start;
  return () => {
    at = (at + step) % count;
    return at;
  };
}

/** A step near the golden section of `count` without a factor 2, 3 or 5 (the only prime factors of both counts). */
function chooseStep(count: number, offset: number): number {
  let step = Math.floor(count * 0.618) + offset;
  while (step % 2 === 0 || step % 3 === 0 || step % 5 === 0) step++;
  return step;
}

/**
 * Numbers for all municipalities of one seed. No number is given twice; `MAXIMUM_SYNTHETIC_RESIDENTS` is far inside what
 * the walk can give before it begins again.
 */
export function createPersonNumbers(seed: string): PersonNumbers {
  const random = randomFor(seed, 'person numbers', '');
  const nextPrefix = walkThrough(
    A_PREFIX_COUNT,
    random.below(A_PREFIX_COUNT),
    chooseStep(A_PREFIX_COUNT, random.below(1_000_000)),
  );
  const nextSevenDigits = walkThrough(
    BSN_PREFIX_COUNT,
    random.below(BSN_PREFIX_COUNT),
    chooseStep(BSN_PREFIX_COUNT, random.below(100_000)),
  );
  return {
    nextANumber: () => {
      for (;;) {
        const prefix = A_PREFIX_START + nextPrefix();
        const ending = completeANumber(prefix);
        if (ending >= 0) return prefix * 100 + ending;
      }
    },
    nextBsn: () => {
      for (;;) {
        const sevenDigits = nextSevenDigits();
        const check = completeBsn(sevenDigits);
        if (check >= 0) return 900_000_000 + sevenDigits * 10 + check;
      }
    },
  };
}
