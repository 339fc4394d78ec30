/** Texts, names and dates as they stand in a PDF and in its XML. */

/** A text for a dictionary: ASCII as it is, any other in UTF-16 (ISO 32000-1, section 7.9.2.2). */
export function pdfString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[()\\]/g, '\\$&')})`;
  const units = Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index).toString(16).padStart(4, '0'),
  );
  return `<feff${units.join('')}>`;
}

/** Midnight UTC of a date such as `2027-01-11`. */
export function pdfDate(date: string): string {
  return `(D:${date.replaceAll('-', '')}000000Z)`;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
