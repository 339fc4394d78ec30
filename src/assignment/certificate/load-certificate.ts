/** The certificate of the fair loads: the levels with their multipliers, and a point that has them; made to be published. */
import { z } from 'zod';
import { CaseIdSchema } from '../../domain/ids.ts';
import type { CountSystem } from '../case-classes.ts';
import type { LeximinLoads } from '../leximin-loads.ts';
import { decimalOf, DecimalSchema, toUnits } from './decimal.ts';

const ClassIndexSchema = z.int().min(0);
const TypeIdSchema = z.string().regex(/^T[1-9]\d*$/);

/** `docs/groups.md` says what each part means and how to check it by hand. */
export const LoadCertificateSchema = z.strictObject({
  format: z.literal('loting certificate v1'),
  /** Cases with the same size and quotas were taken together, or, when false, each for itself. */
  isTogether: z.boolean(),
  classes: z.array(z.array(CaseIdSchema)),
  types: z.array(z.strictObject({ typeId: TypeIdSchema, members: z.int().min(1), load: DecimalSchema })),
  levels: z.array(
    z.strictObject({
      load: DecimalSchema,
      /** Settled at this level. */
      types: z.array(TypeIdSchema),
      /** Class, feature, value and multiplier; feature and value are empty for the group size. Those of 0 are left out. */
      rows: z.array(z.tuple([ClassIndexSchema, z.string(), z.string(), DecimalSchema])),
      /** Type and weight. Those of 0 are left out. */
      weights: z.array(z.tuple([TypeIdSchema, DecimalSchema])),
    }),
  ),
  /** Type, class and expected seats over the cases of the class. Those of 0 are left out. */
  point: z.array(z.tuple([TypeIdSchema, ClassIndexSchema, DecimalSchema])),
});
export type LoadCertificate = z.infer<typeof LoadCertificateSchema>;

/**
 * Writes the certificate of what the solver found.
 * @param expectedLoads the published loads, nine decimals, one for each type
 */
export function makeLoadCertificate(
  system: CountSystem,
  leximin: LeximinLoads,
  expectedLoads: readonly string[],
  isTogether: boolean,
): LoadCertificate {
  const typeIdOf = (type: number) => system.types[type]?.typeId ?? '';
  const rowNames = groupRowNames(system);
  return {
    format: 'loting certificate v1',
    isTogether,
    classes: system.classes.map(({ caseIds }) => [...caseIds]),
    types: system.types.map(({ typeId, residentIds }, type) => ({
      typeId,
      members: residentIds.length,
      load: expectedLoads[type] ?? '0',
    })),
    levels: leximin.levels.map((level) => ({
      load: expectedLoads[level.types[0] ?? 0] ?? '0',
      types: level.types.map(typeIdOf),
      rows: level.rowMultipliers.flatMap((multiplier, row): LoadCertificate['levels'][0]['rows'] => {
        const { classIndex, feature, value } = rowNames[row] ?? { classIndex: 0, feature: '', value: '' };
        const units = toUnits(multiplier);
        return units === 0n ? [] : [[classIndex, feature, value, decimalOf(units)]];
      }),
      weights: level.typeWeights.flatMap((weight, type): LoadCertificate['levels'][0]['weights'] => {
        const units = toUnits(weight);
        return units === 0n ? [] : [[typeIdOf(type), decimalOf(units)]];
      }),
    })),
    point: system.columns.flatMap(({ typeIndex, classIndex }, column): LoadCertificate['point'] => {
      const seats = decimalOf(toUnits(Number((leximin.point[column] ?? 0).toFixed(9))));
      return seats === '0' ? [] : [[typeIdOf(typeIndex), classIndex, seats]];
    }),
  };
}

/** Where each of the system's group rows comes from; the names are empty for a group size. */
export function groupRowNames(system: CountSystem): readonly {
  readonly classIndex: number;
  readonly feature: string;
  readonly value: string;
}[] {
  return system.classes.flatMap(({ rows }, classIndex) =>
    rows.map(({ feature = '', value = '' }) => ({ classIndex, feature, value })),
  );
}
