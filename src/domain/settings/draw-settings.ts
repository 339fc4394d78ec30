/** The settings of the draw: how a municipality's letters are divided over its strata, and who answers how often. */
import { z } from 'zod';
import type { Failure, Place } from '../failure.ts';
import { failure } from '../failure.ts';
import { toFeatureValue } from '../stratum.ts';

/** By what a stratum's part of the letters is measured. */
export const allocationNames = ['proportional', 'equal', 'neyman', 'power'] as const;

/** What a figure can be given for: a value of a feature, or a whole stratum by its key. */
export const figureKeys = ['gender', 'ageBand', 'district', 'stratum'] as const;
export type FigureKey = (typeof figureKeys)[number];

/** Whether a number is the same when written with this many decimals. */
const hasDecimals = (number: number, decimalCount: number): boolean =>
  Number(number.toFixed(decimalCount)) === number;

/** Six decimals: whole parts per million, so that every language computes the same. */
const MillionthsSchema = z
  .number()
  .gt(0)
  .lte(1000)
  .refine((number) => hasDecimals(number, 6), { error: 'six-decimals' });

const ExponentSchema = z
  .number()
  .gte(0)
  .lte(1)
  .refine((number) => hasDecimals(number, 2), { error: 'two-decimals' });

const ValueSchema = z.string().trim().min(1, { error: 'empty' });

/** Figures per feature value or stratum, such as `ageBand: { "18-29": 0.5 }`. */
const FiguresSchema = z.partialRecord(z.enum(figureKeys), z.record(ValueSchema, MillionthsSchema));
export type Figures = z.infer<typeof FiguresSchema>;

export const DrawSettingsSchema = z.strictObject({
  allocation: z.enum(allocationNames).default('proportional'),
  exponent: ExponentSchema.default(0.5),
  standardDeviations: FiguresSchema.default({}),
  minimumPerStratum: z.int().min(0).max(1000).default(0),
  response: FiguresSchema.default({}),
  compensateResponse: z.boolean().default(false),
});
export type DrawSettings = z.infer<typeof DrawSettingsSchema>;

/**
 * The value of a feature, or the key of a stratum, as it stands in the frame: Unicode NFC, and in each part the characters
 * that have a meaning of their own replaced.
 */
export function figureValueOf(key: FigureKey, text: string): string {
  return key === 'stratum' ? text.split('/').map(toFeatureValue).join('/') : toFeatureValue(text);
}

/** A figure for something that does not exist; `known` are the values that do. */
export function unknownFigureValue(
  key: FigureKey,
  value: string,
  known: readonly string[],
  place: Place,
): Failure {
  return failure('allocation.unknown-value', { figure: key, value, possible: known }, place);
}
