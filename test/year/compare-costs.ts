/** Sets what commands cost in the last waves of the year beside what they cost in the first. */
import { medianOf } from '../bench/run-measured.ts';
import type { Cost } from './year-clock.ts';
import { WAVE_COUNT } from './year-settings.ts';

/** These read the whole panel, so that their work grows with it: their cost is given for each wave there is. */
const wholePanelCommands: ReadonlySet<string> = new Set([
  'next',
  'status',
  'letters status',
  'report response',
  'audit log',
  'audit verify',
  'panel admit',
]);
/** Wave 1 is left out: in it the code is loaded. */
const FIRST_WAVES = [2, 3, 4] as const;
const LAST_WAVES = [WAVE_COUNT - 2, WAVE_COUNT - 1, WAVE_COUNT] as const;

export function compareCosts(costs: ReadonlyMap<string, readonly Cost[]>): readonly string[] {
  const header = ['command', 'start', 'end', 'ratio', 'cpu ratio', 'calls'];
  const rows = [...costs].map(([name, all]) => [
    name + (wholePanelCommands.has(name) ? ' *' : ''),
    ...compare(name, all),
    String(all.length),
  ]);
  const widths = header.map((title, index) =>
    Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const lines = [header, ...rows].map((row) =>
    row
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('  '),
  );
  return [
    `median seconds of a call in waves ${FIRST_WAVES.join(', ')} (start) and ${LAST_WAVES.join(', ')} (end)`,
    ...lines,
    '* reads the whole panel: for each wave drawn so far',
  ];
}

function compare(name: string, costs: readonly Cost[]): readonly string[] {
  const share = (wave: number) => (wholePanelCommands.has(name) ? wave : 1);
  const median = (waves: readonly number[], pick: (cost: Cost) => number) =>
    medianOf(costs.filter(({ wave }) => waves.includes(wave)).map((cost) => pick(cost) / share(cost.wave)));
  const first = costs.some(({ wave }) => wave <= FIRST_WAVES[2] && wave > 1)
    ? FIRST_WAVES
    : firstWavesOf(costs);
  const last = costs.some(({ wave }) => wave >= LAST_WAVES[0]) ? LAST_WAVES : lastWavesOf(costs);
  const start = median(first, (cost) => cost.wallSeconds);
  const end = median(last, (cost) => cost.wallSeconds);
  if (costs.length < 2) return [start.toFixed(3), '', '', ''];
  const cpuRatio = median(last, (cost) => cost.cpuSeconds) / median(first, (cost) => cost.cpuSeconds);
  return [start.toFixed(3), end.toFixed(3), (end / start).toFixed(2), cpuRatio.toFixed(2)];
}

/** For what does not happen in every wave: the first and the last two times it did. */
function firstWavesOf(costs: readonly Cost[]): readonly number[] {
  return costs.slice(0, 2).map(({ wave }) => wave);
}

function lastWavesOf(costs: readonly Cost[]): readonly number[] {
  return costs.slice(-2).map(({ wave }) => wave);
}
