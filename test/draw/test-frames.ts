/** Small frames for the tests of the draw, made from labels. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { compareBytes } from '../../src/domain/byte-order.ts';
import type { Frame } from '../../src/domain/frame.ts';
import type { Hash, MunicipalityCode } from '../../src/domain/ids.ts';
import type { DrawSettings } from '../../src/domain/settings/draw-settings.ts';
import { DrawSettingsSchema } from '../../src/domain/settings/draw-settings.ts';
import type { StratumKey } from '../../src/domain/stratum.ts';
import type { DrawOutcome } from '../../src/draw/draw-waves.ts';
import { drawWaves } from '../../src/draw/draw-waves.ts';
import type { AllocationSettings } from '../../src/draw/municipality-strata.ts';
import type { Wave } from '../../src/draw/wave.ts';

/** One row of a frame file. */
export interface FrameRow {
  readonly residentId: string;
  readonly addressId: string;
  readonly stratum: string;
}

export const UTRECHT = 'GM0344' as MunicipalityCode;
export const ZOETERMEER = 'GM0637' as MunicipalityCode;

export const seedOf = (text: string): Hash => createHash('sha256').update(text).digest('hex') as Hash;
export const idOf = (label: string | number): string => seedOf(`label ${label}`).slice(0, 32);

const bytesOf = (ids: readonly string[]): Uint8Array => Uint8Array.from(Buffer.from(ids.join(''), 'hex'));

/** A frame of these rows, in whatever order they come. */
export function frameOf(rows: readonly FrameRow[]): Frame {
  const sorted = rows.toSorted((left, right) => compareBytes(left.residentId, right.residentId));
  const strata = [...new Set(rows.map(({ stratum }) => stratum))].toSorted(compareBytes) as StratumKey[];
  return {
    residentCount: rows.length,
    residentIds: bytesOf(sorted.map(({ residentId }) => residentId)),
    addressIds: bytesOf(sorted.map(({ addressId }) => addressId)),
    stratumIndexes: Uint16Array.from(sorted, ({ stratum }) => strata.indexOf(stratum as StratumKey)),
    strata,
  };
}

/** Rows from `resident label, address label, stratum`. */
export const rowOf = (resident: string | number, address: string | number, stratum: string): FrameRow => ({
  residentId: idOf(resident),
  addressId: idOf(`address ${address}`),
  stratum,
});

export const waveOf = (wave: number, letters: Readonly<Record<string, number>>): Wave => ({
  wave,
  letterCounts: new Map(Object.entries(letters).map(([code, count]) => [code as MunicipalityCode, count])),
});

/** Settings of which the section `draw` differs from the default by these keys; the strata are municipality and gender. */
export const settingsOf = (draw: Partial<DrawSettings> = {}) => ({
  draw: { ...DrawSettingsSchema.parse({}), ...draw },
  strata: {
    features: ['municipality', 'gender'] as const satisfies AllocationSettings['strata']['features'],
  },
  municipalities: [],
});

/** The outcome of a draw that must not be refused. */
export function mustDraw(
  frame: Frame,
  seed: Hash,
  waves: readonly Wave[],
  settings: AllocationSettings = settingsOf(),
): DrawOutcome {
  const result = drawWaves(frame, seed, waves, settings);
  if (!result.ok) throw new Error(result.failures.map(({ code }) => code).join());
  return result.value;
}

/** Residents of two municipalities in uneven strata, at addresses that may lie across strata. */
export const anyRows: fc.Arbitrary<FrameRow[]> = fc
  .array(
    fc.record({
      address: fc.integer({ min: 1, max: 12 }),
      municipality: fc.constantFrom(UTRECHT, ZOETERMEER),
      value: fc.constantFrom('M', 'M', 'M', 'V', 'V', '\u{1F600}', '\uFF5E'),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((residents) =>
    residents.map(({ address, municipality, value }, index) =>
      rowOf(index, `${municipality} ${address}`, `${municipality}/${value}`),
    ),
  );

/** The addresses in each municipality. */
export function countAddressesOf(rows: readonly FrameRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const municipality of [UTRECHT, ZOETERMEER]) {
    const own = rows.filter(({ stratum }) => stratum.startsWith(`${municipality}/`));
    counts[municipality] = new Set(own.map(({ addressId }) => addressId)).size;
  }
  return counts;
}
