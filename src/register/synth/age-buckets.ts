/** Candidates by age, from which the nearest to a wished age can be taken. */
import { valueAt } from './value-at.ts';

export interface AgeBuckets<T> {
  add(ageYears: number, candidate: T): void;
  /** Removes and returns a candidate nearest to the wished age (the younger of two) inside the bounds; `undefined` when there is none. */
  takeNearest(wishedYears: number, minimumYears: number, maximumYears: number): T | undefined;
  readonly size: number;
}

/** The highest age that has a bucket. */
export const OLDEST_BUCKET = 127;

/** Empty buckets for ages 0 to 127. Inside a bucket the last one added is taken first. */
export function createAgeBuckets<T>(): AgeBuckets<T> {
  const buckets: T[][] = Array.from({ length: OLDEST_BUCKET + 1 }, () => []);
  let size = 0;
  const take = (ageYears: number): T | undefined => {
    const candidate = valueAt(buckets, ageYears).pop();
    if (candidate !== undefined) size--;
    return candidate;
  };
  return {
    add: (ageYears, candidate) => {
      valueAt(buckets, ageYears).push(candidate);
      size++;
    },
    takeNearest: (wishedYears, minimumYears, maximumYears) => {
      if (size === 0) return undefined;
      const low = Math.max(0, minimumYears);
      const high = Math.min(OLDEST_BUCKET, maximumYears);
      const wished = Math.min(high, Math.max(low, Math.round(wishedYears)));
      for (let distance = 0; distance <= high - low; distance++) {
        const younger = wished - distance;
        const older = wished + distance;
        const found =
          (younger >= low ? take(younger) : undefined) ??
          (distance > 0 && older <= high ? take(older) : undefined);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    get size() {
      return size;
    },
  };
}
