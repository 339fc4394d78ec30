/** Breaks a sentence into lines that fit on a terminal. */

/** The width that every terminal has. */
export const TERMINAL_WIDTH = 80;

/**
 * Lines of at most `width` characters: the first begins with `mark`, the others are indented as far. A longer word stays
 * whole.
 */
export function wrapText(mark: string, text: string, width = TERMINAL_WIDTH): readonly string[] {
  const lines: string[] = [];
  let line = mark;
  const indent = ' '.repeat(mark.length);
  for (const word of text.split(' ')) {
    const isEmpty = line === mark || line === indent;
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else line += isEmpty ? word : ` ${word}`;
  }
  return [...lines, line];
}
