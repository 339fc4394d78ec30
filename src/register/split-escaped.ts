/** Divides a row of the official BRP CSV into cells: no quotes, and a backslash before each separator that is text. */

/**
 * Stands between the occurrences of a repeated category in one cell. No text of a register has it: a control character in
 * the file makes its row unreadable.
 */
export const OCCURRENCE_SEPARATOR = '\u001f';

/** What may stand behind a backslash. */
const ESCAPED: ReadonlySet<string> = new Set(['\\', ',', ';']);

/**
 * The cells of one line (Logisch Ontwerp BRP, section 5.5.5). A `;` without a backslash becomes the separator of
 * occurrences. `undefined` when a backslash stands before anything but a separator or a backslash.
 */
export function splitEscaped(line: string, delimiter: string): string[] | undefined {
  if (!line.includes('\\')) return line.split(delimiter).map(withOccurrences);
  const cells: string[] = [];
  let cell = '';
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index);
    if (character === '\\') {
      const next = line.charAt(++index);
      if (!ESCAPED.has(next) && next !== delimiter) return undefined;
      cell += next;
    } else if (character === delimiter) {
      cells.push(cell);
      cell = '';
    } else cell += character === ';' ? OCCURRENCE_SEPARATOR : character;
  }
  cells.push(cell);
  return cells;
}

function withOccurrences(cell: string): string {
  return cell.includes(';') ? cell.replaceAll(';', OCCURRENCE_SEPARATOR) : cell;
}
