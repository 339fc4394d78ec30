import { beforeAll, describe, expect, it } from 'vitest';
import { changeDatabase } from '../end-to-end/tamper.ts';
import { digestFolder } from './folder-digest.ts';
import { runJson, runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import {
  AFTER_ANSWERS,
  ANSWERS_FILE,
  ASSIGNMENT_RANDOMNESS,
  copyPanel,
  editSettings,
  makeSmallPanel,
  queryColumn,
  readText,
} from './small-panel.ts';

const options = { now: AFTER_ANSWERS };
const DICE = 'dice of 12 February: 4 4 1';

let letters: SmallPanel;
let answered: SmallPanel;

beforeAll(async () => {
  letters = await makeSmallPanel('letters');
  answered = { folder: await makeAnswered() };
});

/** The answers are imported, and nobody was admitted yet. */
async function makeAnswered(): Promise<string> {
  const folder = (await makeSmallPanel('letters')).folder;
  expect((await runLoting(folder, `signup import ${ANSWERS_FILE}`, options)).exitCode).toBe(0);
  return folder;
}

/** A copy with room for 28 members: 29 residents signed up in time, and 3 late. */
function copyWithFewPlaces(): string {
  const folder = copyPanel(answered);
  editSettings(folder, [
    [['panel', 'members', 'maximum'], 28],
    [['panel', 'admission'], { quotaFeatures: ['municipality', 'gender'], quotaTolerance: 2 }],
  ]);
  return folder;
}

interface AdmitJson {
  readonly admitted: number;
  readonly reserves: number;
  readonly places: number;
  readonly newcomers: number;
  readonly seed: string | null;
  readonly tolerances: Readonly<Record<string, number>> | null;
}

const admit = async (folder: string, ...words: readonly string[]): Promise<AdmitJson> => {
  const { exitCode, stderr, json } = await runJson(folder, ['panel', 'admit', ...words], options);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return json as AdmitJson;
};
const memberIds = (folder: string): readonly unknown[] =>
  queryColumn(folder, 'SELECT resident_id FROM members ORDER BY member_number');
const reserveIds = (folder: string): readonly unknown[] =>
  queryColumn(folder, 'SELECT resident_id FROM reserves ORDER BY place');
const countState = (folder: string, condition: string): number =>
  Number(queryColumn(folder, `SELECT count(*) FROM invitations WHERE ${condition}`)[0]);
const onTime =
  "state = 'signed-up' AND invitation_id NOT IN (SELECT invitation_id FROM invitation_moves WHERE is_late = 1)";

describe('loting panel admit', () => {
  it('makes everybody a member who signed up in time, while there is room', async () => {
    const folder = copyPanel(answered);
    const before = digestFolder(folder);
    const preview = await runLoting(folder, 'panel admit --dry-run', options);
    expect(preview.stdout).toContain('There was room for everybody');
    expect(preview.stdout).toContain('! 3 residents signed up too late and get no place this way.');
    expect(preview.stdout).not.toContain('can still answer');
    const early = { ...options, now: '2027-02-08T12:00:00.000Z', language: 'nl' } as const;
    const warned = await runLoting(folder, 'panel admit --dry-run', early);
    expect(warned.stdout).toContain('! Inwoners kunnen nog antwoorden tot en met 8 februari 2027.');
    expect(digestFolder(folder)).toEqual(before);
    const { admitted, reserves, seed } = await admit(folder);
    expect({ admitted, reserves, seed }).toEqual({
      admitted: countState(folder, onTime),
      reserves: 0,
      seed: null,
    });
    const again = await runLoting(folder, 'panel admit', options);
    expect(again.exitCode).toBe(1);
    expect(again.stderr).toContain('There is nobody to admit');
    const late = await admit(folder, '--admit-late');
    expect(late.admitted).toBe(3);
    expect(memberIds(folder)).toHaveLength(admitted + 3);
    expect((await runLoting(folder, 'audit verify', options)).exitCode).toBe(0);
  });

  it('holds a lottery within quotas when there are more, and puts the others in reserve', async () => {
    const folder = copyWithFewPlaces();
    const refused = await runLoting(folder, 'panel admit', options);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(/residents can be admitted, and there is room for 28/);
    expect(refused.stderr).toMatch(/Publish this hash of what the lottery is held over: [0-9a-f]{64}/);
    const dutch = await runLoting(folder, ['panel', 'admit', '--dry-run', '--randomness', DICE], {
      ...options,
      language: 'nl',
    });
    expect(dutch.stdout).toMatch(/gemeente +GM0344/u);
    expect(dutch.stdout).toMatch(/geslacht +V/u);
    expect(dutch.stdout).not.toMatch(/municipality|gender/u);
    const human = await runLoting(folder, ['panel', 'admit', '--randomness', DICE], options);
    expect({ exitCode: human.exitCode, stderr: human.stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(human.stdout).toContain('A lottery decided. Seed: ');
    const members = memberIds(folder);
    expect(members).toHaveLength(28);
    expect(new Set([...members, ...reserveIds(folder)]).size).toBe(countState(folder, onTime));
    const perMunicipality = queryColumn(
      folder,
      'SELECT count(*) FROM members JOIN drawn_residents USING (resident_id) GROUP BY municipality ORDER BY municipality',
    );
    // 20 and 8 by their targets, give or take two.
    expect(Math.abs(Number(perMunicipality[0]) - 20)).toBeLessThanOrEqual(2);
    expect((await runLoting(folder, 'audit verify', options)).exitCode).toBe(0);
  });

  it('is repeated by the audit with the settings of its day, whatever loting.yaml says later', async () => {
    const folder = copyWithFewPlaces();
    await admit(folder, '--randomness', DICE);
    const log = await runLoting(folder, 'audit log --lines', options);
    expect(log.stdout).toContain('"quotaTolerance":2,"targets":{"GM0344":20,"GM0637":8}');
    editSettings(folder, [
      [['panel', 'members', 'maximum'], 40],
      [['panel', 'admission', 'quotaTolerance'], 9],
      [['panel', 'admission', 'quotaFeatures'], ['gender']],
    ]);
    const verified = await runLoting(folder, 'audit verify', options);
    expect({ exitCode: verified.exitCode, stderr: verified.stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(verified.stdout).toContain(
      '! After admission 1, settings were changed: panel.members.maximum, panel.admission.quotaFeatures, panel.admission.quotaTolerance.',
    );
  });

  it('gives the same members for the same dice, and others for others', async () => {
    const [first, second, other] = [copyWithFewPlaces(), copyWithFewPlaces(), copyWithFewPlaces()];
    await admit(first, '--admit-late', '--randomness', DICE);
    await admit(second, '--admit-late', '--randomness', DICE);
    await admit(other, '--admit-late', '--randomness', 'dice of 12 February: 4 4 2');
    expect([memberIds(second), reserveIds(second)]).toEqual([memberIds(first), reserveIds(first)]);
    expect(new Set(memberIds(other))).not.toEqual(new Set(memberIds(first)));
  });

  it('fills a place that comes free from the reserve, without another lottery', async () => {
    const folder = copyWithFewPlaces();
    await admit(folder, '--admit-late', '--randomness', DICE);
    const [gone] = queryColumn(
      folder,
      'SELECT invitation_id FROM members JOIN invitations USING (resident_id) ORDER BY member_number LIMIT 1',
    );
    const full = await runLoting(folder, 'panel admit --admit-late', options);
    expect(full.stderr).toContain('There is nobody to admit');
    await runLoting(folder, ['signup', 'withdraw', String(gone)], options);
    const reserves = reserveIds(folder);
    const preview = await runLoting(folder, 'panel admit --dry-run', options);
    expect(preview.stdout).toContain(
      '1 place was filled from the reserve list, in the order of the earlier lottery.',
    );
    expect(preview.stdout).toContain(`${reserves.length - 1} residents stay on that list.`);
    expect(preview.stdout).toContain('No new lottery was held, and no randomness was used.');
    expect(preview.stdout).not.toContain('room for everybody');
    const dutch = await runLoting(folder, 'panel admit --dry-run', { ...options, language: 'nl' });
    expect(dutch.stdout).toContain(
      'Van de reservelijst is 1 plaats gevuld, in de volgorde van de eerdere loting.',
    );
    expect(dutch.stdout).toContain('Er is niet opnieuw geloot');
    const { admitted, places, seed } = await admit(folder);
    expect({ admitted, places, seed }).toEqual({ admitted: 1, places: 1, seed: null });
    expect(reserves).toContain(memberIds(folder).at(-1));
    expect(reserveIds(folder)).toEqual(reserves);
    expect((await runLoting(folder, 'audit verify', options)).exitCode).toBe(0);
  });

  it('lets quotas give way that the sign-ups cannot keep, as little as possible, and says so', async () => {
    const folder = copyWithFewPlaces();
    editSettings(folder, [
      [['panel', 'admission'], { quotaFeatures: ['municipality', 'ageBand'], quotaTolerance: 0 }],
    ]);
    const { tolerances } = await admit(folder, '--admit-late', '--randomness', DICE);
    expect(Object.keys(tolerances ?? {}).sort()).toEqual(['ageBand', 'municipality']);
    expect((await runLoting(folder, 'audit verify', options)).exitCode).toBe(0);
  });

  it('comes before the groups', async () => {
    const folder = copyPanel(answered);
    const run = ['assign', 'run', '--randomness', ASSIGNMENT_RANDOMNESS];
    const { exitCode, stderr } = await runLoting(folder, run, options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ Nobody was admitted to the panel yet');
    await admit(folder);
    expect((await runLoting(folder, run, options)).exitCode).toBe(0);
  });

  it('is refused while nobody signed up', async () => {
    const { exitCode, stderr } = await runLoting(letters.folder, 'panel admit', options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('There is nobody to admit');
  });
});

describe('loting signup export', () => {
  it('writes the allowed columns of the members, and logs how many', async () => {
    const folder = copyPanel(answered);
    expect((await runLoting(folder, 'signup export', options)).stderr).toContain('Nobody was admitted');
    const { admitted } = await admit(folder);
    const before = digestFolder(folder);
    await runLoting(folder, 'signup export --dry-run', options);
    expect(digestFolder(folder)).toEqual(before);
    const { exitCode, stdout } = await runLoting(folder, 'signup export', options);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Written: exports/members.csv');
    const lines = readText(folder, 'exports/members.csv').trimEnd().split('\n');
    expect(lines[0]).toBe('member_number,email,municipality');
    expect(lines).toHaveLength(admitted + 1);
    for (const row of lines.slice(1)) expect(row).toMatch(/^1-\d{6},resident-\d+@example\.org,GM\d{4}$/);
    const { stdout: log } = await runLoting(folder, 'audit log --json', options);
    expect(log).toContain('"signups.exported"');
    expect(log).not.toContain('example.org');
    expect((await runLoting(folder, 'audit verify', options)).exitCode).toBe(0);
  });

  it('takes other columns of the list, in their order, and none besides', async () => {
    const folder = copyPanel(answered);
    await admit(folder);
    await runLoting(folder, 'signup export --columns code_hash,member_number --excel', options);
    const text = readText(folder, 'exports/members.csv');
    expect(text.startsWith('\ufeffcode_hash;member_number\r\n')).toBe(true);
    expect(text.split('\r\n')[1]).toMatch(/^[0-9a-f]{64};1-\d{6}$/);
    for (const columns of ['name', 'member_number,phone', 'email,email', 'constructor']) {
      const { exitCode } = await runLoting(folder, ['signup', 'export', '--columns', columns], options);
      expect(exitCode).toBe(2);
    }
  });

  it('writes participants as LimeSurvey takes them in, with tokens that are no login codes', async () => {
    const folder = copyPanel(answered);
    const { admitted } = await admit(folder);
    expect((await runLoting(folder, 'signup export --limesurvey', options)).exitCode).toBe(0);
    const text = readText(folder, 'exports/limesurvey-participants.csv');
    const [header, ...lines] = text.trimEnd().split('\n');
    expect(header).toBe('firstname,lastname,email,token');
    expect(lines).toHaveLength(admitted);
    for (const line of lines) expect(line).toMatch(/^,1-\d{6},resident-\d+@example\.org,[a-z2-9]{20}$/);
    expect(new Set(lines.map((line) => line.split(',')[3])).size).toBe(admitted);
    await runLoting(folder, 'signup export --limesurvey', options);
    expect(readText(folder, 'exports/limesurvey-participants.csv')).toBe(text);
    expect((await runLoting(folder, 'audit verify', options)).exitCode).toBe(0);
  });

  it('leaves out members whose data are secret, unless asked, and then without their municipality', async () => {
    const folder = copyPanel(answered);
    const { admitted } = await admit(folder);
    // The address of one member is no longer known, which counts as secret.
    changeDatabase(
      folder,
      'DELETE FROM addressees WHERE resident_id = (SELECT resident_id FROM members WHERE member_number = 1)',
    );
    const { stdout } = await runLoting(folder, 'signup export', options);
    expect(stdout).toContain('! 1 members with secret data are left out.');
    expect(readText(folder, 'exports/members.csv').trimEnd().split('\n')).toHaveLength(admitted);
    await runLoting(folder, 'signup export --with-secret', options);
    const lines = readText(folder, 'exports/members.csv').trimEnd().split('\n');
    expect(lines).toHaveLength(admitted + 1);
    expect(lines[1]).toMatch(/^1-\d{6},resident-\d+@example\.org,$/);
  });
});
