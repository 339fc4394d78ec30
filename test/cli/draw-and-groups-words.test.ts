import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeTestFolder, runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import {
  AFTER_ANSWERS,
  ASSIGNMENT_RANDOMNESS,
  copyPanel,
  DRAW_RANDOMNESS,
  makeSmallPanel,
  RANDOMNESS_SOURCE,
  readText,
  ZOETERMEER_FILES,
} from './small-panel.ts';

/** Words that no Dutch sentence holds; codes, commands and file names have none of them. */
const ENGLISH = /\b(?:the|and|were|with|nothing|residents?|letters of|seats?|strata of)\b/iu;

let framed: SmallPanel;
let signedUp: SmallPanel;
let assigned: SmallPanel;

beforeAll(async () => {
  framed = await makeSmallPanel('frame');
  signedUp = await makeSmallPanel('sign-ups');
  assigned = await makeSmallPanel('assignment');
});

/** What a call prints in Dutch, without what was typed in another language. */
async function say(
  folder: string,
  call: string | readonly string[],
  now: string = AFTER_ANSWERS,
): Promise<string> {
  const { exitCode, stdout, stderr } = await runLoting(folder, call, { now, language: 'nl' });
  expect({ exitCode, stderr }, String(call)).toEqual({ exitCode: 0, stderr: '' });
  const said = stdout.replaceAll(RANDOMNESS_SOURCE, '');
  expect(said, String(call)).not.toMatch(ENGLISH);
  return stdout;
}

describe('registers in Dutch', () => {
  it('are made up, checked, and their problems listed', async () => {
    const folder = makeTestFolder();
    const made = await say(folder, 'register synth --residents 1000 --seed small');
    expect(made).toContain('Oefenregisters (verzonnen mensen, echte verhoudingen)');
    expect(made).toMatch(/^Lastig: overleden +\d/mu);
    const checked = await say(folder, 'register check registers/GM0344.csv --problems problemen.csv');
    expect(checked).toContain('Hoe de bestanden zijn gelezen');
    expect(checked).toMatch(/^Uitgesloten: te jong +\d+ +\d+,\d% +op de peildatum jonger/mu);
    expect(checked).toMatch(/^Wijk$/mu);
    expect(checked).toMatch(/\d problemen staan nu in problemen\.csv\.$/mu);
    const [header, first] = readText(folder, 'problemen.csv').split('\n');
    expect(header).toBe('file,row,column,problem,consequence,explanation');
    expect(first).not.toMatch(ENGLISH);
  });
});

describe('the frame and the draw in Dutch', () => {
  it('go from the plan to the drawn residents', async () => {
    const folder = copyPanel(framed);
    const now = '2027-01-04T09:00:00.000Z';
    const built = await say(folder, 'frame build', now);
    expect(built).toContain('Er is niets veranderd: dit kader was al gebouwd.');
    expect(built).toMatch(/^Afgekeurd: onleesbaar +\d/mu);
    const plan = await say(folder, 'draw plan --strata', now);
    expect(plan).toMatch(/^Gemeente +Inwoners +Adressen +Brieven +Eén op +Respons +Verwacht/mu);
    expect(plan).toMatch(/\d tot \d.*,\d%/u);
    const commit = ['frame', 'commit', '--randomness-source', RANDOMNESS_SOURCE];
    const committed = await say(folder, commit, now);
    expect(committed).toMatch(/^Loting voor .+; vastgelegd getal [0-9a-f]{64} .+; openbaar toeval: /mu);
    const drawn = await say(folder, ['draw', 'run', '--randomness', DRAW_RANDOMNESS], now);
    expect(drawn).toContain('Ronde 1');
    // What fell stands below what was announced, to see whether it was written as was agreed.
    expect(drawn).toContain(`\nAangekondigd: ${RANDOMNESS_SOURCE}\nGebruikt:     ${DRAW_RANDOMNESS}\n`);
    expect(drawn).toMatch(/^Startgetal: [0-9a-f]{64}$/mu);
    expect(drawn).toMatch(/^GM0344 +\d+ +0,\d{4} /mu);
  });

  it('name every exception', async () => {
    const folder = copyPanel(framed);
    const call = 'draw run --without-commitment --reason te-laat --randomness'.split(' ');
    const drawn = await say(folder, [...call, DRAW_RANDOMNESS]);
    expect(drawn).toContain('In het logboek, en vanaf nu in elk verslag');
    expect(drawn).toMatch(
      /! De loting van .+ is gedaan zonder openbare vastlegging\. Opgegeven reden: te-laat\./u,
    );
  });

  it('go on with newer registers and another wave', async () => {
    const folder = copyPanel(assigned);
    for (const file of ZOETERMEER_FILES) {
      const rows = readText(folder, file).split('\n');
      writeFileSync(path.join(folder, `newer-${path.basename(file)}`), rows.toSpliced(20, 20).join('\n'));
    }
    const newer = ZOETERMEER_FILES.map((file) => `GM0637=newer-${path.basename(file)}`);
    const refreshed = await say(folder, ['draw', 'refresh', '--dry-run', '--register', ...newer]);
    expect(refreshed).toContain('De getrokken inwoners in de nieuwere registers');
    expect(refreshed).toMatch(/^Vergeleken met de registers +\d/mu);
    const wave = await say(folder, 'draw wave --letters GM0344=10 --dry-run');
    expect(wave).toContain('Streefaantallen en brieven');
    expect(wave).toContain('Ronde 2');
  });
});

describe('groups and reports in Dutch', () => {
  it('are planned, called and exported', async () => {
    const folder = copyPanel(signedUp);
    const plan = await say(folder, 'assign plan');
    expect(plan).toMatch(/^geslacht +M +\d/mu);
    expect(plan).toContain('Er is niets geloot. Hierna: loting assign run');
    const run = await say(folder, ['assign', 'run', '--randomness', ASSIGNMENT_RANDOMNESS]);
    expect(run).toMatch(/^Verwacht aantal zaken per lid: van \d,\d{3} tot \d,\d{3};/mu);
    expect(await say(folder, 'assign export')).toContain('Deelnemerslijsten');
    expect(await say(folder, 'assign replace')).toMatch(/Er is niets\s+veranderd|Leden die een plaats/u);
  });

  it('are reported', async () => {
    const { folder } = assigned;
    expect(await say(folder, 'report response --dry-run')).toMatch(
      /brieven leverden een aanmelding op \(\d+,\d%\)/u,
    );
    expect(await say(folder, 'report assignment --dry-run')).toMatch(/plaatsen zijn bezet/u);
    expect(await say(folder, 'report weights --dry-run')).toMatch(
      /^95% heeft een gewicht van hoogstens +\d,\d\d$/mu,
    );
  });

  it('come from files', async () => {
    const folder = makeTestFolder();
    const people = [
      'id,sex',
      ...Array.from({ length: 12 }, (_, index) => `p${index},${index % 2 ? 'M' : 'V'}`),
    ];
    writeFileSync(path.join(folder, 'people.csv'), `${people.join('\n')}\n`);
    writeFileSync(path.join(folder, 'quotas.csv'), 'feature,value,min,max\nsex,M,2,2\nsex,V,2,2\n');
    const call = 'assign select --people people.csv --features quotas.csv --number 4 --seed 1';
    const selected = await say(folder, call);
    expect(selected).toContain('Kleinste kans: 33,33% (gemiddeld 33,33%)');
    expect(selected).toMatch(/^Gini-coëfficiënt: 0,0000; /mu);
  });
});
