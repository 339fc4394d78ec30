/** The age band of every age, also of ages that no band of the settings holds: those who are too young or too old count too. */
import type { AgeBand } from '../../domain/age-band.ts';
import { findAgeBand } from '../../domain/age-band.ts';

/** Nobody in a register is older. */
const OLDEST_AGE_YEARS = 150;
export const AGE_UNKNOWN = 'unknown';
const BORN_LATER = 'born later';

export interface AgeLabels {
  /** From young to old, then the two that are no ages. */
  readonly labels: readonly string[];
  readonly labelOf: (ageYears: number | undefined) => string;
}

/** The bands, and between and around them the ages that they leave out, such as `0-17`. */
export function createAgeLabels(bands: readonly AgeBand[]): AgeLabels {
  const byAge: string[] = [];
  for (let age = 0; age <= OLDEST_AGE_YEARS; age++) {
    const band = findAgeBand(bands, age);
    if (band !== undefined) byAge.push(band.label);
    else {
      let last = age;
      while (last < OLDEST_AGE_YEARS && findAgeBand(bands, last + 1) === undefined) last++;
      const label = last === OLDEST_AGE_YEARS ? `${age}+` : `${age}-${last}`;
      while (age <= last) {
        byAge.push(label);
        age++;
      }
      age--;
    }
  }
  return {
    labels: [...new Set(byAge), BORN_LATER, AGE_UNKNOWN],
    labelOf(ageYears) {
      if (ageYears === undefined) return AGE_UNKNOWN;
      if (ageYears < 0) return BORN_LATER;
      return byAge[Math.min(ageYears, OLDEST_AGE_YEARS)] ?? AGE_UNKNOWN;
    },
  };
}
