/** `loting register synth`: writes synthetic register exports, to practise and to test with. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { CalendarDateSchema } from '../../domain/settings/calendar-date.ts';
import { parseCbsTables } from '../../register/synth/cbs-tables.ts';
import { hardRowKinds } from '../../register/synth/hard-row-shares.ts';
import { MAXIMUM_SYNTHETIC_RESIDENTS } from '../../register/synth/person-numbers.ts';
import type { SyntheticRegister } from '../../register/synth/synthesize-register.ts';
import { synthesizeRegisters } from '../../register/synth/synthesize-register.ts';
import { writeFileAtomically } from '../../store/atomic-file.ts';
import { writeFailure } from '../../store/file-failure.ts';
import { findLinkOnWay, isLink } from '../../store/find-links.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { readPackageFile } from '../package-files.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';
import { readPositiveInteger } from '../read-number.ts';

const WIJKEN_FILE = 'fixtures/cbs/cbs_wijken_2024_utrecht_zoetermeer.csv';
const PC4_FILE = 'fixtures/cbs/cbs_pc4_leeftijd_geslacht_2021_utrecht_zoetermeer.csv';

export const configure: CommandModule['configure'] = (command, words) => {
  const said = words.registers.synth;
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command
    .option('--residents <number>', said.residentsOption, '50000')
    .option('--seed <text>', said.seedOption, 'loting')
    .option('--reference-date <date>', said.referenceDateOption, '2027-01-01')
    .option('--out <folder>', said.outOption, 'registers');
  addExample(command, words, 'loting register synth --residents 50000 --seed practice --out registers');
  return async (context, options) => {
    const { json, dryRun } = readSharedOptions(context, options);
    const residentCount = readPositiveInteger('--residents', options['residents']);
    if (!residentCount.ok) return residentCount;
    if (residentCount.value > MAXIMUM_SYNTHETIC_RESIDENTS) {
      const problem = { code: 'at-most', maximum: MAXIMUM_SYNTHETIC_RESIDENTS } as const;
      return refuse(failure('command.wrong-option', { option: '--residents', problem }));
    }
    const referenceDate = CalendarDateSchema.safeParse(options['referenceDate']);
    if (!referenceDate.success) {
      const problem = { code: 'real-date', example: '2027-01-01' } as const;
      return refuse(failure('command.wrong-option', { option: '--reference-date', problem }));
    }
    const registers = synthesizeRegisters({
      tables: parseCbsTables({ wijken: readTextFile(WIJKEN_FILE), pc4: readTextFile(PC4_FILE) }),
      residentCount: residentCount.value,
      seed: String(options['seed']),
      referenceDate: referenceDate.data,
    });
    const folder = path.resolve(context.cwd, String(options['out']));
    const written = dryRun ? ok(undefined) : writeRegisters(context.cwd, folder, registers);
    if (!written.ok) return written;
    if (json) printJson(context, describeRegisters(registers));
    else printRegisters(context, registers, folder, dryRun);
    return ok(0);
  };
};

function readTextFile(file: string): string {
  return Buffer.from(readPackageFile(file)).toString('utf8');
}

function fileNameOf({ municipality }: SyntheticRegister): string {
  return `${municipality}.csv`;
}

/** Refuses to replace a file: a practice register must never overwrite a real one, also one that a link leads to. */
function writeRegisters(cwd: string, folder: string, registers: readonly SyntheticRegister[]): Result<void> {
  const link = findLinkOnWay(cwd, folder);
  if (link !== undefined) return refuse(failure('store.linked', {}, { file: link }));
  const paths = registers.map((register) => path.join(folder, fileNameOf(register)));
  const existing = paths.find((file) => existsSync(file) || isLink(file));
  if (existing !== undefined) return refuse(failure('store.file-exists', {}, { file: existing }));
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    return refuse(writeFailure(error, folder));
  }
  for (const [index, register] of registers.entries()) {
    const written = writeFileAtomically(paths[index] ?? '', encodeChunks(register.chunks()));
    if (!written.ok) return written;
  }
  return ok(undefined);
}

function* encodeChunks(chunks: Iterable<string>): Generator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk, 'utf8');
}

function describeRegisters(registers: readonly SyntheticRegister[]) {
  return registers.map((register) => ({
    municipality: register.municipality,
    name: register.municipalityName,
    file: fileNameOf(register),
    ...register.counts,
  }));
}

function printRegisters(
  context: CommandContext,
  registers: readonly SyntheticRegister[],
  folder: string,
  isDryRun: boolean,
): void {
  const { common, registers: registerWords } = context.words;
  const said = registerWords.synth;
  const row = (title: string, pick: (register: SyntheticRegister) => number): (string | number)[] => {
    const counts = registers.map(pick);
    return [title, ...counts, counts.reduce((sum, count) => sum + count, 0)];
  };
  printHeading(context, said.heading);
  printTable(
    context,
    [
      { title: '' },
      ...registers.map(({ municipalityName }) => ({ title: municipalityName, align: 'right' as const })),
      { title: common.total, align: 'right' },
    ],
    [
      row(said.residents, ({ counts }) => counts.residents),
      row(said.households, ({ counts }) => counts.households),
      row(said.institutions, ({ counts }) => counts.institutions),
      ...hardRowKinds.map((kind) =>
        row(said.hard(said.hardRowNames[kind]), ({ counts }) => counts.hardRows[kind]),
      ),
    ],
    row(said.rows, ({ counts }) => counts.rows),
  );
  printLines(
    context,
    said.source,
    isDryRun
      ? common.notWritten
      : said.written(path.relative(context.cwd, folder) || '.', registers.map(fileNameOf)),
  );
}
