/** A small panel whose members answered questions: one has quotas in the first case, one keeps out of the second. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import { AFTER_ANSWERS, ANSWERS_FILE, editSettings, makeSmallPanel, readText } from './small-panel.ts';

export const questions = [
  {
    id: 'education',
    text: 'What is your highest level of education?',
    answers: [
      { id: 'low', text: 'Vmbo', share: 0.4 },
      { id: 'high', text: 'Hbo', share: 0.6 },
    ],
  },
  {
    id: 'wmo-care',
    text: 'Do you get care from the Wmo?',
    answers: [
      { id: 'yes', text: 'Yes' },
      { id: 'no', text: 'No' },
    ],
  },
];

/** The answers of the small panel with two more columns: every other one is highly educated, one in five gets care, some do not say. */
function withAnswers(csv: string): string {
  const [header = '', ...lines] = csv.trimEnd().split('\n');
  const rows = lines.map((line, index) => {
    const education = index % 7 === 0 ? '' : index % 2 === 0 ? 'high' : 'Vmbo';
    return `${line},${education},${index % 5 === 0 ? 'yes' : 'no'}`;
  });
  return `${[`${header},education,wmo-care`, ...rows].join('\n')}\n`;
}

/** The panel with its members, before the first group. */
export async function makePanelWithQuestions(): Promise<SmallPanel> {
  const panel = await makeSmallPanel('letters');
  const { folder } = panel;
  editSettings(folder, [
    [['signUp', 'questions'], questions],
    [
      ['cases', 0, 'quotaFeatures'],
      ['gender', 'education'],
    ],
    [['cases', 1, 'excludeAnswers'], { 'wmo-care': ['yes'] }],
  ]);
  writeFileSync(path.join(folder, 'answers.csv'), withAnswers(readText(folder, ANSWERS_FILE)));
  for (const call of ['signup import answers.csv', 'panel admit']) {
    const { exitCode, stderr } = await runLoting(folder, call, { now: AFTER_ANSWERS });
    if (exitCode !== 0) throw new Error(`loting ${call}: ${stderr}`);
  }
  return panel;
}
