/** How a file's text is divided into rows and cells. Other dialects (BRP backslash escapes) join here. */
import type { Settings } from '../domain/settings/settings-schema.ts';

export type Delimiter = ',' | ';' | '\t';

/** Plain data, so that it can be handed to another thread. */
export interface Dialect {
  readonly delimiter: Delimiter;
}

export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const QUOTE = 0x22;

/** In order of preference when a header has as many of the one as of the other: Dutch exports use semicolons. */
const DELIMITERS: readonly Delimiter[] = [';', ',', '\t'];

/** The delimiter of the settings or, for `auto`, the one that the header has most of outside quotes. */
export function resolveDelimiter(setting: Settings['register']['delimiter'], headerText: string): Delimiter {
  if (setting === 'tab') return '\t';
  if (setting !== 'auto') return setting;
  const unquoted = headerText.replaceAll(/"[^"]*"/g, '');
  let best: Delimiter = ';';
  let bestCount = 0;
  for (const delimiter of DELIMITERS) {
    const count = unquoted.split(delimiter).length - 1;
    if (count > bestCount) {
      best = delimiter;
      bestCount = count;
    }
  }
  return best;
}
