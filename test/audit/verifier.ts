/** Runs bin/verify_bundle.py, as a stranger would, and changes bundles to see whether it notices. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe } from 'vitest';

const hasPython = spawnSync('python3', ['--version']).status === 0;

/** Tests that need Python. Without it they are skipped, and say so; in continuous integration they fail. */
export const describeWithPython = describe.skipIf(!hasPython && process.env['CI'] === undefined);

export interface Verdict {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The lines below "Differences". */
  readonly differences: readonly string[];
}

/** What the verifier says of a folder. */
export function verify(folder: string, ...args: readonly string[]): Verdict {
  // Without site packages and environment: the standard library only.
  const script = path.join(folder, 'verify_bundle.py');
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
  isManifestMade = true,
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
    return verify(copy);
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

/** Changes one cell of a CSV file without quotes; rows count from 1 below the header. */
export function changeCell(
  text: string,
  row: number,
  column: string,
  change: (value: string) => string,
): string {
  const lines = text.split('\n');
  const place = (lines[0] ?? '').split(',').indexOf(column);
  if (place < 0) throw new Error(`no column ${column}`);
  const cells = (lines[row] ?? '').split(',');
  cells[place] = change(cells[place] ?? '');
  lines[row] = cells.join(',');
  return lines.join('\n');
}

/** Another hex digit at the end. */
export function otherDigit(text: string): string {
  return text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');
}
