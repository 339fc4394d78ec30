/** A stratum's key: its feature values joined by `/`, municipality first, such as `GM0344/V/18-29/WK034403`. */
import type { FeatureName, FeatureValues } from './features.ts';
import { featureNames } from './feature-names.ts';
import type { MunicipalityCode } from './ids.ts';

export type StratumKey = string & { readonly __brand: 'StratumKey' };

/** Joins feature values in their fixed order. Every feature of `features` must have a value. */
export function stratumKeyOf(values: FeatureValues, features: readonly FeatureName[]): StratumKey {
  return featureNames
    .filter((name) => features.includes(name))
    .map((name) => {
      const value = values[name];
      if (value === undefined) throw new Error(`a stratum needs a value for ${name}`);
      return value;
    })
    .join('/') as StratumKey;
}

/** The feature values of a key that was made with the same `features`. */
export function featureValuesOf(key: StratumKey, features: readonly FeatureName[]): FeatureValues {
  const parts = key.split('/');
  const used = featureNames.filter((name) => features.includes(name));
  return Object.fromEntries(used.map((name, index) => [name, parts[index] ?? '']));
}

/** The municipality of a stratum: the first part of its key. */
export function municipalityOf(key: StratumKey): MunicipalityCode {
  return key.slice(0, key.indexOf('/') === -1 ? undefined : key.indexOf('/')) as MunicipalityCode;
}

const FORBIDDEN_IN_VALUE = /[\u0000-\u001f\u007f/|,;"\\]/gu;

/** What a spreadsheet takes for the beginning of a formula. A hyphen alone is none, and stands for "unknown" in some registers. */
const BEGINS_FORMULA = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20](?=.)/u;

/**
 * Makes a register's text fit to be a feature value: Unicode NFC, trimmed, and each character that has a meaning in the
 * frame file or in a key (`/ | , ; " \` and control characters) replaced by a hyphen. A first character that would make a
 * formula of it in a spreadsheet becomes `_`: values stand in many files that staff open so.
 */
export function toFeatureValue(text: string): string {
  return text.normalize('NFC').trim().replace(FORBIDDEN_IN_VALUE, '-').replace(BEGINS_FORMULA, '_');
}
