/** Printing: text, tables with totals, JSON, and failures as a sentence, then where, then what to do. */
import Table from 'cli-table3';
import pc from 'picocolors';
import type { NumberWriter } from '../domain/language.ts';
import type { CommandContext } from './context.ts';
import { cleanForTerminal, cleanName, escapeControls } from './clean-for-terminal.ts';
import type { TableText } from './fit-table.ts';
import { fitInParts } from './fit-table.ts';
import { wrapText } from './response/wrap-text.ts';

/** Prints lines to standard output; on a terminal, lines that are too long are broken between words. */
export function printLines(context: CommandContext, ...lines: readonly string[]): void {
  const width = context.stdout.columns;
  const cleaned = lines.map(cleanForTerminal);
  const fitted = width === undefined ? cleaned : cleaned.flatMap((line) => breakLine(line, width));
  context.stdout.write(`${fitted.join('\n')}\n`);
}

/** Prints a line that is to be copied: it is never broken. */
export function printWhole(context: CommandContext, line: string): void {
  context.stdout.write(`${cleanForTerminal(line)}\n`);
}

/** A line to type, behind a `$`: it is copied, so the terminal may break it and this program may not. */
const TO_TYPE = /^ +\$ /u;

/** The later lines are indented as the first, or as far as the text behind its mark. */
function breakLine(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => {
    if (line.length <= width || TO_TYPE.test(line)) return [line];
    const mark = /^ *(?:[!✗✓] )?/u.exec(line)?.[0] ?? '';
    return wrapText(mark, line.slice(mark.length), width);
  });
}

/** Prints a value as indented JSON with a final newline. What could steer a terminal is written as `\u009b`, the same JSON. */
export function printJson(context: CommandContext, value: unknown): void {
  context.stdout.write(`${escapeControls(JSON.stringify(value, null, 2))}\n`);
}

/** A heading above a table or a paragraph. */
export function printHeading(context: CommandContext, text: string): void {
  const colours = pc.createColors(context.hasColour);
  context.stdout.write(`\n${colours.bold(cleanForTerminal(text))}\n`);
}

export interface TableColumn {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

type Cell = string | number;

/**
 * Prints a table without vertical lines; `totals` stands below a rule. Whole numbers get a thousands separator. On a terminal
 * that is too narrow, bars and texts are made to fit, or the columns stand in parts below each other.
 */
export function printTable(
  context: CommandContext,
  columns: readonly TableColumn[],
  rows: readonly (readonly Cell[])[],
  totals?: readonly Cell[],
): void {
  const writeCell = (cell: Cell): string => formatCell(cell, context.words.numbers);
  const whole = {
    titles: columns.map(({ title }) => cleanForTerminal(title)),
    rows: rows.map((row) => row.map(writeCell)),
    totals: totals?.map(writeCell),
  };
  const width = context.stdout.columns;
  const alignments = columns.map(({ align }) => align ?? 'left');
  if (width === undefined) {
    writeTable(context, whole, alignments);
    return;
  }
  for (const [index, { columns: shown, text }] of fitInParts(whole, width).entries()) {
    if (index > 0) context.stdout.write('\n');
    const shownAlignments = shown.map((column) => alignments[column] ?? 'left');
    writeTable(context, text, shownAlignments);
  }
}

function writeTable(
  context: CommandContext,
  text: TableText,
  alignments: readonly ('left' | 'right')[],
): void {
  const colours = pc.createColors(context.hasColour);
  const table = new Table({
    chars: tableChars,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 2 },
    colAligns: [...alignments],
  });
  // Line by line: a broken title would be bold in its first line only.
  const bold = (cell: string): string => cell.split('\n').map(colours.bold).join('\n');
  table.push(text.titles.map(bold));
  for (const row of text.rows) table.push([...row]);
  if (text.totals !== undefined) table.push(text.totals.map(bold));
  const lines = table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  const rule = '─'.repeat(Math.max(0, ...lines.map((line) => visibleLength(line))));
  lines.splice(lineCountOf(text.titles), 0, rule);
  if (text.totals !== undefined) lines.splice(-lineCountOf(text.totals), 0, rule);
  context.stdout.write(`${lines.join('\n')}\n`);
}

/** What was refused, in words. `where` is empty when there is no place to name. */
export interface Refusal {
  readonly what: string;
  readonly where?: string;
  readonly remedy: string;
}

/** Prints what was refused to standard error: a sentence, then where, then what to do. */
export function printRefusal(context: CommandContext, { what, where = '', remedy }: Refusal): void {
  const colours = pc.createColors(context.hasErrorColour);
  const { common } = context.words;
  const { stderr } = context;
  const width = Math.max(common.where.length, common.remedy.length);
  const lines = [...breakBehind('✗ ', what, stderr.columns)];
  if (where !== '')
    lines.push(...breakBehind(`  ${common.where.padEnd(width)} `, cleanName(where), stderr.columns));
  if (remedy !== '') lines.push(...breakBehind(`  ${common.remedy.padEnd(width)} `, remedy, stderr.columns));
  stderr.write(`${lines.join('\n').replace('✗', colours.red('✗'))}\n`);
}

/** A sentence behind a mark; on a terminal its later lines are indented as far. */
function breakBehind(mark: string, text: string, width: number | undefined): readonly string[] {
  const cleaned = cleanForTerminal(text);
  return width === undefined ? [mark + cleaned] : wrapText(mark, cleaned, width);
}

function formatCell(cell: Cell, numbers: NumberWriter): string {
  if (typeof cell === 'string') return cleanForTerminal(cell);
  return Number.isInteger(cell) ? numbers.count(cell) : String(cell);
}

function lineCountOf(cells: readonly string[]): number {
  return Math.max(1, ...cells.map((cell) => cell.split('\n').length));
}

function visibleLength(text: string): number {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\u001b\[[0-9;]*m/gu, '').length;
}

const tableChars = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};
