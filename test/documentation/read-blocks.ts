/** Reads the examples of a guide: its console blocks, and the comments that say on which panel and day they are run. */

/** A new panel at a stage of the small panel, or an empty folder; and in which language it speaks. */
export interface PanelMark {
  readonly kind: 'panel';
  readonly stage: string;
  readonly language: 'nl' | 'en';
  readonly now: string;
}

export interface ClockMark {
  readonly kind: 'clock';
  readonly now: string;
}

export interface ConsoleBlock {
  readonly kind: 'block';
  readonly text: string;
  readonly calls: readonly ShownCall[];
}

/** A line that begins with "$ ", and what is shown below it. */
export interface ShownCall {
  readonly line: string;
  readonly shown: string;
}

export type GuidePart = PanelMark | ClockMark | ConsoleBlock;

/** On a line of its own: the lines that are printed there are left out. */
export const LEFT_OUT = '…';

const PARTS =
  /<!-- panel: (?<stage>[a-z-]+), (?<language>nl|en), (?<day>[\dT:-]+) -->|<!-- clock: (?<clock>[\dT:-]+) -->|(?<block>```console\n[\s\S]*?\n```)/g;

/** The marks and console blocks of a guide, in order. */
export function readParts(guide: string): readonly GuidePart[] {
  return [...guide.matchAll(PARTS)].map(({ groups = {} }): GuidePart => {
    const { stage, language, day, clock, block } = groups;
    if (clock !== undefined) return { kind: 'clock', now: `${clock}:00.000Z` };
    if (stage !== undefined) {
      const now = `${day ?? ''}:00.000Z`;
      return { kind: 'panel', stage, language: language === 'nl' ? 'nl' : 'en', now };
    }
    const text = block ?? '';
    return { kind: 'block', text, calls: readCalls(text) };
  });
}

function readCalls(block: string): readonly ShownCall[] {
  const inside = block.replace(/^```console\n/, '').replace(/\n```$/, '');
  return inside
    .split(/^(?=\$ )/m)
    .filter((part) => part !== '')
    .map((part) => {
      const [line = '', ...shown] = part.trimEnd().split('\n');
      return { line: line.slice(2), shown: shown.join('\n') };
    });
}

/** The words of a command line; quotes keep words together, and what comes behind " #" is a remark. */
export function splitWords(line: string): readonly string[] {
  return [...line.replace(/ +# .*$/, '').matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}

/**
 * What a guide should show of what was printed: all of it, nothing where nothing was shown, and where lines were left out
 * as many lines before and after them as there were.
 */
export function cutAsShown(printed: string, shown: string): string {
  if (shown === '') return '';
  const lines = printed.trimEnd().split('\n');
  const kept = shown.split('\n');
  const gap = kept.indexOf(LEFT_OUT);
  if (gap === -1) return lines.join('\n');
  const after = kept.length - gap - 1;
  return [...lines.slice(0, gap), LEFT_OUT, ...lines.slice(lines.length - after)].join('\n');
}
