/** Printing: text, tables with totals, JSON, and failures as a sentence, then where, then what to do. */
import Table from 'cli-table3';
import pc from 'picocolors';
import type { Failure } from '../domain/failure.ts';
import { describeFailure } from '../domain/failure.ts';
import type { NumberWriter } from '../domain/language.ts';
import type { CommandContext } from './context.ts';
import { cleanForTerminal, escapeControls } from './clean-for-terminal.ts';

/** Prints lines to standard output. */
export function printLines(context: CommandContext, ...lines: readonly string[]): void {
  context.stdout.write(`${lines.map(cleanForTerminal).join('\n')}\n`);
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

/** Prints a table without vertical lines; `totals` stands below a rule. Whole numbers get a thousands separator. */
export function printTable(
  context: CommandContext,
  columns: readonly TableColumn[],
  rows: readonly (readonly Cell[])[],
  totals?: readonly Cell[],
): void {
  const colours = pc.createColors(context.hasColour);
  const writeCell = (cell: Cell): string => formatCell(cell, context.words.numbers);
  const table = new Table({
    chars: tableChars,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 2 },
    colAligns: columns.map(({ align }) => align ?? 'left'),
  });
  table.push(columns.map(({ title }) => colours.bold(cleanForTerminal(title))));
  for (const row of rows) table.push(row.map(writeCell));
  if (totals !== undefined) {
    table.push(totals.map((cell) => colours.bold(writeCell(cell))));
  }
  const lines = table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  const rule = '─'.repeat(Math.max(0, ...lines.map((line) => visibleLength(line))));
  lines.splice(1, 0, rule);
  if (totals !== undefined) lines.splice(-1, 0, rule);
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
  const colours = pc.createColors(context.hasColour);
  const { common } = context.words;
  const width = Math.max(common.where.length, common.remedy.length);
  const lines = [`${colours.red('✗')} ${cleanForTerminal(what)}`];
  if (where !== '') lines.push(`  ${common.where.padEnd(width)} ${cleanForTerminal(where)}`);
  if (remedy !== '') lines.push(`  ${common.remedy.padEnd(width)} ${cleanForTerminal(remedy)}`);
  context.stderr.write(`${lines.join('\n')}\n`);
}

/** Prints failures to standard error. At most `limit` in full. */
export function printFailures(context: CommandContext, failures: readonly Failure[], limit = 25): void {
  for (const failed of failures.slice(0, limit)) printRefusal(context, describeFailure(failed));
  const hiddenCount = failures.length - limit;
  if (hiddenCount > 0) {
    context.stderr.write(`  ${context.words.common.andMore(context.words.numbers.count(hiddenCount))}\n`);
  }
}

const integerFormat = new Intl.NumberFormat('en-GB');

/** A whole number with thousands separators: `502,672`. */
export function formatCount(count: number): string {
  return integerFormat.format(count);
}

/** A share as a percentage: `4.5%`. */
export function formatShare(share: number, digits = 1): string {
  return `${(share * 100).toFixed(digits)}%`;
}

function formatCell(cell: Cell, numbers: NumberWriter): string {
  if (typeof cell === 'string') return cleanForTerminal(cell);
  return Number.isInteger(cell) ? numbers.count(cell) : String(cell);
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
