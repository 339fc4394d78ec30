/** A whole small panel on synthetic registers, made by the commands themselves: two municipalities, one of them with two files. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, inject, onTestFinished } from 'vitest';
import { parseDocument } from 'yaml';
import { copyFolder } from './copy-folder.ts';
import { writeAnswers } from '../../src/cli/demo/write-site-files.ts';
import { InvitationIdSchema } from '../../src/domain/ids.ts';
import { loginCodeOf } from '../../src/letters/login-code.ts';
import { runLoting } from './run-loting.ts';

/** How far a panel has come, in the order of the work. */
const panelStages = [
  'empty',
  'registers',
  'frame',
  'commitment',
  'draw',
  'rendered',
  'letters',
  'sign-ups',
  'assignment',
] as const;
export type PanelStage = (typeof panelStages)[number];

/** The stage of that name. */
export function panelStageOf(name: string): PanelStage {
  const stage = panelStages.find((known) => known === name);
  if (stage === undefined) throw new Error(`no stage of the small panel is called "${name}"`);
  return stage;
}

export const RANDOMNESS_SOURCE = 'three dice at the town hall, written as dice: and three digits';
export const DRAW_RANDOMNESS = 'dice: 3 1 6';
export const ASSIGNMENT_RANDOMNESS = 'dice: 2 2 5';
export const ANSWERS_FILE = 'from-outside/answers.csv';
export const EXCLUSIONS_FILE = 'from-outside/exclusions.csv';
export const ZOETERMEER_FILES = ['registers/GM0637-north.csv', 'registers/GM0637-south.csv'] as const;

/** The moment of the calls that come after the letters went to the post. */
export const AFTER_POSTING = '2027-01-12T09:00:00.000Z';

/** The moment of the calls that come after the answers. */
export const AFTER_ANSWERS = '2027-02-12T09:00:00.000Z';

export interface SmallPanel {
  readonly folder: string;
}

/** The login code of letter `1-000001`, whose resident does not answer on the site. */
export const PHONING_CODE = codeOfLetter('1-000001');

/** The login code in a letter of the small panel, whose key is made of sevens. */
export function codeOfLetter(number: string): string {
  return loginCodeOf(new Uint8Array(32).fill(7), {
    panelId: 'de-tweede-mening',
    invitationId: InvitationIdSchema.parse(number),
    version: 1,
  });
}

/** A setting by its path in `loting.yaml`, and its new value. */
export type SettingChanges = readonly (readonly [path: readonly (string | number)[], value: unknown])[];

/**
 * A panel at a stage, made by the commands one after the other, each at about the moment that the demo gives it. Every
 * stage is made once in a run of the tests; each caller gets a copy, which is removed after the tests of its file.
 */
