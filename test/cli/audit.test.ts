import BetterSqlite3 from 'better-sqlite3';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestFolder } from './folder-digest.ts';
import { runJson, runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import { copyPanel, editFile, makeSmallPanel } from './small-panel.ts';

let panel: SmallPanel;

beforeAll(async () => {
  panel = await makeSmallPanel('assignment');
});

interface EventJson {
  readonly sequence: number;
  readonly type: string;
  readonly hash: string;
  readonly previousHash: string;
}

const types = [
  'panel.created',
  'frame.built',
  'frame.committed',
  'draw.run',
  'letters.rendered',
  'letters.rendered',
  'letters.rendered',
  'letters.posted',
  'signups.imported',
  'signup.recorded',
  'panel.admitted',
  'exclusions.recorded',
  'assignment.made',
];

describe('loting audit log', () => {
  it('shows every event, chained, in the table, in JSON and as lines alike', async () => {
    const { folder } = panel;
    const before = digestFolder(folder);
    const human = await runLoting(folder, 'audit log');
    const { json } = await runJson(folder, 'audit log');
    const lines = await runLoting(folder, 'audit log --lines');
    expect([human.exitCode, lines.exitCode]).toEqual([0, 0]);
    const events = json as readonly EventJson[];
    expect(events.map(({ type }) => type)).toEqual(types);
    for (const [index, { sequence, type, hash, previousHash }] of events.entries()) {
      expect(sequence).toBe(index + 1);
      expect(previousHash).toBe(events[index - 1]?.hash ?? '0'.repeat(64));
      expect(human.stdout).toMatch(new RegExp(`^ *${sequence} +20.. *.* ${type} +${hash.slice(0, 12)}`, 'm'));
      expect(human.stdout).toContain(`\n${type}: `);
    }
    expect(human.stdout).toContain(`Hash of the last event: ${events.at(-1)?.hash}`);
    const parsed = lines.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(parsed).toEqual(json);
    expect(digestFolder(folder)).toEqual(before);
  });

  it('is shown in Dutch, but for the names of events', async () => {
    const { stdout } = await runLoting(panel.folder, 'audit log', { language: 'nl' });
    expect(stdout).toContain('Het logboek van alles wat de loting veranderde\n');
    expect(stdout).toContain('\ndraw.run: Het openbare toeval is met de vastlegging samengevoegd');
    expect(stdout).toMatch(/ draw\.run +[0-9a-f]{12}… +ronde 1, [\d.]+ brieven/);
    expect(stdout).not.toMatch(/\b(?:residents|drawn|published|seats)\b/);
  });

  it('ends with 1 and names an event that was changed', async () => {
    const folder = copyPanel(panel);
    const db = new BetterSqlite3(path.join(folder, 'loting.db'));
    db.exec('DROP TRIGGER audit_events_are_never_changed');
    db.exec(`UPDATE audit_events SET data = replace(data, '"wave":1', '"wave":2') WHERE type = 'draw.run'`);
    db.close();
    const { exitCode, stderr } = await runLoting(folder, 'audit log');
    expect(exitCode).toBe(1);
    expect(stderr).toBe('✗ The content of event 4 of the log was changed after it was written.\n');
  });
});

describe('loting audit verify', () => {
  it('says of every step what was compared, in the table and in JSON alike', async () => {
    const before = digestFolder(panel.folder);
    const { exitCode, stdout, stderr } = await runLoting(panel.folder, 'audit verify');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { json } = await runJson(panel.folder, 'audit verify');
    const verdict = json as {
      readonly isWhole: boolean;
      readonly steps: readonly { readonly name: string; readonly checked: string }[];
    };
    expect(verdict.isWhole).toBe(true);
    expect(verdict.steps.map(({ name }) => name)).toEqual([
      'Database',
      'Log',
      'Registers',
      'Frame',
      'Commitment',
      'Draw',
      'Letters',
      'Addresses',
      'Results',
      'Members',
      'Groups',
    ]);
    for (const { name } of verdict.steps) expect(stdout).toContain(`✓  ${name}`.padEnd(13));
    for (const { checked } of verdict.steps) expect(stdout).toContain(` 0  ${checked}`);
    expect(stdout).toContain('Everything that was recomputed is the same as what is recorded.');
    expect(digestFolder(panel.folder)).toEqual(before);
  });

  it('gives its verdict in Dutch, and the same JSON', async () => {
    const folder = copyPanel(panel);
    const db = new BetterSqlite3(path.join(folder, 'loting.db'));
    db.exec('DELETE FROM exclusions');
    db.close();
    const { exitCode, stdout } = await runLoting(folder, 'audit verify', { language: 'nl' });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗  Logboek');
    expect(stdout).toContain('✗ In het logboek staat de uitsluiting van lid ');
    expect(stdout).toContain('  Waar:       logboek, gebeurtenis ');
    expect(stdout).toMatch(/\d+ verschil(?:len)?\. Laat de map zoals zij is/);
    expect(stdout).not.toMatch(/\b(?:the|was|against|residents|differs)\b/);
    const [english, dutch] = await Promise.all(
      (['en', 'nl'] as const).map((language) => runLoting(folder, 'audit verify --json', { language })),
    );
    expect(dutch?.stdout).toBe(english?.stdout);
  });

  it('lists differences with place and both values, at most twenty a step', async () => {
    const folder = copyPanel(panel);
    editFile(folder, 'audit/frame.csv', /GM0344\/V/g, 'GM0344/M');
    const { exitCode, stdout } = await runLoting(folder, 'audit verify');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗  Frame');
    expect(stdout).toContain('\nFrame: what differs\n');
    expect(stdout).toMatch(
      /✗ The stratum of resident [0-9a-f]{32} in the frame does not follow from the registers\.\n {2}Where: {6}audit\/frame\.csv, row \d+, column stratum\n {2}Recorded: {3}GM0344\/M\/.*\n {2}Recomputed: GM0344\/V\//,
    );
    expect(stdout).toMatch(/\.\.\. and \d+ more \(--json lists them all\)\./);
  });

  it('finds a log that was replaced as a whole by its published hash', async () => {
    const { json } = await runJson(panel.folder, 'audit log');
    const published = (json as readonly EventJson[])[4]?.hash ?? '';
    expect((await runLoting(panel.folder, `audit verify --published-hash ${published}`)).exitCode).toBe(0);
    const other = await runLoting(panel.folder, `audit verify --published-hash ${'0'.repeat(64)}`);
    expect(other.exitCode).toBe(1);
    expect(other.stdout).toContain('The hash that was published earlier is not in the log');
  });
});
