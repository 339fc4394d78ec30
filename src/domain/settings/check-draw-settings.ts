/** What no single key of the section `draw` shows: figures for values that do not exist, or that are missing. */
import { GenderSchema } from '../features.ts';
import { failure } from '../failure.ts';
import type { SettingsProblem } from './settings-problem.ts';
import type { FigureKey, Figures } from './draw-settings.ts';
import { figureKeys, figureValueOf, unknownFigureValue } from './draw-settings.ts';
import type { Settings } from './settings-schema.ts';

/** Districts and strata are known only from a frame, and are checked against it when the draw is planned. */
export function checkDrawSettings(settings: Settings): readonly SettingsProblem[] {
  return [
    ...checkFigures(settings, 'response'),
    ...checkFigures(settings, 'standardDeviations'),
    ...checkDeviations(settings),
  ];
}

function checkFigures(
  { draw, strata }: Settings,
  section: 'response' | 'standardDeviations',
): readonly SettingsProblem[] {
  return figureKeys.flatMap((key) => {
    const values = valuesOf(draw[section], key);
    if (values.length === 0) return [];
    if (key !== 'stratum' && !strata.features.includes(key)) {
      return [
        {
          path: ['draw', section, key],
          make: (place) => failure('allocation.feature-not-stratum', { feature: key }, place),
        },
      ];
    }
    return [
      ...checkKnown(['draw', section], key, values, strata.ageBands),
      ...checkDouble(['draw', section], key, values),
    ];
  });
}

function checkKnown(
  path: readonly string[],
  key: FigureKey,
  values: readonly string[],
  ageBands: readonly string[],
): readonly SettingsProblem[] {
  const known = key === 'gender' ? GenderSchema.options : key === 'ageBand' ? ageBands : undefined;
  if (known === undefined) return [];
  return values
    .filter((value) => !known.some((each) => each === figureValueOf(key, value)))
    .map((value) => ({
      path: [...path, key, value],
      make: (place) => unknownFigureValue(key, value, known, place),
    }));
}

/** Two spellings of one value: which of the two counts would depend on their order. */
function checkDouble(
  path: readonly string[],
  key: FigureKey,
  values: readonly string[],
): readonly SettingsProblem[] {
  const meant = values.map((value) => figureValueOf(key, value));
  return values
    .filter((_, index) => meant.indexOf(meant[index] ?? '') !== index)
    .map((value) => ({
      path: [...path, key, value],
      make: (place) => failure('settings.duplicate', { double: key, value }, place),
    }));
}

function checkDeviations({ draw, strata }: Settings): readonly SettingsProblem[] {
  const path = ['draw', 'standardDeviations'];
  const keys = figureKeys.filter((key) => valuesOf(draw.standardDeviations, key).length > 0);
  const features = keys.filter((key) => key !== 'stratum');
  const found: SettingsProblem[] = [];
  if (features.length > 1) {
    found.push({
      path,
      make: (place) => failure('allocation.deviations-for-two-features', { features }, place),
    });
  }
  if (draw.allocation !== 'neyman') return found;
  if (keys.length === 0) {
    found.push({
      path,
      make: (place) => failure('allocation.deviation-missing', { missing: undefined }, place),
    });
  }
  if (keys.length === 1 && keys[0] === 'ageBand') {
    const given = valuesOf(draw.standardDeviations, 'ageBand');
    for (const band of strata.ageBands.filter((each) => !given.includes(each))) {
      found.push({
        path: [...path, 'ageBand'],
        make: (place) =>
          failure('allocation.deviation-missing', { missing: { figure: 'ageBand', value: band } }, place),
      });
    }
  }
  return found;
}

function valuesOf(figures: Figures, key: FigureKey): readonly string[] {
  return Object.keys(figures[key] ?? {});
}
