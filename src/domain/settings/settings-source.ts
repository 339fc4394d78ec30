/** Finds the line of a setting in the text of `loting.yaml`, so that every complaint can name it. */
import type { Document } from 'yaml';
import { LineCounter, YAMLParseError, isCollection, isMap, isPair, isScalar, parseDocument } from 'yaml';

export type SettingPath = readonly PropertyKey[];

export interface SettingsSource {
  readonly document: Document.Parsed;
  /** The line (from 1) of a setting's key, or of the nearest enclosing setting that is in the file. */
  lineOf(path: SettingPath): number;
}

/** Reads YAML text, keeping the position of every node. Syntax errors stand in `document.errors`. */
export function readSettingsSource(text: string): SettingsSource {
  const lineCounter = new LineCounter();
  const document = parse(text, lineCounter);
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line;
  return {
    document,
    lineOf(path) {
      let node: unknown = document.contents;
      let line = 1;
      for (const step of path) {
        if (isMap(node)) {
          const pair = node.items.find(
            (item) => isScalar(item.key) && String(item.key.value) === String(step),
          );
          if (!isPair(pair)) break;
          if (isScalar(pair.key) && pair.key.range) line = lineAt(pair.key.range[0]);
          node = pair.value;
        } else if (isCollection(node)) {
          const item: unknown = node.items[Number(step)];
          if ((isCollection(item) || isScalar(item)) && item.range) line = lineAt(item.range[0]);
          node = item;
        } else {
          break;
        }
      }
      return line;
    },
  };
}

function parse(text: string, lineCounter: LineCounter): Document.Parsed {
  try {
    // Every warning is of something that is refused later; the library would write it on the screen itself.
    return parseDocument(text, { lineCounter, uniqueKeys: true, merge: false, logLevel: 'error' });
  } catch (error) {
    // Settings within settings, deeper than there is room for: the parser calls itself for each.
    if (!(error instanceof RangeError)) throw error;
    const document = parseDocument('');
    document.errors.push(new YAMLParseError([0, 0], 'RESOURCE_EXHAUSTION', 'nested too deeply'));
    return document;
  }
}

/** A path as people write it: `municipalities[0].letters`. */
export function formatSettingPath(path: SettingPath): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === 'number'
        ? `${text}[${step + 1}]`
        : text === ''
          ? String(step)
          : `${text}.${String(step)}`,
    '',
  );
}
