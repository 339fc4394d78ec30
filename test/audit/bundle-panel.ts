/** Makes working folders for the tests of the bundle, with the commands that staff would type. */
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import {
  writeAnswers,
  writeExclusions,
  ANSWERS_FILE,
  EXCLUSIONS_FILE,
} from '../../src/cli/demo/write-site-files.ts';
import { runLoting } from '../cli/run-loting.ts';
import { queryColumn } from '../cli/small-panel.ts';

/** A round of drand's chain quicknet, as its network published it. */
export const BEACON = {
  round: 657_413,
  signature:
    'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
} as const;

/** Before that round was known, and after. */
const BEFORE = '2023-09-14T09:00:00.000Z';
const AFTER = '2027-02-12T09:00:00.000Z';
/** Letters that ask for an answer are made before the last day to answer. */
const WHILE_LETTERS_GO_OUT = '2027-02-01T09:00:00.000Z';

/** Changes to loting.yaml: a text in it, and what takes its place. */
export type SettingChanges = readonly (readonly [from: string, to: string])[];

/** Runs a command that must succeed. */
export async function mustRun(
  folder: string,
  call: string | readonly string[],
  now = AFTER,
): Promise<string> {
  const { exitCode, stderr, stdout } = await runLoting(folder, call, { now });
  expect(exitCode, `${String(call)}: ${stderr}`).toBe(0);
  return stdout;
}

/** A panel with synthetic registers whose frame is built, and committed to with a drand round. */
export async function makeCommittedPanel(
  folder: string,
  residentCount: number,
  changes: SettingChanges = [],
): Promise<void> {
  await mustRun(folder, 'init .', BEFORE);
  const file = path.join(folder, 'loting.yaml');
  let settings = readFileSync(file, 'utf8');
  for (const [from, to] of changes) {
    expect(settings, from).toContain(from);
    settings = settings.replaceAll(from, to);
  }
  writeFileSync(file, keepTwoCases(settings));
  await mustRun(folder, `register synth --residents ${residentCount} --seed bundle --out registers`, BEFORE);
  await mustRun(folder, 'frame build', BEFORE);
  await mustRun(folder, `frame commit --drand-round ${BEACON.round}`, BEFORE);
}

/** Draws with the round that was announced. */
export async function drawWithBeacon(folder: string): Promise<void> {
  await mustRun(folder, `draw run --drand-round ${BEACON.round} --drand-signature ${BEACON.signature}`);
}

/** 60 and 40 letters, many answers, and two small cases. */
const smallPanel: SettingChanges = [
  ['targetMembers: 660\n', 'targetMembers: 660\n    letters: 60\n'],
  ['targetMembers: 240\n', 'targetMembers: 240\n    letters: 40\n'],
  ['expectedResponse: 0.09', 'expectedResponse: 0.6'],
  ['    groupSize: 250\n', '    groupSize: 16\n'],
];

/** Strata by municipality and gender only: probabilities are the work, and each stratum has its own. */
export const fewStrata: SettingChanges = [['gender, ageBand, district]', 'gender]']];

/** A panel that has been through everything: two waves, letters, answers, exclusions and groups. */
export async function makeWholePanel(
  folder: string,
  residentCount: number,
  changes: SettingChanges,
): Promise<void> {
  await makeCommittedPanel(folder, residentCount, [...smallPanel, ...changes]);
  await drawWithBeacon(folder);
  await mustRun(folder, 'draw wave --letters GM0344=25,GM0637=15');
  await mustRun(folder, 'letters render --leave-out', WHILE_LETTERS_GO_OUT);
  await mustRun(folder, 'letters posted --all --on 2027-02-01', WHILE_LETTERS_GO_OUT);
  mkdirSync(path.join(folder, path.dirname(ANSWERS_FILE)));
  const answers = await writeAnswers(folder, 'bundle');
  if (!answers.ok) throw new Error('no answers');
  await mustRun(folder, `signup import ${ANSWERS_FILE}`);
  const phone = ['--channel', 'phone', '--date', '2027-01-20', '--phone', '030 000 00 00'];
  await mustRun(folder, ['signup', 'record', answers.value.phoningCode, ...phone]);
  await mustRun(folder, 'panel admit');
  await writeExclusions(folder, 'bundle');
  await mustRun(folder, `assign exclude ${EXCLUSIONS_FILE}`);
  await mustRun(folder, ['assign', 'run', '--case', 'case-1', '--randomness', 'dice: 4 4 1']);
  await mustRun(folder, ['assign', 'run', '--randomness', 'dice: 2 6 3']);
  const [member] = queryColumn(folder, "SELECT resident_id FROM assignments WHERE case_id = 'case-1'");
  const cannotCome = ['--case', 'case-1', '--reason', 'cannot-come'];
  await mustRun(folder, ['assign', 'replace', '--member', String(member), ...cannotCome]);
  await mustRun(folder, 'assign export');
}

/** Cases do not matter for the draw, and many take long. */
function keepTwoCases(settings: string): string {
  const second = '  - { id: case-2, title: "Two", date: 2027-04-05, groupSize: 12, quotaFeatures: [gender] }';
  return settings
    .replace(/^ {2}- \{ id: case-2, .*$/m, second)
    .replace(/^ {2}- \{ id: case-[3-8], .*\n/gm, '');
}

/** Writes a bundle of the panel in `folder`, into a folder with the audience's name; gives that folder. */
export async function makeBundleFolder(folder: string, audience: string): Promise<string> {
  const out = path.join(folder, `bundle-${audience}`);
  await mustRun(folder, `audit bundle --for ${audience} --out ${out}`);
  return out;
}
