import { beforeAll, describe, expect, it } from 'vitest';
import { runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import {
  AFTER_ANSWERS,
  ANSWERS_FILE,
  copyPanel,
  makeSmallPanel,
  PHONING_CODE,
  readText,
} from './small-panel.ts';

const dutch = { now: AFTER_ANSWERS, language: 'nl' } as const;
/** Words that no Dutch sentence holds; codes and commands have none of them. */
const ENGLISH = /\b(?:the|and|were|with|nothing|residents?|letters of)\b/iu;

let panel: SmallPanel;

beforeAll(async () => {
  panel = await makeSmallPanel('letters');
});

async function say(folder: string, call: string): Promise<string> {
  const { exitCode, stdout, stderr } = await runLoting(folder, call, dutch);
  expect({ exitCode, stderr }, call).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).not.toMatch(ENGLISH);
  return stdout;
}

describe('sign-ups in Dutch', () => {
  it('are imported, recorded, admitted and closed', async () => {
    const folder = copyPanel(panel);
    const imported = await say(folder, `signup import ${ANSWERS_FILE}`);
    expect(imported).toContain('Elke regel van het bestand kreeg één antwoord');
    expect(imported).toMatch(/^te laat aangemeld +\d+/mu);
    expect(imported).toMatch(/^Totaal +\d+$/mu);
    expect(imported).toContain('Vastgelegd. Het antwoord op elke regel staat in exports/answers-result.csv.');
    expect(readText(folder, 'exports/answers-result.csv')).toContain(
      ',accepted,De inwoner heeft zich aangemeld.',
    );

    const recorded = await say(
      folder,
      `signup record ${PHONING_CODE} --date 2027-01-20 --email a@example.org`,
    );
    expect(recorded).toContain('Brief 1-000001: de inwoner heeft zich aangemeld, op 20 januari 2027.');

    expect(await say(folder, 'signup withdraw 1-000001 --dry-run')).toContain('(--dry-run)');
    expect(await say(folder, 'signup close')).toMatch(/^Brieven zonder antwoord: \d+\./u);
    expect(await say(folder, 'panel admit')).toContain('Er was plaats voor iedereen.');
    expect(await say(folder, 'signup export')).toContain('Gemaakt: exports/members.csv');
    expect(await say(folder, `signup watch from-outside --once`)).toContain('al eerder verwerkt');
    expect(await say(folder, 'privacy erase 1-000001 --dry-run')).toMatch(/te verwijderen:\s+1\s+adres/u);
    expect(await say(folder, 'privacy opt-out 1-000002 --yes')).toContain(
      'Op de lijst exports/opt-out.csv: 1 inwoner',
    );
    const purged = await runLoting(folder, 'privacy purge --dry-run', {
      ...dutch,
      now: '2027-05-12T09:00:00.000Z',
    });
    expect(purged.stdout).toContain('Persoonsgegevens die weg zouden gaan');
    expect(purged.stdout).not.toMatch(ENGLISH);
    const status = await say(folder, 'status --strata');
    expect(status).toMatch(/^verhuisd of overleden|^aangemeld/mu);
    expect(status).toContain('De database is heel.');
    expect(Math.max(...status.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(await say(folder, 'signup find --name Niemand --postcode 1234AB --born 1980-01-01')).toContain(
      'Bij deze drie samen hoort geen brief.',
    );
  });
});
