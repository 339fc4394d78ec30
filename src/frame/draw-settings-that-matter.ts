/** The section `draw` of the settings as it is committed to: whole numbers, and values as they stand in the frame. */
import type { Json } from '../domain/canonical-json.ts';
import type { DrawSettings, Figures } from '../domain/settings/draw-settings.ts';
import { figureKeys, figureValueOf } from '../domain/settings/draw-settings.ts';
import { PARTS_PER_MILLION } from './expected-response.ts';

const HUNDREDTHS = 100;

/** Every key, also where it has its default; figures in parts per million, the exponent in hundredths. */
export function drawSettingsThatMatter(draw: DrawSettings): Json {
  return {
    allocation: draw.allocation,
    exponentHundredths: exponentHundredthsOf(draw),
    standardDeviationsPartsPerMillion: figuresOf(draw.standardDeviations),
    minimumPerStratum: draw.minimumPerStratum,
    responseFactorsPartsPerMillion: figuresOf(draw.response),
    compensateResponse: draw.compensateResponse,
  };
}

/** The exponent q in hundredths; the schema allows no more decimals. */
export function exponentHundredthsOf({ exponent }: Pick<DrawSettings, 'exponent'>): number {
  return Math.round(exponent * HUNDREDTHS);
}

/** A figure in parts per million; the schema allows no more decimals. */
export function millionthsOf(figure: number): number {
  return Math.round(figure * PARTS_PER_MILLION);
}

function figuresOf(figures: Figures): Json {
  return Object.fromEntries(
    figureKeys
      .map((key) => [key, Object.entries(figures[key] ?? {})] as const)
      .filter(([, entries]) => entries.length > 0)
      .map(([key, entries]) => [
        key,
        Object.fromEntries(
          entries.map(([value, figure]) => [figureValueOf(key, value), millionthsOf(figure)]),
        ),
      ]),
  );
}
