/** Runs a Node program as a process of its own, and tells what it took. */
import { spawnSync } from 'node:child_process';
import { z } from 'zod';

export interface Measurement {
  readonly seconds: number;
  /** Of all threads together. */
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

export interface MeasuredRun extends Measurement {
  /** What it printed. */
  readonly output: string;
}

const UsageSchema = z.object({ userCPUTime: z.number(), systemCPUTime: z.number(), maxRSS: z.number() });

/** The program itself tells what it used when it exits: on a pipe of its own, so that its output stays as it is. */
const tellUsage = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));",
)}`;

/** From the start of the process to its end. Throws when it fails: a figure of a failed run is none. */
export function runMeasured(args: readonly string[], cwd: string): MeasuredRun {
  const startedAt = process.hrtime.bigint();
  const child = spawnSync(process.execPath, ['--import', tellUsage, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
  if (child.status !== 0) {
    throw new Error(`${args.join(' ')} ended with ${child.status}:\n${child.stderr}\n${child.stdout}`);
  }
  const usage = UsageSchema.parse(JSON.parse(child.output[3] ?? ''));
  return {
    seconds,
    cpuSeconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    peakMegabytes: usage.maxRSS / 1024,
    output: child.stdout,
  };
}

/** The figures of several runs. */
export class Runs {
  readonly #measurements: Measurement[] = [];

  add(measurement: Measurement): void {
    this.#measurements.push(measurement);
  }

  get medianSeconds(): number {
    return medianOf(this.#measurements.map(({ seconds }) => seconds));
  }

  /** Median, smallest and largest seconds, then processor seconds and memory. */
  describe(digits = 2): string {
    const seconds = this.#measurements.map((each) => each.seconds).sort((left, right) => left - right);
    const [median, least, most] = [medianOf(seconds), seconds[0] ?? 0, seconds.at(-1) ?? 0];
    const range = `${median.toFixed(digits)} (${least.toFixed(digits)}-${most.toFixed(digits)})`;
    const cpu = medianOf(this.#measurements.map(({ cpuSeconds }) => cpuSeconds)).toFixed(digits);
    const peak = Math.max(...this.#measurements.map(({ peakMegabytes }) => peakMegabytes)).toFixed(0);
    return `${range.padStart(20)} ${cpu.padStart(12)} ${peak.padStart(12)}`;
  }
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
