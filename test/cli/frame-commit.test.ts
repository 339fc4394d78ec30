import { describe, expect, it } from 'vitest';
import {
  AFTER,
  BEFORE,
  changeSettings,
  DICE,
  expectWhole,
  makeCommittedPanel,
  makeFramedPanel,
  expectRefused,
  ROUND,
  run,
  succeed,
  textOf,
} from './drawn-panel.ts';
import { makeTestFolder } from './run-loting.ts';

const COMMITMENT_FILE = 'audit/commitment.json';
const SOURCE = 'six dice, town hall, 5 January 2027, written as 6 digits with spaces';

const announcedIn = (folder: string): unknown =>
  (JSON.parse(textOf(folder, COMMITMENT_FILE)) as Record<string, unknown>)['announced'];

describe('loting frame commit', () => {
  it('gives one line to publish, and keeps the announced round beside the commitment', async () => {
    const folder = await makeFramedPanel();
    const { commitment } = JSON.parse(textOf(folder, COMMITMENT_FILE)) as { commitment: string };
    const printed = await succeed(folder, `frame commit --drand-round ${ROUND}`, BEFORE);
    const line = printed.split('\n').find((each) => each.startsWith('Draw of De Tweede Mening'));
    expect(line).toContain(commitment);
    expect(line).toContain('round 657413 of drand quicknet, known on 2023-09-15 11:00:03 UTC');
    expect(printed).toContain('Friday, 15 September 2023 at 13:00:03');
    expect(announcedIn(folder)).toMatchObject({ kind: 'drand', round: ROUND });
    expect(await succeed(folder, 'audit log')).toContain('frame.committed');
    await expectWhole(folder);
  });

  it('takes other randomness in words', async () => {
    const folder = await makeFramedPanel();
    const printed = await succeed(folder, ['frame', 'commit', '--randomness-source', SOURCE]);
    expect(printed).toContain(`public randomness: ${SOURCE}`);
    expect(announcedIn(folder)).toEqual({ kind: 'text', text: SOURCE });
    await succeed(folder, ['draw', 'run', '--randomness', DICE]);
    await expectWhole(folder);
  });

  it('changes nothing the second time, not even when the round is known by then', async () => {
    const folder = await makeCommittedPanel();
    const before = textOf(folder, COMMITMENT_FILE);
    expect(await succeed(folder, `frame commit --drand-round ${ROUND}`, AFTER)).toContain('Nothing changed');
    expect(textOf(folder, COMMITMENT_FILE)).toBe(before);
    expect(await succeed(folder, 'audit log --lines')).toSatisfy(
      (lines: string) => lines.split('frame.committed').length === 2,
    );
  });

  it('never replaces an announcement', async () => {
    const folder = await makeCommittedPanel();
    await expectRefused(
      folder,
      `frame commit --drand-round ${ROUND + 1}`,
      /The commitment to this frame stands/,
      BEFORE,
    );
    await expectRefused(
      folder,
      ['frame', 'commit', '--randomness-source', SOURCE],
      /commitment to this frame stands/,
    );
  });

  it('refuses a round that is known, and one far away', async () => {
    const folder = await makeFramedPanel();
    await expectRefused(
      folder,
      `frame commit --drand-round ${ROUND}`,
      /became known on 2023-09-15 11:00:03 UTC/,
    );
    await expectRefused(folder, 'frame commit --drand-round 400000000', /more than a year from now/);
  });

  it.each([
    'frame commit',
    `frame commit --drand-round ${ROUND} --randomness-source dice`,
    'frame commit --drand-round 0',
    'frame commit --drand-round 1.5',
  ])('refuses "%s"', async (call) => {
    expect((await run(await makeFramedPanel(), call, BEFORE)).exitCode).not.toBe(0);
  });

  it('refuses a description that cannot be published', async () => {
    const folder = await makeFramedPanel();
    for (const text of ['', 'two\nlines', 'e\u0301e\u0301n die', 'x'.repeat(301)]) {
      await expectRefused(
        folder,
        ['frame', 'commit', '--randomness-source', text],
        /description of the randomness/,
      );
    }
  });

  it('refuses settings that changed since the frame was built, and a folder without a frame', async () => {
    const folder = await makeFramedPanel();
    changeSettings(folder, [[['eligibility', 'minimumAge'], 19]]);
    await expectRefused(folder, `frame commit --drand-round ${ROUND}`, /setting/, BEFORE);
    const empty = makeTestFolder();
    await succeed(empty, 'init .');
    await succeed(empty, 'status');
    await expectRefused(empty, `frame commit --drand-round ${ROUND}`, /no frame yet/, BEFORE);
  });

  it('writes nothing on a dry run', async () => {
    const folder = await makeFramedPanel();
    const before = textOf(folder, COMMITMENT_FILE);
    await succeed(folder, `frame commit --drand-round ${ROUND} --dry-run`, BEFORE);
    expect(textOf(folder, COMMITMENT_FILE)).toBe(before);
    expect(await succeed(folder, 'status')).toContain('Next: loting frame commit');
  });

  it('keeps the announcement when the same frame is built again', async () => {
    const folder = await makeCommittedPanel();
    await succeed(folder, 'frame build');
    expect(announcedIn(folder)).toMatchObject({ round: ROUND });
    await expectWhole(folder);
  });

  it('is remembered of a frame that was never drawn from', async () => {
    const folder = await makeCommittedPanel();
    changeSettings(folder, [[['eligibility', 'minimumAge'], 21]]);
    await succeed(folder, 'frame build');
    expect(announcedIn(folder)).toBeUndefined();
    await succeed(folder, ['frame', 'commit', '--randomness-source', SOURCE]);
    await succeed(folder, ['draw', 'run', '--randomness', DICE]);
    for (const report of ['status', 'audit log', 'audit verify']) {
      expect(await succeed(folder, report), report).toContain('Another frame was committed to before');
    }
  });
});
