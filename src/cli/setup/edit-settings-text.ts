/** Puts answers into the text of the shipped `loting.yaml`, so that every comment and every blank line stays where it is. */
import { isNode, isSeq, parseDocument } from 'yaml';
import type { Document } from 'yaml';

/** A setting with its new value. */
export interface SettingEdit {
  readonly path: readonly (string | number)[];
  readonly value: string | number;
}

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text with other values. Every setting must stand in the text as a plain value. */
export function editSettingsText(text: string, edits: readonly SettingEdit[]): string {
  const document = parseDocument(text);
  return applySplices(
    text,
    edits.map(({ path, value }) => {
      const [from, to] = rangeOf(document, path);
      return { from, to, text: writeScalar(value) };
    }),
  );
}

/**
 * The text with another number of items in a list, at least one: the last ones go, or new ones stand behind the last, as
 * `makeItem` writes them (indented as the list is, without a final newline).
 */
export function resizeList(
  text: string,
  path: readonly string[],
  size: number,
  makeItem: (index: number) => string,
): string {
  const document = parseDocument(text);
  const list = document.getIn(path, true);
  if (!isSeq(list)) throw new TypeError(`no list: ${path.join('.')}`);
  const starts = list.items.map((_, index) => lineOf(text, rangeOf(document, [...path, index])[0]));
  const end = lineAfter(text, rangeOf(document, [...path, starts.length - 1])[1] - 1);
  const cut = starts[size];
  if (cut !== undefined) return applySplices(text, [{ from: cut, to: end, text: '' }]);
  const added = Array.from(
    { length: size - starts.length },
    (_, index) => `${makeItem(starts.length + index)}\n`,
  );
  return applySplices(text, [{ from: end, to: end, text: added.join('') }]);
}

function rangeOf(document: Document, path: readonly (string | number)[]): [number, number, number] {
  const node = document.getIn(path, true);
  if (!isNode(node) || node.range === null || node.range === undefined) {
    throw new TypeError(`no such setting: ${path.join('.')}`);
  }
  return node.range;
}

/** Where the line of a place begins. */
function lineOf(text: string, place: number): number {
  return text.lastIndexOf('\n', place) + 1;
}

function lineAfter(text: string, place: number): number {
  const newline = text.indexOf('\n', place);
  return newline === -1 ? text.length : newline + 1;
}

function applySplices(text: string, splices: readonly Splice[]): string {
  return splices
    .toSorted((left, right) => right.from - left.from)
    .reduce(
      (edited, { from, to, text: inserted }) => edited.slice(0, from) + inserted + edited.slice(to),
      text,
    );
}

/** What needs no quotes and cannot be read as something else stays bare; other texts stand between quotes, as in JSON. */
export function writeScalar(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const isPlain =
    value === value.trim() &&
    /^[\p{L}][\p{L}\p{N} .'’/@+-]*$/u.test(value) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(value);
  const isDate = /^\d{4}-\d{2}-\d{2}$/u.test(value);
  const isAddress = /^https?:\/\/[\w./-]+$/u.test(value);
  return isPlain || isDate || isAddress ? value : JSON.stringify(value);
}
