/** Runs bin/verify_bundle.py, as a stranger would, and changes bundles to see whether it notices. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Json } from '../../src/domain/canonical-json.ts';
import { canonicalJson } from '../../src/domain/canonical-json.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;

/** Without Python its tests are skipped, and named as skipped; in continuous integration they fail. */
export const isPythonOptional = !hasPython && process.env['CI'] === undefined;

export interface Verdict {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The lines below "Differences". */
  readonly differences: readonly string[];
}

/** What the verifier says of a folder. */
export function verify(folder: string, ...args: readonly string[]): Verdict {
  // The program of the repository, not the copy in the bundle. Without site packages and environment: the standard library only.
  const script = fileURLToPath(new URL('../../bin/verify_bundle.py', import.meta.url));
  const { status, stdout, stderr } = spawnSync('python3', ['-I', '-S', '-B', script, folder, ...args], {
    encoding: 'utf8',
  });
  const [, list = ''] = stdout.split('\nDifferences:\n');
  const differences = list.split('\n').filter((line) => line.startsWith('- '));
  return { exitCode: status, stdout, stderr, differences: differences.map((line) => line.slice(2)) };
}

/** The files of a copied bundle, to be changed. */
export interface Forgery {
  readonly read: (name: string) => string;
  readonly write: (name: string, content: string) => void;
  readonly remove: (name: string) => void;
}

/** Copies a bundle, changes it, makes its SHA256SUMS fit again as a forger would, and verifies it. */
export function verifyForged(
  folder: string,
  forge: (files: Forgery) => void,
  { isManifestMade = true, args = [] }: { isManifestMade?: boolean; args?: readonly string[] } = {},
): Verdict {
  const copy = mkdtempSync(path.join(tmpdir(), 'loting-forged-'));
  try {
    cpSync(folder, copy, { recursive: true });
    const at = (name: string): string => path.join(copy, name);
    forge({
      read: (name) => readFileSync(at(name), 'utf8'),
      write: (name, content) => writeFileSync(at(name), content),
      remove: (name) => rmSync(at(name)),
    });
    if (isManifestMade) writeFileSync(at('SHA256SUMS'), manifestOf(copy));
    return verify(copy, ...args);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function manifestOf(folder: string): string {
  return readdirSync(folder)
    .filter((name) => name !== 'SHA256SUMS')
    .sort()
    .map((name) => {
      const bytes = readFileSync(path.join(folder, name));
      return `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`;
    })
    .join('');
}

/** A change to a bundle. */
export type Forge = (files: Forgery) => void;

/** Replaces a text that must be there. */
export function inText(name: string, from: string | RegExp, to: string): Forge {
  return ({ read, write }) => {
    const text = read(name);
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${name} does not have ${String(from)}`);
    write(name, changed);
  };
}

/** Changes one cell of a CSV file without quotes; rows count from 1 below the header. */
export function inCell(name: string, row: number, column: string, change: (value: string) => string): Forge {
  return inLines(name, (lines) => {
    const place = (lines[0] ?? '').split(',').indexOf(column);
    if (place < 0) throw new Error(`${name} has no column ${column}`);
    const cells = (lines[row] ?? '').split(',');
    return lines.with(row, cells.with(place, change(cells[place] ?? '')).join(','));
  });
}

/** Changes the lines of a file. */
export function inLines(name: string, change: (lines: readonly string[]) => readonly string[]): Forge {
  return ({ read, write }) => write(name, change(read(name).split('\n')).join('\n'));
}

/** Leaves out one line. */
export const without =
  (place: number) =>
  (lines: readonly string[]): readonly string[] =>
    lines.toSpliced(place, 1);

/** Puts a line behind the next one. */
export const swapped =
  (place: number) =>
  (lines: readonly string[]): readonly string[] =>
    lines.toSpliced(place, 2, lines[place + 1] ?? '', lines[place] ?? '');

/** Shows an event without its content, as the public gets it. */
export const withheld =
  (place: number) =>
  (lines: readonly string[]): readonly string[] => {
    const event = JSON.parse(lines[place] ?? '') as LogLine;
    const { sequence, type, previousHash, hash } = event;
    const contentHash = contentHashOf(event);
    return lines.with(
      place,
      canonicalJson({ contentHash, hash, previousHash, sequence, type, withheld: true }),
    );
  };

/** A line of a log, whole or without content. */
export interface LogLine {
  readonly [key: string]: Json;
  readonly sequence: number;
  readonly type: string;
  readonly previousHash: string;
  readonly hash: string;
  /** Of an event without content. */
  readonly contentHash?: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text.normalize('NFC')).digest('hex');

/** By the formula of the protocol, not by the program. */
function contentHashOf({ at = null, data = null, salt = null, sequence, type }: LogLine): string {
  return sha256(`content|${canonicalJson({ at, data, salt, sequence, type })}`);
}

/** Changes the events of a log and makes its whole chain fit again, as a forger with all means would. */
export function inRechainedLog(change: (events: readonly LogLine[]) => readonly LogLine[]): Forge {
  return inLines('log.jsonl', (lines) => {
    let previousHash = '0'.repeat(64);
    const events = change(lines.slice(0, -1).map((line) => JSON.parse(line) as LogLine));
    const rechained = events.map((event) => {
      const contentHash = event.contentHash ?? contentHashOf(event);
      const hash = sha256(`event|${previousHash}|${event.sequence}|${event.type}|${contentHash ?? ''}`);
      const line = canonicalJson({ ...event, previousHash, hash });
      previousHash = hash;
      return line;
    });
    return [...rechained, ''];
  });
}

/** Another hex digit at the end. */
export function otherDigit(text: string): string {
  return text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');
}

/** The other gender, also inside a stratum. */
export function otherGender(text: string): string {
  return text.replace(/\b[MV]\b/, (value) => (value === 'M' ? 'V' : 'M'));
}

/** The next whole number. */
export function oneMore(text: string): string {
  return String(Number(text) + 1);
}
