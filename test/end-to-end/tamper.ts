/** Changes one thing in a panel, behind the program's back, and asks `audit verify` what it sees. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { runJson } from '../cli/run-loting.ts';
import type { SmallPanel } from '../cli/small-panel.ts';
import { AFTER_ANSWERS, copyPanel, queryColumn } from '../cli/small-panel.ts';

interface FoundDifference {
  readonly step: string;
  readonly code: string;
  readonly what: string;
  readonly where: string;
}

interface Verdict {
  readonly exitCode: number;
  readonly stderr: string;
  readonly differences: readonly FoundDifference[];
}

interface VerdictJson {
  readonly steps: readonly {
    readonly name: string;
    readonly differences: readonly Omit<FoundDifference, 'step'>[];
  }[];
}

/** What `audit verify` says of a panel. */
export async function verify(folder: string): Promise<Verdict> {
  const { exitCode, stderr, json } = await runJson(folder, 'audit verify', { now: AFTER_ANSWERS });
  const { steps } = (json ?? { steps: [] }) as VerdictJson;
  const differences = steps.flatMap(({ name, differences: found }) =>
    found.map(({ code, what, where }) => ({ step: name, code, what, where })),
  );
  return { exitCode, stderr, differences };
}

/** Copies a panel, makes one change, and verifies the copy. */
export async function verifyChanged(panel: SmallPanel, change: (folder: string) => void): Promise<Verdict> {
  const copy = copyPanel(panel);
  change(copy);
  return verify(copy);
}

/** Opens the database as somebody would who wants to get round every rule in it. */
export function changeDatabase(folder: string, change: string | ((db: Database) => void)): void {
  const db = new BetterSqlite3(path.join(folder, 'loting.db'));
  try {
    db.pragma('foreign_keys = OFF');
    db.pragma('ignore_check_constraints = ON');
    db.exec('DROP TRIGGER IF EXISTS audit_events_are_never_changed');
    db.exec('DROP TRIGGER IF EXISTS audit_events_are_never_removed');
    if (typeof change === 'string') db.exec(change);
    else change(db);
  } finally {
    db.close();
  }
}

/** Flips one bit of one byte of a file; a negative position counts from the end. */
export function flipByte(folder: string, file: string, position: number): void {
  const at = path.join(folder, file);
  const bytes = readFileSync(at);
  const index = position < 0 ? bytes.length + position : position;
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  writeFileSync(at, bytes);
}

/** What must be among the differences: the step, the code, and words of the place or the sentence. */
export type Named = readonly [step: string, code: string, words: string | RegExp];

/** What was not named; nothing when the audit ended with 1 and named everything. */
export function missingIn(
  { exitCode, stderr, differences }: Verdict,
  ...named: readonly Named[]
): readonly string[] {
  const isNamed = ([step, code, words]: Named): boolean =>
    differences
      .filter((each) => each.step === step && each.code === code)
      .map(({ what, where }) => `${what} ${where}`)
      .some((text) => (typeof words === 'string' ? text.includes(words) : words.test(text)));
  const missing = named.filter((each) => !isNamed(each)).map((each) => each.map(String).join(' | '));
  if (missing.length > 0) missing.push(`among ${JSON.stringify(differences.slice(0, 10), undefined, 1)}`);
  return exitCode === 1 && stderr === '' ? missing : [`ended with ${exitCode}: ${stderr}`, ...missing];
}

/** The first value of a query. */
export function ask(folder: string, sql: string): string {
  return String(queryColumn(folder, sql)[0]);
}
