/** The name of the list of drawn residents of a wave, inside the folder audit/. */

/** By opaque id: for the municipality and for researchers. */
export function drawnFileName(wave: number): string {
  return `drawn-wave-${wave}.csv`;
}
