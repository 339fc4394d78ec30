/** Breaks words that are too long for a column: file names and codes behind their marks, ids in equal pieces. */

/** What is behind a mark can stand on the next line. */
const PARTS = /[^/_-]*[/_-]+|[^/_-]+/gu;

/** Shorter names stay whole. */
const SHORTEST_NAME = 12;

/** Shorter words stay whole: an id in two lines can be read, a word cannot. */
const SHORTEST_ID = 24;

/** The same text in lines of at most `width` characters, where its words can be broken. Line ends that are there stay. */
export function breakWords(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => (line.length <= width ? [line] : joinParts(partsOf(line), width)))
    .join('\n');
}

/** The length of the longest piece that `breakWords` keeps whole. */
export function longestUnbroken(text: string): number {
  return Math.max(0, ...text.split('\n').flatMap((line) => partsOf(line).map((part) => part.trim().length)));
}

function partsOf(line: string): readonly string[] {
  return line
    .split(/(?<= )/u)
    .flatMap((word) => (word.trimEnd().length < SHORTEST_NAME ? [word] : (word.match(PARTS) ?? [word])))
    .flatMap(halve);
}

function halve(part: string): readonly string[] {
  const middle = Math.ceil(part.length / 2);
  return part.length < SHORTEST_ID ? [part] : [part.slice(0, middle), part.slice(middle)];
}

function joinParts(parts: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (line !== '' && line.length + part.trimEnd().length > width) {
      lines.push(line.trimEnd());
      line = part;
    } else line += part;
  }
  return [...lines, line.trimEnd()];
}
