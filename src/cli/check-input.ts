/** What a check of registers works with: the settings of a working folder, or the defaults where there is none. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { failure } from '../domain/failure.ts';
import type { OptionProblem } from '../domain/failures/option-problems.ts';
import type { Failure } from '../domain/failure.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import { MunicipalityCodeSchema } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, okUnless, refuse } from '../domain/result.ts';
import { parseSettings } from '../domain/settings/parse-settings.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import { CalendarDateSchema } from '../domain/settings/calendar-date.ts';
import { SettingsSchema } from '../domain/settings/settings-schema.ts';
import { NO_FILES } from '../frame/commitment.ts';
import { NO_LISTS } from '../frame/person-list.ts';
import { readPanelKey } from '../store/panel-key.ts';
import type { WorkingFolder } from '../store/working-folder.ts';
import { workingFolderAt } from '../store/working-folder.ts';
import type { CheckSettings, RegisterToCheck } from './check-registers.ts';
import { readSettings } from './open-panel.ts';
import { readPackageFile } from './package-files.ts';
import type { NamedFiles } from './read-named-files.ts';
import { readNamedFiles } from './read-named-files.ts';
import { listRegisterFiles } from './register-files.ts';

/** What was asked for on the command line. */
export interface CheckRequest {
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** The working folder that was named, if one was. */
  readonly dir: string | undefined;
  /** None: those of the settings. */
  readonly files: readonly string[];
  readonly municipality: string | undefined;
  readonly referenceDate: string | undefined;
  /** The date of today, for ages when nothing else gives a date. */
  readonly today: string;
}

export interface CheckInput {
  readonly settings: CheckSettings;
  readonly named: NamedFiles;
  readonly files: readonly RegisterToCheck[];
}

function wrong(option: string, problem: OptionProblem): Failure {
  return failure('command.wrong-option', { option, problem });
}

/** Settings, lists and files of a check. A folder that is named must be a working folder; the current one may be another. */
export function readCheckInput(request: CheckRequest): Result<CheckInput> {
  const municipality = MunicipalityCodeSchema.optional().safeParse(request.municipality);
  const referenceDate = CalendarDateSchema.optional().safeParse(request.referenceDate);
  const options = okUnless(
    [
      ...(municipality.success ? [] : [wrong('--municipality', { code: 'municipality-code' })]),
      ...(referenceDate.success
        ? []
        : [wrong('--reference-date', { code: 'real-date', example: '2027-01-01' })]),
    ],
    () => undefined,
  );
  if (!options.ok) return options;
  const folder = workingFolderAt(path.resolve(request.cwd, request.dir ?? '.'));
  const hasFolder = request.dir !== undefined || existsSync(folder.settings);
  return hasFolder
    ? readFolderInput(request, folder, municipality.data, referenceDate.data)
    : readBareInput(request, municipality.data, referenceDate.data);
}

function readFolderInput(
  { cwd, files }: CheckRequest,
  folder: WorkingFolder,
  municipality: MunicipalityCode | undefined,
  referenceDate: string | undefined,
): Result<CheckInput> {
  const settings = readSettings(folder);
  if (!settings.ok) return settings;
  const { register, eligibility, strata } = settings.value;
  const named = readNamed(settings.value, folder);
  if (!named.ok) return named;
  const chosen = chooseFiles(settings.value, folder, files, cwd, municipality);
  if (!chosen.ok) return chosen;
  return ok({
    settings: {
      register,
      eligibility: { ...eligibility, referenceDate: referenceDate ?? eligibility.referenceDate },
      strata,
    },
    named: named.value,
    files: chosen.value,
  });
}

/** Reads the key only when a list needs it: a check should work where the key is not kept. */
function readNamed(settings: Settings, folder: WorkingFolder): Result<NamedFiles> {
  const { optOut, drawnBefore } = settings.eligibility;
  if (optOut.length === 0 && drawnBefore.length === 0) return readNamedFiles(settings, folder.root, '');
  const key = readPanelKey(folder.key);
  if (!key.ok) return key;
  return readNamedFiles(settings, folder.root, Buffer.from(key.value).toString('hex'));
}

/** The files of the command line, each with its municipality: that of the settings that name it, or the one that is named. */
function chooseFiles(
  settings: Settings,
  folder: WorkingFolder,
  files: readonly string[],
  cwd: string,
  municipality: MunicipalityCode | undefined,
): Result<readonly RegisterToCheck[]> {
  const known = listRegisterFiles(settings, folder.root);
  if (files.length === 0) {
    return ok(known.filter((each) => municipality === undefined || each.municipality === municipality));
  }
  const codes = settings.municipalities.map(({ code }) => code);
  const onlyCode = codes.length === 1 ? codes[0] : undefined;
  const chosen = files.map((file) => {
    const absolutePath = path.resolve(cwd, file);
    const own = known.find((each) => isSameFile(each.absolutePath, absolutePath))?.municipality;
    return { file, absolutePath, municipality: municipality ?? own ?? onlyCode };
  });
  const failures = chosen
    .filter((each) => each.municipality === undefined)
    .map(({ file }) => failure('command.which-municipality', { codes: codes.join(', ') }, { file }));
  return okUnless(failures, () => chosen);
}

function readBareInput(
  { cwd, files, today }: CheckRequest,
  municipality: MunicipalityCode | undefined,
  referenceDate: string | undefined,
): Result<CheckInput> {
  if (files.length === 0) return refuse(failure('command.no-registers', {}));
  return ok({
    settings: defaultSettings(referenceDate ?? today),
    named: { districts: undefined, lists: NO_LISTS, hashes: NO_FILES },
    files: files.map((file) => ({ file, absolutePath: path.resolve(cwd, file), municipality })),
  });
}

/** The defaults of the settings, and the age bands of the file that `loting init` writes. */
function defaultSettings(referenceDate: string): CheckSettings {
  const file = 'templates/loting.yaml';
  const template = parseSettings(Buffer.from(readPackageFile(file)).toString('utf8'), file);
  if (!template.ok) throw new Error('the settings that come with the program are right');
  const { register, eligibility } = SettingsSchema.shape;
  return {
    register: register.parse({}),
    eligibility: eligibility.parse({ referenceDate }),
    strata: template.value.strata,
  };
}

/** True for the same file under two names too, such as one through a link. */
export function isSameFile(left: string, right: string): boolean {
  if (left === right) return true;
  const first = statSync(left, { throwIfNoEntry: false });
  const second = statSync(right, { throwIfNoEntry: false });
  return first !== undefined && second !== undefined && first.ino === second.ino && first.dev === second.dev;
}
