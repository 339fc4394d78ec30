/** `loting draw sql`: prints the draw as one SQL query, for a frame that lies in an engine. */
import { failure } from '../../domain/failure.ts';
import type { OptionProblem } from '../../domain/failures/option-problems.ts';
import type { Hash } from '../../domain/ids.ts';
import { HashSchema } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { SqlDialect } from '../../draw/draw-sql-dialects.ts';
import { sqlDialects } from '../../draw/draw-sql-dialects.ts';
import type { SqlSeats } from '../../draw/draw-sql.ts';
import { drawSql } from '../../draw/draw-sql.ts';
import { drawWaves } from '../../draw/draw-waves.ts';
import type { Wave } from '../../draw/wave.ts';
import type { CommandModule } from '../command-spec.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, readSharedOptions } from '../options.ts';
import { readCommittedFrame } from '../read-frame.ts';
import { readPositiveInteger } from '../read-number.ts';
import { readRecordedDraw } from '../recorded-draw.ts';
import { readWantedLetters } from '../wanted-letters.ts';

interface SqlDraw {
  readonly seed: Hash;
  readonly waveCount: number;
  readonly seats: SqlSeats;
}

export const configure: CommandModule['configure'] = (command, words) => {
  const said = words.draw.sql;
  addDirOption(command, words);
  command
    .requiredOption('--dialect <name>', said.dialectOption(sqlDialects))
    .option('--wave <number>', said.waveOption)
    .option('--seed <hash>', said.seedOption)
    .option(
      '--letters <numbers>',
      said.lettersOption,
      (value: string, previous: readonly string[] | undefined) => [...(previous ?? []), value],
    );
  addExample(
    command,
    words,
    'loting draw sql --dialect duckdb > draw.sql',
    'loting draw sql --dialect spark --seed 0f9f384483b283df0776a029367fb656d0f442e933a90d1b441990095a9db4e2 --letters GM0344=7334',
  );
  return (context, options) => {
    const { dir } = readSharedOptions(context, options);
    const dialect = readDialect(options['dialect']);
    if (!dialect.ok) return Promise.resolve(dialect);
    const print = (draw: SqlDraw): Result<0> => {
      const onlyWave = readWave(options['wave'], draw.waveCount);
      if (!onlyWave.ok) return onlyWave;
      const { seed, seats } = draw;
      context.stdout.write(drawSql({ dialect: dialect.value, seed, seats, onlyWave: onlyWave.value }));
      return ok(0);
    };
    const given = readGivenDraw(options);
    if (!given.ok) return Promise.resolve(given);
    if (given.value !== undefined) return Promise.resolve(print(given.value));
    return withPanel(dir, (panel) => {
      const draw = readPanelDraw(panel);
      return draw.ok ? print(draw.value) : draw;
    });
  };
};

function readDialect(value: unknown): Result<SqlDialect> {
  const dialect = sqlDialects.find((name) => name === value);
  if (dialect !== undefined) return ok(dialect);
  return wrongOption('--dialect', { code: 'one-of', possible: sqlDialects });
}

function readWave(value: unknown, waveCount: number): Result<number | undefined> {
  if (value === undefined) return ok(undefined);
  const wave = readPositiveInteger('--wave', value);
  if (!wave.ok || wave.value <= waveCount) return wave;
  return refuse(failure('command.wave-missing', { wave: wave.value }));
}

/** A draw that is given on the command line; `undefined` when that of the panel is meant. */
function readGivenDraw(options: Readonly<Record<string, unknown>>): Result<SqlDraw | undefined> {
  const { seed: text, letters } = options;
  if (text === undefined && letters === undefined) return ok(undefined);
  const seed = HashSchema.safeParse(text);
  if (!seed.success) {
    return wrongOption('--seed', { code: 'seed' });
  }
  const waves: Wave[] = [];
  for (const [index, each] of (Array.isArray(letters) ? letters : []).entries()) {
    const wanted = readWantedLetters({ letters: String(each) });
    if (!wanted.ok) return wanted;
    if (wanted.value.kind !== 'named') {
      return wrongOption('--letters', { code: 'each-municipality' });
    }
    waves.push({ wave: index + 1, letterCounts: wanted.value.letterCounts });
  }
  if (waves.length === 0) return wrongOption('--letters', { code: 'needed-with-seed' });
  return ok({ seed: seed.data, waveCount: waves.length, seats: { kind: 'counted', waves } });
}

/** The recorded draw of the panel. Seats that follow from more than counts are computed from its frame. */
function readPanelDraw(panel: OpenPanel): Result<SqlDraw> {
  const recorded = readRecordedDraw(panel);
  if (!recorded.ok) return recorded;
  const { draw, waves } = recorded.value;
  const seed = draw.effectiveSeed;
  const { allocation, compensateResponse, minimumPerStratum } = panel.settings.draw;
  if (allocation === 'proportional' && !compensateResponse && minimumPerStratum === 0) {
    return ok({ seed, waveCount: waves.length, seats: { kind: 'counted', waves } });
  }
  const committed = readCommittedFrame(panel);
  if (!committed.ok) return committed;
  const outcome = drawWaves(committed.value.frame, seed, waves, panel.settings);
  if (!outcome.ok) return outcome;
  return ok({ seed, waveCount: waves.length, seats: { kind: 'given', seats: outcome.value.seats } });
}

function wrongOption(option: string, problem: OptionProblem): Result<never> {
  return refuse(failure('command.wrong-option', { option, problem }));
}
