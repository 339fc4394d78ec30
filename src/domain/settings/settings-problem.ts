/** A problem of meaning in the settings, before its line in the file is known. */
import type { Failure, Place } from '../failure.ts';
import type { SettingPath } from './settings-source.ts';

export interface SettingsProblem {
  readonly path: SettingPath;
  readonly make: (place: Place) => Failure;
}

export function problem(path: SettingPath, make: (place: Place) => Failure): SettingsProblem {
  return { path, make };
}

/** The second and later occurrences of a value. */
export function* repeatedValues(values: readonly string[]): Generator<{ index: number; value: string }> {
  const seen = new Set<string>();
  for (const [index, value] of values.entries()) {
    if (seen.has(value)) yield { index, value };
    seen.add(value);
  }
}
