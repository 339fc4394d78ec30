/**
 * Finds cells in which a letter was lost when the export was made: a question mark in its place, U+FFFD, or the signs that
 * a letter becomes when it is read in another encoding than it was written in.
 */

/** What some programs write for a letter that their encoding lacks: `Wi?niin`. No name or street holds a question mark. */
const QUESTION_MARK = /\p{L}\?|\?\p{L}/u;

/** What a decoder writes for bytes that it cannot read. */
const REPLACEMENT = '\ufffd';

/** The characters of Windows-1252 for the bytes 0x80 to 0xBF: each continues a letter of several bytes in UTF-8. */
const CONTINUATION = '\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

/** UTF-8 that was read as Windows-1252: `Ã«` for ë, `Å‚` for ł. */
const READ_TOO_NARROW = new RegExp(`[ÂÃÄÅ][${CONTINUATION}]`, 'u');

/** The code page of MS-DOS that was read as Windows-1252: `Jos‚` for José. Not `’` and `´`, which people type for an apostrophe. */
const DOS_SIGNS = '‚ƒ„…†‡ˆ‰‹€¡¢£¤¥¦§©«¬®¶';
const READ_AS_DOS = new RegExp(`\\p{L}[${DOS_SIGNS}]|[${DOS_SIGNS}]\\p{L}`, 'u');

/** Whether a letter of the text was lost, as far as can be told. */
export function hasLostLetter(text: string): boolean {
  return (
    (text.includes('?') && QUESTION_MARK.test(text)) ||
    text.includes(REPLACEMENT) ||
    READ_TOO_NARROW.test(text) ||
    READ_AS_DOS.test(text)
  );
}
