/** Letters with a wrong date are never made: each wave has its own, and none asks for an answer before a day already past. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runLoting } from './run-loting.ts';
import { copyPanel, editFile, makeSmallPanel } from './small-panel.ts';

const drawn = await makeSmallPanel('draw');

describe('loting letters render', () => {
  it('refuses letters that ask for an answer before a day already past', async () => {
    const folder = copyPanel(drawn);
    const late = await runLoting(folder, 'letters render --leave-out', { now: '2027-02-08T09:00:00.000Z' });
    expect(late.exitCode).toBe(1);
    expect(late.stderr).toContain(
      'The letter asks for an answer before 2027-02-08, but today is 2027-02-08.',
    );
    expect(readdirSync(path.join(folder, 'letters'))).toEqual([]);
    const inTime = await runLoting(folder, 'letters render --leave-out', { now: '2027-02-07T09:00:00.000Z' });
    expect(inTime.exitCode, inTime.stderr).toBe(0);
  });

  it('refuses a wave that has no dates of its own, and drawing that wave tells so', async () => {
    const folder = copyPanel(drawn);
    editFile(
      folder,
      'loting.yaml',
      /^ {4}2: \{.*\n/m,
      '    3: { letterDate: 2027-05-01, answerBefore: 2027-06-01 }\n',
    );
    const wave = await runLoting(folder, 'draw wave --letters GM0344=5,GM0637=5', {
      now: '2027-02-12T09:00:00.000Z',
    });
    expect(wave.exitCode, wave.stderr).toBe(0);
    expect(wave.stdout).toContain(
      '! The letters of wave 2 have no dates yet: write them in loting.yaml, under letters.waves.2.',
    );
    const rendered = await runLoting(folder, 'letters render --wave 2 --leave-out', {
      now: '2027-02-12T09:00:00.000Z',
    });
    expect(rendered.exitCode).toBe(1);
    expect(rendered.stderr).toContain('the setting letters.waves.2.letterDate is not there');
  });
});