export async function makeSmallPanel(stage: PanelStage): Promise<SmallPanel> {
  const made = await findOrMake(stage);
  const folder = mkdtempSync(path.join(tmpdir(), 'loting-panel-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  copyFolder(made, folder);
  return { folder };
}

/** The folder of the run in which a stage is kept. */
async function findOrMake(stage: PanelStage): Promise<string> {
  const kept = path.join(inject('runFolder'), `panel-${stage}`);
  if (existsSync(kept)) return kept;
  const before = panelStages[panelStages.indexOf(stage) - 1];
  const folder = mkdtempSync(path.join(inject('runFolder'), 'making-'));
  if (before !== undefined) copyFolder(await findOrMake(before), folder);
  await reach(stage, folder);
  try {
    renameSync(folder, kept);
  } catch (error) {
    // Another test file was first.
    if (!existsSync(kept)) throw error;
  }
  return kept;
}

/** Takes a panel from the stage before to `stage`. */
async function reach(stage: PanelStage, folder: string): Promise<void> {
  switch (stage) {
    case 'empty':
      await succeed(folder, ['init', '.']);
      editSettings(folder, smallSettings);
      break;
    case 'registers':
      await succeed(folder, ['register', 'synth', '--residents', '1000', '--seed', 'small']);
      splitZoetermeer(folder);
      break;
    case 'frame':
      await succeed(folder, ['frame', 'build']);
      break;
    case 'commitment':
      await succeed(folder, ['frame', 'commit', '--randomness-source', RANDOMNESS_SOURCE]);
      break;
    case 'draw':
      await succeed(folder, ['draw', 'run', '--randomness', DRAW_RANDOMNESS]);
      break;
    case 'rendered':
      await succeed(folder, ['letters', 'render', '--leave-out']);
      break;
    case 'letters':
      await succeed(folder, ['letters', 'posted', '--all', '--on', '2027-01-11'], AFTER_POSTING);
      await writeAnswersFile(folder);
      break;
    case 'sign-ups':
      await succeed(folder, ['signup', 'import', ANSWERS_FILE], AFTER_ANSWERS);
      await succeed(folder, ['signup', 'record', PHONING_CODE, '--date', '2027-01-20'], AFTER_ANSWERS);
      await succeed(folder, ['panel', 'admit'], AFTER_ANSWERS);
      writeExclusionsFile(folder);
      break;
    case 'assignment':
      await succeed(folder, ['assign', 'exclude', EXCLUSIONS_FILE], AFTER_ANSWERS);
      await succeed(folder, ['assign', 'run', '--randomness', ASSIGNMENT_RANDOMNESS], AFTER_ANSWERS);
      await succeed(folder, ['assign', 'export'], AFTER_ANSWERS);
      break;
  }
}

/** A copy for one test, which may do with it what it likes. */
export function copyPanel({ folder }: SmallPanel): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'loting-copy-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  copyFolder(folder, copy);
  return copy;
}

/** Targets that some hundreds of residents can meet. */
const smallSettings: SettingChanges = [
  [['panel', 'members'], { minimum: 15, maximum: 60 }],
  [['municipalities', 0, 'targetMembers'], 20],
  [['municipalities', 0, 'expectedResponse'], 0.5],
  [['municipalities', 1, 'targetMembers'], 8],
  [['municipalities', 1, 'expectedResponse'], 0.5],
  [['municipalities', 1, 'register'], [...ZOETERMEER_FILES]],
  [['letters', 'batchSize'], 30],
  [['cases'], [smallCase('case-1', '2027-03-01'), smallCase('case-2', '2027-04-05')]],
];

function smallCase(id: string, date: string) {
  return {
    id,
    title: `Case ${id}`,
    date,
    groupSize: 8,
    quotaFeatures: ['municipality', 'gender'],
    quotaTolerance: 2,
  };
}

/** Changes settings in `loting.yaml`; everything else in the file stays as it is. */
export function editSettings(folder: string, changes: SettingChanges): void {
  const file = path.join(folder, 'loting.yaml');
  const document = parseDocument(readFileSync(file, 'utf8'));
  for (const [at, value] of changes) document.setIn(at, document.createNode(value));
  writeFileSync(file, document.toString({ lineWidth: 0 }));
}

/** Changes a text file; it is an error of the test when there is nothing to change. */
export function editFile(folder: string, file: string, pattern: RegExp | string, replacement: string): void {
  const at = path.join(folder, file);
  const before = readFileSync(at, 'utf8');
  const after = before.replace(pattern, replacement);
  if (after === before) throw new Error(`nothing to change in ${file}`);
  writeFileSync(at, after);
}

export function readText(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

/** The first column of a query. */
export function queryColumn(folder: string, sql: string): readonly unknown[] {
  // Not opened as read-only: then SQLite would leave its own files behind.
  const db = new BetterSqlite3(path.join(folder, 'loting.db'));
  try {
    return db.prepare(sql).pluck().all();
  } finally {
    db.close();
  }
}

/** Cuts the register of Zoetermeer into two files, each with the header. */
function splitZoetermeer(folder: string): void {
  const whole = path.join(folder, 'registers/GM0637.csv');
  const [header = '', ...lines] = readFileSync(whole, 'utf8').trimEnd().split('\n');
  const middle = Math.floor(lines.length / 2);
  const parts = [lines.slice(0, middle), lines.slice(middle)];
  for (const [index, file] of ZOETERMEER_FILES.entries()) {
    const text = `${[header, ...(parts[index] ?? [])].join('\n')}\n`;
    writeFileSync(path.join(folder, file), text, { mode: 0o600 });
  }
  rmSync(whole);
}

/** Makes up the answers to the letters, of everybody but the resident who phones. */
export async function writeAnswersFile(folder: string): Promise<void> {
  mkdirSync(path.join(folder, 'from-outside'));
  const written = await writeAnswers(folder, 'small');
  if (!written.ok || written.value.phoningCode !== PHONING_CODE)
    throw new Error('another resident would phone');
}

/** Keeps the first member from the first case, and the second from the second. */
function writeExclusionsFile(folder: string): void {
  const [first, second] = queryColumn(
    folder,
    "SELECT resident_id FROM invitations WHERE state = 'signed-up' ORDER BY resident_id",
  );
  const lines = [
    'resident_id,case_id,reason',
    `${String(first)},case-1,knows-the-person`,
    `${String(second)},case-2,own-employer`,
  ];
  writeFileSync(path.join(folder, EXCLUSIONS_FILE), `${lines.join('\n')}\n`);
}

async function succeed(folder: string, words: readonly string[], now?: string): Promise<void> {
  const { exitCode, stderr } = await runLoting(folder, words, now === undefined ? {} : { now });
  if (exitCode !== 0) throw new Error(`loting ${words.join(' ')} ended with ${exitCode}: ${stderr}`);
}
