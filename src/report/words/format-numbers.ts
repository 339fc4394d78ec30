/** Numbers and dates as people of a language write them, by rules of our own: the same bytes on every machine. */

export interface NumberStyle {
  readonly thousands: string;
  readonly decimal: string;
  readonly months: readonly string[];
}

/** A whole number: `12.345` in Dutch. */
export function writeCount(count: number, { thousands }: NumberStyle): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/gu, thousands);
}

export function writeDecimal(number: number, digits: number, style: NumberStyle): string {
  const [whole = '', fraction] = Math.abs(number).toFixed(digits).split('.');
  const isZero = Number(whole) === 0 && Number(fraction ?? 0) === 0;
  const sign = number < 0 && !isZero ? '−' : '';
  const written = writeCount(Number(whole), style);
  return fraction === undefined ? `${sign}${written}` : `${sign}${written}${style.decimal}${fraction}`;
}

/** A share as a percentage, with one decimal. */
export function writeShare(share: number, style: NumberStyle): string {
  return `${writeDecimal(100 * share, 1, style)}%`;
}

/** `2027-02-08` as `8 februari 2027`. */
export function writeDate(date: string, { months }: NumberStyle): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}`;
}

/** A heading as it stands inside a sentence: `District, Utrecht` becomes `district, Utrecht`. */
export function inSentence(heading: string): string {
  return heading.slice(0, 1).toLowerCase() + heading.slice(1);
}
