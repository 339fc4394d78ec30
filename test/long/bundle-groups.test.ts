/** The verifier in Python on groups with a history: questions, widened quotas, members who left, settings that changed since. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import { makeBundleFolder } from '../audit/bundle-panel.ts';
import type { Forge, LogLine } from '../audit/verifier.ts';
import { inCell, inRechainedLog, isPythonOptional, verify, verifyForged } from '../audit/verifier.ts';
import { makePanelWithQuestions } from '../cli/panel-with-questions.ts';
import { runLoting } from '../cli/run-loting.ts';
import type { SmallPanel } from '../cli/small-panel.ts';
import {
  AFTER_ANSWERS,
  ASSIGNMENT_RANDOMNESS,
  codeOfLetter,
  copyPanel,
  editSettings,
  makeSmallPanel,
  queryColumn,
} from '../cli/small-panel.ts';

const options = { now: AFTER_ANSWERS };
const run = ['assign', 'run', '--randomness', ASSIGNMENT_RANDOMNESS];

async function succeed(folder: string, call: string | readonly string[]): Promise<void> {
  const { exitCode, stderr } = await runLoting(folder, call, options);
  if (exitCode !== 0) throw new Error(`loting ${String(call)}: ${stderr}`);
}

/** Nothing may differ; gives what was not checked. */
async function expectSound(folder: string): Promise<readonly string[]> {
  const everybody = verify(await makeBundleFolder(folder, 'public'));
  expect(everybody.exitCode, everybody.stdout + everybody.stderr).toBe(0);
  const { exitCode, stdout, stderr } = verify(await makeBundleFolder(folder, 'researchers'));
  expect(stderr).toBe('');
  expect(exitCode, stdout).toBe(0);
  return stdout.split('\n').filter((line) => line.startsWith('- '));
}

/** Changes the text of an event, and makes the whole chain of the log fit again, as a forger with all means would. */
function inEvent(type: string, from: string | RegExp, to: string): Forge {
  return inRechainedLog((events) => {
    const before = events.map((event) => canonicalJson(event));
    const after = before.map((line) => (line.includes(`"type":"${type}"`) ? line.replace(from, to) : line));
    if (after.every((line, place) => line === before[place])) {
      throw new Error(`no event ${type} has ${String(from)}`);
    }
    return after.map((line) => JSON.parse(line) as LogLine);
  });
}

let signedUp: SmallPanel;
beforeAll(async () => {
  signedUp = await makeSmallPanel('sign-ups');
});

