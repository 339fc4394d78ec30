import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandsOf } from '../../src/cli/response/procedure-commands.ts';
import type { ProcedureStep } from '../../src/cli/response/procedure.ts';
import { listProcedure } from '../../src/cli/response/procedure.ts';
import { factsWithoutFolder } from '../../src/cli/response/read-procedure.ts';
import { runJson, runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import { AFTER_ANSWERS, copyPanel, makeSmallPanel, queryColumn } from './small-panel.ts';

const options = { now: AFTER_ANSWERS };
const facts = {
  ...factsWithoutFolder('.', '2027-02-12', new Date('2027-02-12T09:00:00.000Z')),
  isFolder: true,
};

async function stateOf(folder: string) {
  const { json } = await runJson(folder, 'next', options);
  const { steps } = json as { readonly steps: readonly ProcedureStep[] };
  return Object.fromEntries(steps.map(({ code, state }) => [code, state]));
}

describe('the calls of a step', () => {
  it('name dice first at the commitment, and a round of drand in their place', () => {
    expect(commandsOf('commitment', facts)).toEqual([
      { command: 'loting draw plan', needs: [] },
      { command: 'loting frame commit --randomness-source "{source}"', needs: ['source'] },
      {
        command: `loting frame commit --drand-round ${facts.proposedRound.round}`,
        needs: [],
        isAlternative: true,
      },
    ]);
  });

  it('look at the letters once more before they go to the post', () => {
    expect(commandsOf('posted', facts).map(({ command }) => command)).toEqual([
      'loting letters check',
      'loting letters posted --all',
    ]);
  });

  it.each([
    [250, ['loting panel admit']],
    [251, ['loting panel admit', 'loting panel admit --randomness "{randomness}"']],
  ])('give the number to publish before the dice when %i signed up for 250 places', (signUpCount, calls) => {
    const commands = commandsOf('admission', { ...facts, signUpCount, maximumMembers: 250 });
    expect(commands.map(({ command }) => command)).toEqual(calls);
  });
});

describe('the letters after an admission', () => {
  it.each([
    [{ welcomeCount: 3, apologyCount: 0 }, ['loting letters render --kind welcome']],
    [{ welcomeCount: 0, apologyCount: 2 }, ['loting letters render --kind apology']],
  ])('are those that somebody waits for: %j', (counts, calls) => {
    const all = { ...facts, isAdmitted: true, ...counts };
    expect(commandsOf('welcome', all).map(({ command }) => command)).toEqual(calls);
    expect(listProcedure(all).find(({ code }) => code === 'welcome')?.state).toBe('now');
  });
});

describe('loting next, after the groups', () => {
  let assigned: SmallPanel;

  beforeAll(async () => {
    assigned = await makeSmallPanel('assignment');
  });

  it('leads a member who dropped out to a replacement, and a replacement to new rosters', async () => {
    const folder = copyPanel(assigned);
    await runLoting(folder, 'assign export', options);
    expect(await stateOf(folder)).toMatchObject({ replacements: 'skipped', rosters: 'done' });
    const [letter] = queryColumn(
      folder,
      'SELECT invitation_id FROM invitations JOIN standing_seats USING (resident_id) ORDER BY 1 LIMIT 1',
    );
    const withdrawn = await runLoting(folder, `signup withdraw ${String(letter)}`, options);
    expect(withdrawn.exitCode, withdrawn.stderr).toBe(0);
    expect(await stateOf(folder)).toMatchObject({ replacements: 'now', rosters: 'done' });
    expect((await runLoting(folder, 'next', { ...options, language: 'nl' })).stdout).toContain(
      '  $ loting assign replace\n',
    );
    await runLoting(folder, 'assign replace', options);
    expect(await stateOf(folder)).toMatchObject({ replacements: 'done', rosters: 'now' });
    await runLoting(folder, 'assign export', options);
    expect(await stateOf(folder)).toMatchObject({ replacements: 'done', rosters: 'done' });
  });

  it('asks for the members, their letters and the rosters again when members came or left since', async () => {
    const folder = copyPanel(assigned);
    await runLoting(folder, 'signup export', options);
    // The file may go when it was handed over; a letter of welcome has not been made.
    rmSync(path.join(folder, 'exports/members.csv'));
    expect(await stateOf(folder)).toMatchObject({ 'members-file': 'done', welcome: 'now', rosters: 'done' });
    const [letter] = queryColumn(
      folder,
      'SELECT invitation_id FROM members JOIN invitations USING (resident_id) ORDER BY 1 LIMIT 1',
    );
    await runLoting(folder, `signup withdraw ${String(letter)}`, options);
    expect(await stateOf(folder)).toMatchObject({ 'members-file': 'now' });
    const { stdout } = await runLoting(folder, 'next', { ...options, language: 'nl' });
    expect(stdout.replaceAll(/\s+/gu, ' ')).toContain(
      'Na het vorige bestand zijn er leden bij gekomen of weggegaan.',
    );
    await runLoting(folder, 'signup export', options);
    expect(await stateOf(folder)).toMatchObject({ 'members-file': 'done' });
    const rendered = await runLoting(folder, 'letters render --kind welcome', options);
    expect(rendered.exitCode, rendered.stderr).toBe(0);
    expect(await stateOf(folder)).toMatchObject({ welcome: 'done', printed: 'now' });
    // A roster of an earlier moment is no roster.
    writeFileSync(path.join(folder, 'exports/roster-case-1.csv'), 'seat,member_number,resident_id\n');
    expect(await stateOf(folder)).toMatchObject({ rosters: 'now' });
  });
});
