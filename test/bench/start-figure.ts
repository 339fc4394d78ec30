/** The figure of the start: calls that do next to nothing, as whole processes, beside bare Node. */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { Runs, runMeasured } from './run-measured.ts';

const program = path.resolve(import.meta.dirname, '../../bin/loting.js');
const ROUND_COUNT = 20;

const calls: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['node, without Loting', ['-e', '0']],
  ['loting --version', [program, '--version']],
  ['loting --help', [program, '--help']],
  ['loting draw run --help', [program, 'draw', 'run', '--help']],
];

export function benchStart(print: (line: string) => void): void {
  const root = mkdtempSync(path.join(tmpdir(), 'loting-bench-'));
  try {
    const rows = calls.map(([name, args]) => ({ name, args, runs: new Runs() }));
    for (let round = 0; round < ROUND_COUNT; round++) {
      // Taken in turns, so that whatever else the machine does falls on all alike.
      for (const { args, runs } of rows) runs.add(runMeasured(args, root));
    }
    print(
      `start: ${ROUND_COUNT} rounds, Node ${process.version}, ${availableParallelism()} processors. Aim of loting --help: under 0.15 s.`,
    );
    print('');
    print(
      `  ${''.padEnd(24)} ${'seconds, median'.padStart(20)} ${'processor s'.padStart(12)} ${'peak MB'.padStart(12)}`,
    );
    for (const { name, runs } of rows) print(`  ${name.padEnd(24)} ${runs.describe(3)}`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