describe.skipIf(isPythonOptional)('the verifier in Python, of groups', () => {
  it('recomputes quotas for questions, and exclusions by answers, whatever the settings say since', async () => {
    const folder = copyPanel(await makePanelWithQuestions());
    await succeed(folder, [...run, '--case', 'case-1']);
    editSettings(folder, [[['cases', 0, 'excludeAnswers'], { 'wmo-care': ['yes'] }]]);
    await succeed(folder, ['assign', 'replace']);
    await succeed(folder, run);
    editSettings(folder, [
      [['signUp', 'questions'], []],
      [['cases', 0, 'quotaFeatures'], ['gender']],
      [['cases', 0, 'excludeAnswers'], {}],
      [['cases', 1, 'excludeAnswers'], {}],
      [['cases', 1, 'groupSize'], 3],
    ]);
    await expectSound(folder);
    const bundle = path.join(folder, 'bundle-researchers');
    const members = readFileSync(path.join(bundle, 'members.csv'), 'utf8');
    // An answer that no group has quotas for stays sealed.
    expect(members.split('\n')[0]).toMatch(/,education,excluded_cases$/);
    const forged: readonly [Forge, RegExp][] = [
      [
        inEvent('assignment.made', '"low":400000', '"low":900000'),
        /run-1-input\.json: case case-1 has 2 to 5 for education low, but the population, and the settings and widenings/,
      ],
      [
        inEvent('assignment.made', '"quotaTolerance":2', '"quotaTolerance":3'),
        /for gender [MV], but the population/,
      ],
      [
        inEvent('assignment.made', '"overInvite":0', '"overInvite":1'),
        /groupSize of case case-1, against the settings in the log, is 8, but should be 9/,
      ],
      [
        inEvent('assignment.made', '"maximumCasesPerMember":4', '"maximumCasesPerMember":5'),
        /maximumCasesPerMember, against the log, is 4, but should be 5/,
      ],
      [
        inEvent('assignment.made', '"tolerance":0', '"tolerance":1'),
        /maximumSize of case case-1, against the settings in the log, is 8, but should be 9/,
      ],
      [
        inEvent('assignment.made', '"excludeAnswers":{}', '"excludeAnswers":{"education":["low"]}'),
        /the cases that [0-9a-f]{32} may not judge are not what the log and the answers give/,
      ],
      [
        inEvent('assignment.replaced', '"wmo-care":["yes"]', '"education":["low"]'),
        /replacement-\d+-input\.json: the cases that [0-9a-f]{32} may not judge/,
      ],
    ];
    for (const [forge, expected] of forged) {
      const { exitCode, differences, stderr } = verifyForged(bundle, forge);
      expect(stderr).toBe('');
      expect(exitCode).toBe(1);
      expect(differences.join('\n')).toMatch(expected);
    }
  });

  it('recomputes widened quotas, and finds a widening that was hidden, invented or changed', async () => {
    const folder = copyPanel(signedUp);
    editSettings(
      folder,
      [0, 1].flatMap((index) => [
        [['cases', index, 'groupSize'], 28] as const,
        [['cases', index, 'quotaTolerance'], 0] as const,
      ]),
    );
    await succeed(folder, [...run, '--accept-relaxation']);
    await expectSound(folder);
    const bundle = path.join(folder, 'bundle-researchers');
    const widenings = /"widenings":\[\{.*?\}/u;
    expect(readFileSync(path.join(bundle, 'log.jsonl'), 'utf8')).toMatch(widenings);
    const forged: readonly [Forge, RegExp][] = [
      [
        inEvent('assignment.made', /"widenings":\[\{.*?\},?/u, '"widenings":['),
        /but the population, and the settings/,
      ],
      [
        inEvent('assignment.made', /("widenings":\[.*?"from":)/u, '$19'),
        /the widening of the \w+ of \w+ \S+ in case case-\d does not start from the quota/,
      ],
      [
        inEvent('assignment.made', /("widenings":\[.*?"to":)\d+/u, '$199'),
        /but the population, and the settings|does not start/,
      ],
    ];
    for (const [forge, expected] of forged) {
      const { exitCode, differences } = verifyForged(bundle, forge);
      expect(exitCode).toBe(1);
      expect(differences.join('\n')).toMatch(expected);
    }
  });

  it('looks at every way to fill seats that many left at once, and takes nobody else', async () => {
    const folder = copyPanel(signedUp);
    await succeed(folder, run);
    const letters = queryColumn(
      folder,
      'SELECT DISTINCT invitation_id FROM assignments JOIN invitations USING (resident_id) ORDER BY resident_id LIMIT 5',
    );
    const [first, ...others] = letters.map((letter) => codeOfLetter(String(letter)));
    for (const code of others) await succeed(folder, ['signup', 'withdraw', code]);
    await succeed(folder, ['assign', 'replace']);
    await succeed(folder, ['signup', 'withdraw', first ?? '']);
    await succeed(folder, ['assign', 'replace']);
    expect(await expectSound(folder)).not.toContainEqual(expect.stringContaining('too many ways'));
    const bundle = path.join(folder, 'bundle-researchers');
    const nobody = verifyForged(
      bundle,
      inCell('seat-changes.csv', 1, 'enters', () => ''),
    );
    expect(nobody.differences.join('\n')).toMatch(/the seats could be filled with fewer empty/);
    const members = queryColumn(folder, 'SELECT resident_id FROM members').map(String);
    const [entrant] = queryColumn(folder, 'SELECT enters FROM seat_changes ORDER BY change_id').map(String);
    for (const other of members.filter((id) => id !== entrant)) {
      const { differences } = verifyForged(
        bundle,
        inCell('seat-changes.csv', 1, 'enters', () => other),
      );
      expect(differences.join('\n'), other).toMatch(
        /could be filled with fewer empty|is not the next in the order of reserves|at most \d+ may be/,
      );
    }
  });
});
