import { beforeAll, describe, expect, it } from 'vitest';
import { digestFolder } from './folder-digest.ts';
import { runJson, runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import {
  AFTER_ANSWERS,
  ASSIGNMENT_RANDOMNESS,
  copyPanel,
  editSettings,
  makeSmallPanel,
  queryColumn,
} from './small-panel.ts';

let signedUp: SmallPanel;
let assigned: SmallPanel;
const options = { now: AFTER_ANSWERS };

beforeAll(async () => {
  signedUp = await makeSmallPanel('sign-ups');
  assigned = await makeSmallPanel('assignment');
});

interface PlanJson {
  readonly feasible: boolean;
  readonly inputHash: string;
  readonly memberCount: number;
  readonly seatCount: number;
  readonly types: readonly { readonly memberCount: number; readonly expectedLoad: string }[];
  readonly values: readonly { readonly value: string; readonly extraMemberCount: number }[];
  readonly conflicts: readonly { readonly code: string; readonly what: string }[];
  readonly widenings: readonly { readonly caseId: string; readonly from: number; readonly to: number }[];
}

describe('loting assign plan', () => {
  it('shows the chances that the lottery then has, and changes nothing', async () => {
    const before = digestFolder(signedUp.folder);
    const { stdout, stderr, exitCode } = await runLoting(signedUp.folder, 'assign plan', options);
    const plan = (await runJson(signedUp.folder, 'assign plan', options)).json as PlanJson;
    const run = await runJson(
      signedUp.folder,
      ['assign', 'run', '--dry-run', '--randomness', ASSIGNMENT_RANDOMNESS],
      options,
    );
    expect(digestFolder(signedUp.folder)).toEqual(before);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(plan).toMatchObject({ feasible: true, seatCount: 16, widenings: [] });
    expect(run.json).toMatchObject({
      inputHash: plan.inputHash,
      figures: { smallestExpectedLoad: plan.types[0]?.expectedLoad, memberCount: plan.memberCount },
    });
    expect(plan.types.reduce((sum, { memberCount }) => sum + memberCount, 0)).toBe(plan.memberCount);
    const expected = plan.types.reduce((sum, type) => sum + type.memberCount * Number(type.expectedLoad), 0);
    expect(expected).toBeCloseTo(plan.seatCount, 6);
    expect(stdout).toContain(`to publish before the randomness exists: ${plan.inputHash}`);
    expect(stdout).toMatch(new RegExp(`^ *Total +${plan.memberCount} +${plan.types.length} *$`, 'm'));
    for (const { value } of plan.values) expect(stdout).toMatch(new RegExp(` ${value} +\\d`));
    expect(stdout).not.toMatch(/\b[0-9a-f]{32}\b/u);
  });

  it('looks at some cases only, and at none that was called', async () => {
    const one = (await runJson(signedUp.folder, 'assign plan --case case-2', options)).json as PlanJson;
    expect(one.seatCount).toBe(8);
    const called = await runLoting(assigned.folder, 'assign plan', options);
    expect(called.exitCode).toBe(1);
    expect(called.stderr).toContain('✗');
  });

  it('names what conflicts, who is lacking and the smallest widening, and widens nothing by itself', async () => {
    const folder = copyPanel(signedUp);
    makeTooTight(folder);
    const before = digestFolder(folder);
    const { stdout, stderr, exitCode } = await runLoting(folder, 'assign plan', options);
    const { json } = await runJson(folder, 'assign plan', options);
    const plan = json as PlanJson;
    expect(exitCode).toBe(1);
    expect(plan.feasible).toBe(false);
    expect(plan.widenings.length).toBeGreaterThan(0);
    for (const { what } of plan.conflicts) expect(stderr).toContain(what);
    expect(stdout).toContain('The smallest widening that works');
    expect(stdout).toContain('Nothing was widened.');
    const lacking = plan.values.filter(({ extraMemberCount }) => extraMemberCount > 0);
    for (const { extraMemberCount } of lacking) {
      expect(stdout).toContain(`${extraMemberCount} more sign-ups needed`);
    }
    const relaxed = await runJson(folder, 'assign plan --with-relaxation', options);
    expect(relaxed.exitCode).toBe(0);
    expect(relaxed.json).toMatchObject({ feasible: true, widenings: plan.widenings });
    expect((relaxed.json as PlanJson).inputHash).not.toBe(plan.inputHash);
    const shown = await runLoting(folder, 'assign plan --with-relaxation', options);
    expect(shown.stdout).toContain('Quotas widened in this plan only');
    expect(shown.stdout).toContain('Next: loting assign run --accept-relaxation');
    expect(digestFolder(folder)).toEqual(before);
  });
});

describe('loting assign run --accept-relaxation', () => {
  const run = ['assign', 'run', '--randomness', ASSIGNMENT_RANDOMNESS];
  const relaxedRun = [...run, '--accept-relaxation'];

  it('draws with the widening of the plan, tells it in the log, and the audit bears it out', async () => {
    const folder = copyPanel(signedUp);
    makeTooTight(folder);
    const before = digestFolder(folder);
    const refused = await runLoting(folder, run, options);
    expect(refused.exitCode).toBe(1);
    expect(digestFolder(folder)).toEqual(before);
    const plan = (await runJson(folder, 'assign plan --with-relaxation', options)).json as PlanJson;
    const { json, exitCode, stderr } = await runJson(folder, relaxedRun, options);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(json).toMatchObject({ inputHash: plan.inputHash, widenings: plan.widenings });
    const events = queryColumn(folder, 'SELECT data FROM audit_events ORDER BY sequence').map(
      (data) => JSON.parse(String(data)) as Pick<PlanJson, 'widenings'>,
    );
    expect(events.at(-1)?.widenings).toEqual(plan.widenings);
    expect(await runLoting(folder, 'audit verify', options)).toMatchObject({ exitCode: 0 });
    // The settings of the run stand in the log: what loting.yaml says later is a remark, and no more.
    editSettings(folder, [
      [['cases', 0, 'quotaTolerance'], 3],
      [['cases', 1, 'groupSize'], 8],
      [['assignment', 'maximumCasesPerMember'], 1],
    ]);
    const audit = await runLoting(folder, 'audit verify', options);
    expect(audit).toMatchObject({ exitCode: 0, stderr: '' });
    expect(audit.stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /Settings were changed after the groups of event \d+ were called: cases\.case-1\.quotaTolerance, cases\.case-2\.groupSize, assignment\.maximumCasesPerMember\./u,
    );
  });

  it('widens nothing when the quotas can be met', async () => {
    const strict = await runJson(signedUp.folder, [...run, '--dry-run'], options);
    const relaxed = await runJson(signedUp.folder, [...relaxedRun, '--dry-run'], options);
    expect(relaxed.json).toEqual(strict.json);
    expect(relaxed.json).toMatchObject({ widenings: [] });
  });
});

/** Groups of nearly everybody, without any room in the quotas. */
function makeTooTight(folder: string): void {
  editSettings(
    folder,
    [0, 1].flatMap((index) => [
      [['cases', index, 'groupSize'], 28] as const,
      [['cases', index, 'quotaTolerance'], 0] as const,
    ]),
  );
}
