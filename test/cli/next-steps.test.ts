import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src/domain/settings/parse-settings.ts';
import { readFileSync } from 'node:fs';
import type { Settings } from '../../src/domain/settings/settings-schema.ts';
import type { ResponseSoFar } from '../../src/cli/response/next-steps.ts';
import { listNextSteps } from '../../src/cli/response/next-steps.ts';
import { englishWords } from '../../src/cli/words/english.ts';
import { wrapText } from '../../src/cli/response/wrap-text.ts';
import type { FollowedInvitation } from '../../src/report/followed-invitation.ts';
import { inventPanel } from '../report/invented-panel.ts';

const settings = readSettings();

function readSettings(): Settings {
  const parsed = parseSettings(readFileSync('templates/loting.yaml', 'utf8'), 'loting.yaml');
  if (!parsed.ok) throw new Error('the template is right');
  return parsed.value;
}

const posted: FollowedInvitation = {
  ...(inventPanel().invitations[0] as FollowedInvitation),
  state: 'posted',
  disposition: '3.19',
  postedOn: '2027-01-11',
  signedUpOn: undefined,
  isMember: false,
};

function stepsOf(
  invitations: readonly FollowedInvitation[],
  changes: Partial<ResponseSoFar> = {},
): readonly string[] {
  const response: ResponseSoFar = { ...inventPanel(), assumedWaves: [], ...changes, invitations };
  return listNextSteps(response, settings, undefined).map(
    (step) => `${englishWords.status.nextStep(step)} ${step.command ?? ''}`,
  );
}

describe('what to do next', () => {
  it.each([
    [
      { hasLetter: false, disposition: '3.11', state: 'drawn' },
      'Residents who were drawn and have no letter yet: 1. loting letters render',
    ],
    [
      { disposition: '3.11', state: 'printed' },
      'Letters that are made and not recorded as posted: 1. loting letters posted --all',
    ],
  ] as const)('is the mail that did not go out: %j', (changes, step) => {
    expect(stepsOf([{ ...posted, ...changes }])).toEqual([step]);
  });

  it('is nothing for a resident whom a refresh dropped', () => {
    expect(stepsOf([{ ...posted, disposition: '3.11', state: 'drawn', isDropped: true }])).toEqual([]);
  });

  it('is a reminder two weeks after the letters, once', () => {
    expect(stepsOf([posted], { today: '2027-01-24' })).toEqual([]);
    expect(stepsOf([posted], { today: '2027-01-25' })).toEqual([
      'Residents who have not answered the letters of 11 January 2027: 1. A reminder can go out. loting letters render --kind reminder --wave 1',
    ]);
    expect(stepsOf([posted, { ...posted, state: 'reminded' }], { today: '2027-01-25' })).toEqual([]);
  });

  it('is closing the wave after the last day', () => {
    expect(stepsOf([posted], { today: '2027-02-09' })).toEqual([
      'The time to answer the letters of wave 1 ended on 8 February 2027. Residents who have not answered: 1. loting signup close',
    ]);
  });

  it('is recording what was forgotten', () => {
    expect(stepsOf([], { assumedWaves: [2] })[0]).toMatch(
      /^Nobody recorded that the letters of wave 2 were posted/u,
    );
  });

  it('is looking at the groups that lag behind, the worst first', () => {
    const { invitations } = inventPanel({ letterCount: 12_000 });
    const lagging = stepsOf(invitations, { today: '2027-01-20' }).filter((step) =>
      step.includes('stands at'),
    );
    expect(lagging).toHaveLength(3);
    for (const step of lagging) {
      const [share = 0, usual = 0] = [...step.matchAll(/(\d+\.\d)%/gu)].map(([, number]) => Number(number));
      expect(share).toBeLessThan(usual);
    }
  });

  it('fits on a terminal of 80 columns', () => {
    const { invitations } = inventPanel({ letterCount: 12_000 });
    const lines = stepsOf(invitations).flatMap((step) => wrapText('▸ ', step));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(lines.filter((line) => line.startsWith('▸ ')).length).toBeGreaterThan(2);
  });
});

describe('a sentence that is wrapped', () => {
  it.each([
    ['short', ['! short']],
    [`${'a'.repeat(50)} ${'b'.repeat(50)}`, [`! ${'a'.repeat(50)}`, `  ${'b'.repeat(50)}`]],
    ['c'.repeat(100), [`! ${'c'.repeat(100)}`]],
    ['', ['! ']],
  ])('keeps its words whole: %s', (text, lines) => {
    expect(wrapText('! ', text)).toEqual(lines);
  });
});
