/** What the settings say of a stratum: the factor of its response and its standard deviation, in whole numbers. */
import type { FeatureName } from '../domain/features.ts';
import type { FigureKey, Figures } from '../domain/settings/draw-settings.ts';
import { figureKeys, figureValueOf } from '../domain/settings/draw-settings.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { featureValuesOf } from '../domain/stratum.ts';
import { millionthsOf } from '../frame/draw-settings-that-matter.ts';
import { PARTS_PER_MILLION } from '../frame/expected-response.ts';

/** The values of one feature, or whole strata, with their figures in parts per million. */
interface FigureTable {
  readonly key: FigureKey;
  readonly figures: ReadonlyMap<string, number>;
}

function tablesOf(figures: Figures): FigureTable[] {
  return figureKeys
    .map((key) => {
      const entries = Object.entries(figures[key] ?? {});
      return {
        key,
        figures: new Map(entries.map(([value, figure]) => [figureValueOf(key, value), millionthsOf(figure)])),
      };
    })
    .filter((table) => table.figures.size > 0);
}

function figureIn(
  { key, figures }: FigureTable,
  stratum: StratumKey,
  features: readonly FeatureName[],
): number | undefined {
  return figures.get(key === 'stratum' ? stratum : (featureValuesOf(stratum, features)[key] ?? ''));
}

/**
 * F_h of each stratum: the product, over the features (and `stratum`) that have figures at all, of the figure in parts per
 * million that applies, or 1,000,000 where none does. Only their ratios count.
 */
export function responseFactorsOf(
  strata: readonly StratumKey[],
  features: readonly FeatureName[],
  response: Figures,
): bigint[] {
  const tables = tablesOf(response);
  return strata.map((stratum) =>
    tables.reduce(
      (product, table) => product * BigInt(figureIn(table, stratum, features) ?? PARTS_PER_MILLION),
      1n,
    ),
  );
}

/** D_h of each stratum in parts per million: its own, or else that of its feature value; `undefined` where none is given. */
export function standardDeviationsOf(
  strata: readonly StratumKey[],
  features: readonly FeatureName[],
  standardDeviations: Figures,
): (number | undefined)[] {
  const tables = tablesOf(standardDeviations);
  const inOrder = [
    ...tables.filter(({ key }) => key === 'stratum'),
    ...tables.filter(({ key }) => key !== 'stratum'),
  ];
  return strata.map((stratum) =>
    inOrder.map((table) => figureIn(table, stratum, features)).find((figure) => figure !== undefined),
  );
}
