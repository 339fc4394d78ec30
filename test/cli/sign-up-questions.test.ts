import { beforeAll, describe, expect, it } from 'vitest';
import { makePanelWithQuestions, questions } from './panel-with-questions.ts';
import { readSignUpsForTest } from './read-sign-ups.ts';
import { runJson, runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import { AFTER_ANSWERS, ASSIGNMENT_RANDOMNESS, copyPanel, editSettings, queryColumn } from './small-panel.ts';

const options = { now: AFTER_ANSWERS };
let panel: SmallPanel;

/** The residents who gave an answer, from the sealed data. */
function residentsWith(folder: string, question: string, answer: string): Promise<ReadonlySet<string>> {
  return readSignUpsForTest(folder, ({ answers }) => answers[question] === answer);
}

async function succeed(folder: string, words: readonly string[]): Promise<void> {
  const { exitCode, stderr } = await runLoting(folder, words, options);
  if (exitCode !== 0) throw new Error(`loting ${words.join(' ')}: ${stderr}`);
}

beforeAll(async () => {
  panel = await makePanelWithQuestions();
});

describe('questions at sign-up', () => {
  it('are kept sealed only', () => {
    for (const table of ['sign_ups', 'invitation_moves', 'members', 'audit_events']) {
      const rows = queryColumn(panel.folder, `SELECT * FROM ${table}`).map(String).join();
      expect(rows).not.toMatch(/wmo-care|education/);
    }
    const sealed = queryColumn(panel.folder, 'SELECT sealed FROM sign_ups');
    for (const bytes of sealed)
      expect(Buffer.from(bytes as Uint8Array).toString('latin1')).not.toContain('wmo');
  });

  it('serve as quota features, and keep members from a case, as the audit finds too', async () => {
    const folder = copyPanel(panel);
    const run = await runJson(folder, ['assign', 'run', '--randomness', ASSIGNMENT_RANDOMNESS], options);
    expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { cases } = run.json as {
      readonly cases: readonly {
        readonly caseId: string;
        readonly quotas: readonly {
          readonly feature: string;
          readonly value: string;
          readonly minimum: number;
          readonly maximum: number;
          readonly reached: number;
        }[];
      }[];
    };
    const education = cases[0]?.quotas.filter(({ feature }) => feature === 'education') ?? [];
    // 0.4 and 0.6 of 8, give or take 2; whoever did not answer may sit anywhere.
    expect(education.map(({ value, minimum, maximum }) => [value, minimum, maximum])).toEqual([
      ['high', 3, 6],
      ['low', 2, 5],
      ['unanswered', 0, 8],
    ]);
    for (const { minimum, maximum, reached } of education) {
      expect(reached).toBeGreaterThanOrEqual(minimum);
      expect(reached).toBeLessThanOrEqual(maximum);
    }
    const carers = await residentsWith(folder, 'wmo-care', 'yes');
    expect(carers.size).toBeGreaterThan(2);
    const group = queryColumn(folder, "SELECT resident_id FROM assignments WHERE case_id = 'case-2'");
    expect(group.filter((id) => carers.has(String(id)))).toEqual([]);
    const verdict = await runLoting(folder, 'audit verify', options);
    expect(verdict.stdout).toContain('Everything that was recomputed is the same as what is recorded.');
  });

  it('that are asked no more change no group, and a new reason to exclude is no difference before somebody leaves for it', async () => {
    const folder = copyPanel(panel);
    const [educated, cared] = questions;
    await succeed(folder, ['assign', 'run', '--case', 'case-1', '--randomness', ASSIGNMENT_RANDOMNESS]);
    editSettings(folder, [
      [['signUp', 'questions'], [cared]],
      [['cases', 0, 'quotaFeatures'], ['gender']],
      [['cases', 0, 'excludeAnswers'], { 'wmo-care': ['yes'] }],
    ]);
    const changed = await runLoting(folder, 'audit verify', options);
    expect(changed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(changed.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'cases.case-1.excludeAnswers, cases.case-1.quotaFeatures, signUp.questions.',
    );
    await succeed(folder, ['assign', 'replace']);
    const carers = await residentsWith(folder, 'wmo-care', 'yes');
    const seats = queryColumn(folder, "SELECT resident_id FROM standing_seats WHERE case_id = 'case-1'");
    expect(seats.filter((id) => carers.has(String(id)))).toEqual([]);
    const left = queryColumn(folder, 'SELECT leaves FROM seat_changes');
    expect(left.length).toBeGreaterThan(0);
    expect(left.every((id) => carers.has(String(id)))).toBe(true);
    // The group keeps its quotas for the question that is asked no more; and the reason may go again.
    editSettings(folder, [
      [['signUp', 'questions'], [educated]],
      [['cases', 0, 'excludeAnswers'], {}],
      [['cases', 1, 'excludeAnswers'], {}],
    ]);
    expect(await runLoting(folder, 'audit verify', options)).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('are taken with flags too, by id or by text', async () => {
    const folder = copyPanel(panel);
    const words = ['signup', 'record', '1-000001', '--question', 'education=Hbo', 'wmo-care=no'];
    expect((await runLoting(folder, words, options)).exitCode).toBe(0);
    expect(await residentsWith(folder, 'education', 'high')).toContain(
      queryColumn(folder, "SELECT resident_id FROM invitations WHERE invitation_id = '1-000001'")[0],
    );
    const wrong = words.with(4, 'education=none');
    const { exitCode, stderr } = await runLoting(folder, wrong.with(2, '1-000002'), options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('does not hold one of the answers that the settings give for it');
  });
});
