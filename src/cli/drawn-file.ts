/** The lists of drawn residents in the folder audit/, by opaque id: for the municipality and for researchers. */
import type { DrawnResident } from '../domain/drawn-resident.ts';

/** The residents of one wave, with the probabilities that they had when it was drawn: never changed afterwards. */
export function drawnFileName(wave: number): string {
  return `drawn-wave-${wave}.csv`;
}

/** The residents of all waves with the probabilities of today; there when there is more than one wave. */
export const ALL_WAVES_FILE = 'drawn-all-waves.csv';

/** The residents of one wave. */
export function ofWave(drawn: readonly DrawnResident[], wave: number): readonly DrawnResident[] {
  return drawn.filter((resident) => resident.wave === wave);
}
