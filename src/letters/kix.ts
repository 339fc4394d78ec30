/**
 * The KIX (klantindex) of PostNL: the address as four-state bars. The symbols are those of Royal Mail's 4-state customer
 * code, without its start, stop and check. Source: "De KIX van TNT Post, aanwijzingen voor het gebruik".
 */
import type { Addressee } from '../domain/resident.ts';
import type { PlacedBars } from './placed-letter.ts';

/** Distance from bar to bar: 22.15 bars an inch, where 20 to 24 are allowed. */
export const KIX_PITCH_PT = 3.25;
/** 0.53 mm; allowed are 0.38 to 0.63 mm, for the bar and for the white beside it. */
export const KIX_BAR_WIDTH_PT = 1.5;
/** The tracker, which every bar has: 1.27 mm; allowed are 1.02 to 1.52 mm. */
const TRACKER_PT = 3.6;
/** How far a bar reaches above and below the tracker. */
const REACH_PT = 4.5;
/** 4.45 mm; allowed are 4.22 to 5.84 mm. */
export const KIX_HEIGHT_PT = TRACKER_PT + 2 * REACH_PT;
/** White on all sides. */
export const KIX_QUIET_MM = 2;

const SYMBOLS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Which two of the four bars of a symbol reach out, for each of the six rows (upwards) or columns (downwards) of the table. */
const REACHING = ['0011', '0101', '0110', '1001', '1010', '1100'] as const;

/** What a bar shows: only the tracker, and up, down or both. */
export type KixBar = 'tracker' | 'ascender' | 'descender' | 'full';

/** A number of five digits and an addition of six characters are the most that the post's addresses have. */
const ADDRESS = /^[1-9]\d{3}[A-Z]{2}[1-9]\d{0,4}(?:X[0-9A-Z]{1,6})?$/;

/**
 * The text of a KIX, such as `1231FZ13XHS`: postcode, number, and after an X the letter and addition in capitals, without
 * spaces, hyphens and accents. `undefined` when the address has no such form, and when the lines that are printed show
 * another postcode or number (a ready-made address can be a post box).
 */
export function kixTextOf(addressee: Addressee): string | undefined {
  const { addressLines, houseSuffix } = addressee;
  const postcode = plainCapitals(addressee.postcode);
  const { number, rest } = splitHouseNumber(addressee.houseNumber);
  const suffix = plainCapitals(rest + houseSuffix);
  const text = `${postcode}${number}${suffix === '' ? '' : `X${suffix}`}`;
  if (!ADDRESS.test(text)) return undefined;
  const showsPostcode = addressLines.some((line) => plainCapitals(line.slice(0, 7)).startsWith(postcode));
  return showsPostcode && addressLines.some((line) => showsNumber(line, number)) ? text : undefined;
}

/** Whether a number stands in a line and is not part of a longer one. */
function showsNumber(line: string, number: string): boolean {
  for (let at = line.indexOf(number); at >= 0; at = line.indexOf(number, at + 1)) {
    if (!isDigit(line.charCodeAt(at - 1)) && !isDigit(line.charCodeAt(at + number.length))) return true;
  }
  return false;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Splits `12-1`, as some registers write a number with its addition; leading zeros fall away. */
export function splitHouseNumber(houseNumber: string): { readonly number: string; readonly rest: string } {
  const [, number = '', rest = ''] = /^\s*0*(\d*)(.*)$/s.exec(houseNumber) ?? [];
  return { number, rest };
}

function plainCapitals(text: string): string {
  if (/^[0-9A-Z]*$/.test(text)) return text;
  return text
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}

const barsOfSymbols: ReadonlyMap<string, readonly KixBar[]> = new Map(
  Array.from(SYMBOLS, (symbol, index) => {
    const up = REACHING[Math.floor(index / 6)] ?? '';
    const down = REACHING[index % 6] ?? '';
    const bars = [0, 1, 2, 3].map((bar): KixBar => {
      if (up[bar] === '1') return down[bar] === '1' ? 'full' : 'ascender';
      return down[bar] === '1' ? 'descender' : 'tracker';
    });
    return [symbol, bars];
  }),
);

/** The bars from left to right, four a character. The text holds digits and capitals only. */
export function kixBarsOf(text: string): readonly KixBar[] {
  const bars: KixBar[] = [];
  for (const symbol of text) {
    const four = barsOfSymbols.get(symbol);
    if (four === undefined) throw new Error('a KIX has digits and capitals only');
    bars.push(...four);
  }
  return bars;
}

/** The width of a KIX from the first bar to the last, without the white around it. */
export function kixWidthPt(text: string): number {
  return (text.length * 4 - 1) * KIX_PITCH_PT + KIX_BAR_WIDTH_PT;
}

const letterOfBar = { full: 'F', ascender: 'A', descender: 'D', tracker: 'T' } as const;

const statesOfSymbols: ReadonlyMap<string, string> = new Map(
  Array.from(SYMBOLS, (symbol) => [
    symbol,
    kixBarsOf(symbol)
      .map((bar) => letterOfBar[bar])
      .join(''),
  ]),
);

/** The bars with their top left corner at a point; `KIX_HEIGHT_PT` high. */
export function placeKix(text: string, leftPt: number, topPt: number): PlacedBars {
  let states = '';
  for (let index = 0; index < text.length; index++) states += statesOfSymbols.get(text.charAt(index)) ?? '';
  return {
    states,
    leftPt,
    topPt,
    pitchPt: KIX_PITCH_PT,
    barWidthPt: KIX_BAR_WIDTH_PT,
    trackerPt: TRACKER_PT,
    reachPt: REACH_PT,
  };
}
