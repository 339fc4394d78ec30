/** Sets what commands cost in the last waves of the year beside what they cost in the first. */
import { medianOf } from '../bench/run-measured.ts';
import type { Cost, PanelExtent } from './year-clock.ts';
import { growingCommands } from './year-clock.ts';
import { WAVE_COUNT } from './year-settings.ts';

/** Wave 1 is left out: in it the code is loaded. */
const FIRST_WAVES = [2, 3, 4] as const;
const LAST_WAVES = [WAVE_COUNT - 2, WAVE_COUNT - 1, WAVE_COUNT] as const;

const LARGEST_RATIO = 1.5;

interface Unit {
  readonly name: string;
  readonly countIn: (extent: PanelExtent) => number;
}

const invitation: Unit = { name: 'invitation', countIn: ({ invitations }) => invitations };
const event: Unit = { name: 'event', countIn: ({ events }) => events };
const wave: Unit = { name: 'wave', countIn: ({ waves }) => waves };
const group: Unit = { name: 'group called', countIn: ({ groups }) => groups };
/** The newer registers have about as many rows as the frame has residents. */
const invitationOrResident: Unit = {
  name: 'invitation or resident',
  countIn: ({ invitations, residents }) => invitations + residents,
};

/** What the work of a command that looks at everything so far is counted in; the first unit is the one it is judged by. */
const unitsOf: Readonly<Record<string, readonly Unit[]>> = {
  'audit log': [event],
  'audit verify': [invitation, wave, event],
  'draw refresh': [invitationOrResident],
  'assign export': [group],
  'draw wave': [invitationOrResident],
};

/** Two tables and a verdict: every command as it is, and those whose work is everything so far for each unit of it. */
export function compareCosts(costs: ReadonlyMap<string, readonly Cost[]>): readonly string[] {
  const compared = [...costs].map(([name, all]) => ({ name, calls: all.length, ...compare(all) }));
  const growing = [...costs].flatMap(([name, all]) => {
    if (!growingCommands.has(name) || all.length < 2) return [];
    return (unitsOf[name] ?? [invitation]).map((unit) => ({ name, unit, ...comparePerUnit(all, unit) }));
  });
  const judged = [
    ...compared.filter(({ name }) => !growingCommands.has(name)),
    ...growing.filter(({ name, unit }) => unit === (unitsOf[name] ?? [invitation])[0]),
  ];
  const above = judged.filter(({ cpuRatio }) => cpuRatio !== undefined && cpuRatio > LARGEST_RATIO);
  return [
    `median seconds of a call in waves ${FIRST_WAVES.join(', ')} (start) and ${LAST_WAVES.join(', ')} (end)`,
    ...layOut([
      ['command', 'start', 'end', 'ratio', 'cpu ratio', 'calls'],
      ...compared.map(({ name, start, end, ratio, cpuRatio, calls }) => [
        name + (growingCommands.has(name) ? ' *' : ''),
        start.toFixed(3),
        end?.toFixed(3) ?? '',
        ratio?.toFixed(2) ?? '',
        cpuRatio?.toFixed(2) ?? '',
        String(calls),
      ]),
    ]),
    '* its work is everything so far',
    '',
    'processor time for each unit of that work, in microseconds',
    ...layOut([
      ['command', 'start', 'end', 'ratio', 'unit'],
      ...growing.map(({ name, unit, start, end, cpuRatio }) => [
        name,
        (start * 1e6).toFixed(0),
        (end * 1e6).toFixed(0),
        cpuRatio.toFixed(2),
        unit.name,
      ]),
    ]),
    '',
    above.length === 0
      ? `no command's processor time for the same work is above ${LARGEST_RATIO} times that of the start`
      : `above ${LARGEST_RATIO} times the processor time of the start, for the same work: ${above.map(({ name }) => name).join(', ')}`,
  ];
}

interface Comparison {
  readonly start: number;
  readonly end: number | undefined;
  readonly ratio: number | undefined;
  readonly cpuRatio: number | undefined;
}

/** The medians by the clock, and the ratios; only the one time for what happened once. */
function compare(costs: readonly Cost[]): Comparison {
  const median = medianOver(costs);
  const [first, last] = [firstWavesOf(costs), lastWavesOf(costs)];
  const start = median(first, (cost) => cost.wallSeconds);
  if (costs.length < 2) return { start, end: undefined, ratio: undefined, cpuRatio: undefined };
  const end = median(last, (cost) => cost.wallSeconds);
  const cpuRatio = median(last, (cost) => cost.cpuSeconds) / median(first, (cost) => cost.cpuSeconds);
  return { start, end, ratio: end / start, cpuRatio };
}

/** The medians of the processor time for one unit, in seconds. */
function comparePerUnit(
  costs: readonly Cost[],
  { countIn }: Unit,
): { readonly start: number; readonly end: number; readonly cpuRatio: number } {
  const median = medianOver(costs);
  const pick = ({ cpuSeconds, extent }: Cost): number =>
    cpuSeconds / (extent === undefined ? 1 : Math.max(1, countIn(extent)));
  const start = median(firstWavesOf(costs), pick);
  const end = median(lastWavesOf(costs), pick);
  return { start, end, cpuRatio: end / start };
}

function medianOver(costs: readonly Cost[]) {
  return (waves: readonly number[], pick: (cost: Cost) => number): number =>
    medianOf(costs.filter((cost) => waves.includes(cost.wave)).map(pick));
}

/** For what does not happen in every wave: the first and the last two times it did. */
function firstWavesOf(costs: readonly Cost[]): readonly number[] {
  const isThere = costs.some((cost) => cost.wave > 1 && cost.wave <= FIRST_WAVES[2]);
  return isThere ? FIRST_WAVES : costs.slice(0, 2).map((cost) => cost.wave);
}

function lastWavesOf(costs: readonly Cost[]): readonly number[] {
  const isThere = costs.some((cost) => cost.wave >= LAST_WAVES[0]);
  return isThere ? LAST_WAVES : costs.slice(-2).map((cost) => cost.wave);
}

/** The first column to the left, the others to the right. */
function layOut(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
