/** The frame: all eligible residents by opaque id, held in columns so that a national register fits in memory. */
import type { StratumKey } from './stratum.ts';

/** Bytes of one opaque id: 32 hex digits. */
export const ID_BYTES = 16;

export interface Frame {
  readonly residentCount: number;
  /** ID_BYTES bytes a resident, in ascending order. */
  readonly residentIds: Uint8Array;
  /** ID_BYTES bytes a resident, in the order of `residentIds`. */
  readonly addressIds: Uint8Array;
  /** Index into `strata`, in the order of `residentIds`. */
  readonly stratumIndexes: Uint16Array;
  /** The strata that have residents, in ascending byte order. */
  readonly strata: readonly StratumKey[];
}

/** Where each resident of a frame stands in the registers, in the frame's order. For the municipality only. */
export interface FramePositions {
  /** Index into the list of register files. */
  readonly fileIndexes: Uint8Array;
  /** Row in that file; the header is row 1. */
  readonly rows: Uint32Array;
}

/** The opaque id at an index of a frame's id column, as 32 hex digits. */
export function idAt(ids: Uint8Array, index: number): string {
  return Buffer.from(ids.buffer, ids.byteOffset + index * ID_BYTES, ID_BYTES).toString('hex');
}
