/** The figure of frame and draw: both as whole processes of the real program, against a bare csv-parse pass over the same files. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { Runs, runMeasured } from './run-measured.ts';

export interface FrameBenchOptions {
  readonly residentCount: number;
  readonly roundCount: number;
}

const program = path.resolve(import.meta.dirname, '../../bin/loting.js');
const csvPass = path.resolve(import.meta.dirname, 'csv-pass.js');

/** Above this the synchronous pass, which holds all rows at once, does not fit in the memory that Node gives. */
const LARGEST_SYNC_PASS = 1_500_000;

export function benchFrame(
  { residentCount, roundCount }: FrameBenchOptions,
  print: (line: string) => void,
): void {
  const root = mkdtempSync(path.join(tmpdir(), 'loting-bench-'));
  try {
    const registers = path.join(root, 'registers');
    runMeasured(
      [program, 'register', 'synth', '--residents', String(residentCount), '--out', registers],
      root,
    );
    const files = readdirSync(registers).map((name) => path.join(registers, name));
    const byteCount = files.reduce((sum, file) => sum + statSync(file).size, 0);
    const template = path.join(root, 'template');
    runMeasured([program, 'init', template], root);
    const panel = path.join(root, 'panel');

    const streaming = new Runs();
    const sync = new Runs();
    const build = new Runs();
    const draw = new Runs();
    const hasSync = residentCount <= LARGEST_SYNC_PASS;
    for (let round = 0; round < roundCount; round++) {
      // Taken in turns, so that whatever else the machine does falls on all alike.
      streaming.add(runMeasured([csvPass, 'streaming', ...files], root));
      freshPanel(template, panel, registers);
      build.add(runMeasured([program, 'frame', 'build', '--dir', panel], root));
      runMeasured([program, 'frame', 'commit', '--randomness-source', 'dice', '--dir', panel], root);
      draw.add(runMeasured([program, 'draw', 'run', '--randomness', '3 1 4 1 5', '--dir', panel], root));
      if (hasSync) sync.add(runMeasured([csvPass, 'sync', ...files], root));
    }

    print(
      `frame: ${residentCount} residents, ${files.length} files of ${(byteCount / 1e6).toFixed(1)} MB together,`,
    );
    print(
      `  ${roundCount} rounds, Node ${process.version}, ${availableParallelism()} processors. Whole processes, start and end included.`,
    );
    print('');
    print(
      `  ${''.padEnd(24)} ${'seconds, median'.padStart(20)} ${'processor s'.padStart(12)} ${'peak MB'.padStart(12)}`,
    );
    const row = (name: string, runs: Runs): void => print(`  ${name.padEnd(24)} ${runs.describe()}`);
    row('frame build', build);
    row('draw run', draw);
    row('csv-parse, streaming', streaming);
    if (hasSync) row('csv-parse, sync', sync);
    print('');
    const both = build.medianSeconds + draw.medianSeconds;
    const baseline = hasSync
      ? Math.min(streaming.medianSeconds, sync.medianSeconds)
      : streaming.medianSeconds;
    print(
      `  frame build + draw run: ${both.toFixed(2)} s; the faster csv-parse pass: ${baseline.toFixed(2)} s`,
    );
    print(`  ratio: ${(both / baseline).toFixed(2)} (1.00: as fast as csv-parse alone; below: faster)`);
    print(`  per million residents: ${((both / residentCount) * 1e6).toFixed(2)} s`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** A working folder in which no frame was built yet; the registers are the same files every time. */
function freshPanel(template: string, panel: string, registers: string): void {
  rmSync(panel, { recursive: true, force: true });
  cpSync(template, panel, { recursive: true });
  rmSync(path.join(panel, 'registers'), { recursive: true, force: true });
  mkdirSync(panel, { recursive: true });
  symlinkSync(registers, path.join(panel, 'registers'), 'dir');
}
