/** Bars made of text, for charts in a terminal. */

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/**
 * A horizontal bar.
 * @param value from 0 to `maximum`; values outside are cut off
 * @param widthCharacters the width of a bar at `maximum`
 * @returns at most `widthCharacters` characters; a value above 0 always shows
 */
export function drawBar(value: number, maximum: number, widthCharacters: number): string {
  if (!(maximum > 0) || !(value > 0)) return '';
  const eighthCount = Math.max(1, Math.round((Math.min(value, maximum) / maximum) * widthCharacters * 8));
  return '█'.repeat(Math.floor(eighthCount / 8)) + (EIGHTHS[eighthCount % 8] ?? '');
}
