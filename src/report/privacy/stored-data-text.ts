/** Writes everything that is stored of one resident as plain text. */
import type { Json } from '../../domain/canonical-json.ts';
import type { LetterLanguage } from '../../domain/letter-kinds.ts';
import { storedDataWords } from './stored-data-words.ts';

type Row = Readonly<Record<string, Json>>;

/** @param tables rows by table, in order */
export function storedDataText(
  tables: ReadonlyMap<string, readonly Row[]>,
  panelName: string,
  language: LetterLanguage,
): string {
  const words = storedDataWords[language];
  const sections = Array.from(tables).flatMap(([table, rows]) => [
    '',
    words.tables[table] ?? table,
    ...rows.flatMap((row, index) => [...(index === 0 ? [] : ['']), ...linesOf(row)]),
  ]);
  return `${[words.title(panelName), '', words.introduction, ...sections, '', words.elsewhere].join('\n')}\n`;
}

function linesOf(row: Row): readonly string[] {
  return Object.entries(row).map(([column, value]) => `  ${column}: ${textOf(value)}`);
}

function textOf(value: Json): string {
  if (value === null || value === '') return '-';
  if (Array.isArray(value)) return value.map((each) => textOf(each)).join(' | ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, each]) => `${key} ${textOf(each)}`)
      .join(', ');
  }
  return String(value);
}
