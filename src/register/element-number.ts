/** The element numbers of the Logisch Ontwerp BRP in headers: category, group and element, such as `01.03.10`. */

const WHOLE = /^(\d{2})[. _-]?(\d{2})[. _-]?(\d{2})$/;
const INSIDE = /(?<![\d.])(\d{2})\.(\d{2})\.(\d{2})(?![\d.])|(?<!\d)(\d{2})(\d{2})(\d{2})(?!\d)/g;
/** The RvIG test set has for each category a column that tells which category the row below continues with. */
const HISTORY_MARK = /^\d{2}\.?H$/i;

/**
 * The number in a header, as `01.03.10`: alone (`010310` too) or beside a name. `undefined` when there is none, or more
 * than one.
 */
export function elementNumberOf(header: string): string | undefined {
  const [match, other] = WHOLE.test(header) ? [WHOLE.exec(header)] : header.matchAll(INSIDE);
  if (match === undefined || match === null || other !== undefined) return undefined;
  const [, category = match[4], group = match[5], element = match[6]] = match;
  return `${category}.${group}.${element}`;
}

/** Whether a header is an element number and nothing else. */
export function isElementNumber(header: string): boolean {
  return WHOLE.test(header);
}

/** Whether a header is that of a column like `05.H`. */
export function isHistoryMark(header: string): boolean {
  return HISTORY_MARK.test(header);
}
