/** Whether the figures of the settings fit the strata of a frame, as far as only a frame can tell. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { FigureKey } from '../domain/settings/draw-settings.ts';
import { figureKeys, figureValueOf, unknownFigureValue } from '../domain/settings/draw-settings.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { featureValuesOf } from '../domain/stratum.ts';
import { PARTS_PER_MILLION } from '../frame/expected-response.ts';
import type { AllocationSettings } from './municipality-strata.ts';
import { standardDeviationsOf } from './stratum-figures.ts';

/** Figures for districts or strata that do not occur, and strata without the standard deviation that they need. */
export function judgeFigures(strata: readonly StratumKey[], settings: AllocationSettings): Failure[] {
  return [
    ...judgeValues(strata, settings, 'response'),
    ...judgeValues(strata, settings, 'standardDeviations'),
    ...judgeDeviations(strata, settings),
  ];
}

function judgeValues(
  strata: readonly StratumKey[],
  { draw, strata: { features } }: AllocationSettings,
  section: 'response' | 'standardDeviations',
): Failure[] {
  const knownOf = (key: FigureKey): readonly string[] =>
    key === 'stratum'
      ? strata
      : [...new Set(strata.map((stratum) => featureValuesOf(stratum, features)[key] ?? ''))];
  // Genders and age bands are checked with the settings: one that happens to be empty is no mistake.
  return (['district', 'stratum'] as const).flatMap((key) => {
    const values = Object.keys(draw[section][key] ?? {});
    if (values.length === 0) return [];
    const known = knownOf(key);
    return values
      .filter((value) => !known.includes(figureValueOf(key, value)))
      .map((value) => unknownFigureValue(key, value, known, { setting: `draw.${section}.${key}.${value}` }));
  });
}

function judgeDeviations(
  strata: readonly StratumKey[],
  { draw, strata: { features } }: AllocationSettings,
): Failure[] {
  if (draw.allocation !== 'neyman') return [];
  const deviations = standardDeviationsOf(strata, features, draw.standardDeviations);
  const given = figureKeys.find((key) => key !== 'stratum' && draw.standardDeviations[key] !== undefined);
  const figure = given ?? 'stratum';
  const missing = strata
    .filter((_, place) => deviations[place] === undefined)
    .map((stratum) => (figure === 'stratum' ? stratum : (featureValuesOf(stratum, features)[figure] ?? '')));
  // A district that was forgotten is one mistake, in however many strata.
  return Array.from(new Set(missing), (value) =>
    failure(
      'allocation.deviation-missing',
      { missing: { figure, value } },
      { setting: 'draw.standardDeviations' },
    ),
  );
}

/** P_h below one in a million or above 1. */
export function judgeResponses(strata: readonly StratumKey[], responses: readonly bigint[]): Failure[] {
  const place = { setting: 'draw.response' };
  const failures: Failure[] = [];
  const zeros = strata.filter((_, index) => responses[index] === 0n);
  const [stratum] = zeros;
  if (stratum !== undefined) {
    failures.push(failure('allocation.response-zero', { strata: zeros.length, stratum }, place));
  }
  const above = responses.filter((response) => response > PARTS_PER_MILLION);
  if (above.length > 0) {
    const highest = above.reduce((most, response) => (response > most ? response : most));
    const percent = Number(highest) / 10_000;
    const where = strata[responses.indexOf(highest)] ?? '';
    failures.push(
      failure('allocation.response-above-one', { strata: above.length, stratum: where, percent }, place),
    );
  }
  return failures;
}
