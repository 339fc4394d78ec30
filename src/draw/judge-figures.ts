/** Whether the figures of the settings fit the strata of a frame, as far as only a frame can tell. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { FigureKey } from '../domain/settings/draw-settings.ts';
import { figureValueOf, unknownFigureValue } from '../domain/settings/draw-settings.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { featureValuesOf } from '../domain/stratum.ts';
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
  return strata
    .filter((_, place) => deviations[place] === undefined)
    .map((stratum) =>
      failure(
        'allocation.deviation-missing',
        { what: `stratum ${stratum}` },
        { setting: 'draw.standardDeviations' },
      ),
    );
}
