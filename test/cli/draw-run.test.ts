import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import {
  DICE,
  DRAND_CALL,
  expectWhole,
  makeCommittedPanel,
  makeDrawnPanel,
  makeFramedPanel,
  readJson,
  expectRefused,
  ROUND,
  run,
  SIGNATURE,
  succeed,
  textOf,
} from './drawn-panel.ts';

const LIST = 'audit/drawn-wave-1.csv';
const reason = ['--reason', 'the network of drand was down'];
const dice = (text: string, ...options: readonly string[]): readonly string[] => [
  'draw',
  'run',
  '--randomness',
  text,
  ...options,
];

describe('loting draw run with the announced drand round', () => {
  it('draws with the SHA-256 of the signature, and keeps round and signature in the log', async () => {
    const folder = await makeCommittedPanel();
    const drawn = await readJson(folder, DRAND_CALL);
    expect(drawn).toMatchObject({
      randomness: 'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587',
      drandRound: ROUND,
      exceptions: [],
      reason: null,
    });
    expect(await succeed(folder, 'audit log --lines')).toContain(
      `"round":${ROUND},"signature":"${SIGNATURE}"`,
    );
    await expectWhole(folder);
    expect(await succeed(folder, 'status')).not.toContain('Remarks');
  });

  it('refuses a signature with one changed digit, and that of another round', async () => {
    const folder = await makeCommittedPanel();
    const changed = SIGNATURE.replace(/^b7/, 'b6');
    await expectRefused(
      folder,
      `draw run --drand-round ${ROUND} --drand-signature ${changed}`,
      /not made by the drand chain quicknet/,
    );
    await expectRefused(
      folder,
      `draw run --drand-round ${ROUND + 1} --drand-signature ${SIGNATURE}`,
      /not made by the drand chain quicknet/,
    );
    await expectRefused(
      folder,
      `draw run --drand-round ${ROUND} --drand-signature b7`,
      /does not have 96 digits/,
    );
  });

  it.each([
    'draw run',
    `draw run --drand-round ${ROUND}`,
    `draw run --drand-signature ${SIGNATURE}`,
    `draw run --randomness dice --drand-round ${ROUND} --drand-signature ${SIGNATURE}`,
  ])('refuses "%s"', async (call) => {
    expect((await run(await makeCommittedPanel(), call)).exitCode).not.toBe(0);
  });

  it('writes its list again when the same draw is given again, and nothing else', async () => {
    const folder = await makeDrawnPanel();
    const list = textOf(folder, LIST);
    const log = await succeed(folder, 'audit log --lines');
    rmSync(path.join(folder, LIST));
    expect((await run(folder, 'audit verify')).exitCode).toBe(1);
    expect(await succeed(folder, DRAND_CALL)).toContain('Nothing changed: this draw was made before.');
    expect(textOf(folder, LIST)).toBe(list);
    expect(await succeed(folder, 'audit log --lines')).toBe(log);
    await expectWhole(folder);
  });
});

describe('a draw that does not go by the book', () => {
  it('is refused without a commitment, and stands in every report when it is made all the same', async () => {
    const folder = await makeFramedPanel();
    await expectRefused(folder, dice(DICE), /has not been committed to in public/);
    await expectRefused(folder, dice(DICE, '--without-commitment'), /An exception needs a reason/);
    await succeed(folder, dice(DICE, '--without-commitment', ...reason));
    for (const report of ['status', 'audit log', 'audit verify']) {
      expect(await succeed(folder, report), report).toMatch(
        /was made\s+without a published commitment. Reason given: the network of drand was down\./,
      );
    }
    await expectWhole(folder);
    await expectRefused(folder, `frame commit --drand-round ${ROUND + 9e7}`, /The draw has been made/);
  });

  it('is refused with another source than announced, without the option that says so', async () => {
    const folder = await makeCommittedPanel();
    await expectRefused(folder, dice(DICE), /not the randomness that was announced: round 657413/);
    await expectRefused(
      folder,
      dice(DICE, '--without-commitment', ...reason),
      /--without-commitment does not fit/,
    );
    await succeed(folder, dice(DICE, '--another-source', ...reason));
    expect(await succeed(folder, 'status')).toMatch(/used another\s+randomness than was announced/);
    await expectWhole(folder);
  });

  it.each(['', ' ', 'two\nlines', 'a;b', 'a/b', '(x)', 'ends in a space ', 'x'.repeat(201), 'e\u0301'])(
    'needs a reason that can be published, and not %j',
    async (text) => {
      const folder = await makeFramedPanel();
      await expectRefused(
        folder,
        dice(DICE, '--without-commitment', '--reason', text),
        /The reason has a character/,
      );
    },
  );

  it('takes no option that it does not need', async () => {
    const folder = await makeCommittedPanel();
    await expectRefused(folder, `${DRAND_CALL} --again --reason x`, /--again does not fit/);
    await expectRefused(folder, `${DRAND_CALL} --reason x`, /--reason does not fit/);
  });
});

describe('a second draw', () => {
  it('takes the place of the first, which stays recorded', async () => {
    const folder = await makeDrawnPanel();
    const first = textOf(folder, LIST);
    await expectRefused(folder, dice(DICE), /The draw has been made under this commitment/);
    await expectRefused(folder, dice(DICE, '--again', ...reason), /not the randomness that was announced/);
    await succeed(folder, dice(DICE, '--again', '--another-source', ...reason));
    expect(textOf(folder, LIST)).not.toBe(first);
    expect(await readJson(folder, 'status')).toMatchObject({
      waves: [{ wave: 1, drawnCount: textOf(folder, LIST).trimEnd().split('\n').length - 1 }],
    });
    for (const report of ['status', 'audit log', 'audit verify']) {
      expect(await succeed(folder, report), report).toContain('took the place of the draw of 2027-01-05');
    }
    await expectWhole(folder);
  });

  it('clears what a second wave of the first left', async () => {
    const folder = await makeDrawnPanel();
    await succeed(folder, 'draw wave --letters GM0344=20');
    await succeed(folder, dice(DICE, '--again', '--another-source', ...reason));
    expect(textOf(folder, 'audit/drawn-wave-2.csv')).toBe('');
    expect(textOf(folder, 'audit/drawn-all-waves.csv')).toBe('');
    await expectWhole(folder);
  });

  it('clears it when it is given again, if it could not then', async () => {
    const folder = await makeDrawnPanel();
    await succeed(folder, 'draw wave --letters GM0344=20');
    const again = dice(DICE, '--again', '--another-source', ...reason);
    await succeed(folder, again);
    for (const name of ['audit/drawn-wave-2.csv', 'audit/drawn-all-waves.csv']) {
      writeFileSync(path.join(folder, name), 'left');
    }
    await succeed(folder, again);
    expect(textOf(folder, 'audit/drawn-wave-2.csv')).toBe('');
    expect(textOf(folder, 'audit/drawn-all-waves.csv')).toBe('');
  });

  it('cannot be the first one again', async () => {
    const folder = await makeDrawnPanel();
    await succeed(folder, dice(DICE, '--again', '--another-source', ...reason));
    await expectRefused(
      folder,
      `${DRAND_CALL} --again --reason x`,
      /was made before, and gives the same residents/,
    );
  });

  it('can be replaced in its turn, and the audit finds a changed hash of the first', async () => {
    const folder = await makeDrawnPanel();
    await succeed(folder, dice('1 1 1', '--again', '--another-source', ...reason));
    await succeed(folder, dice('2 2 2', '--again', '--another-source', ...reason));
    await expectWhole(folder);
    const { steps } = await readJson(folder, 'audit verify');
    expect(JSON.stringify(steps).match(/took the place of/g)).toHaveLength(2);
  });

  it('comes too late once letters were made', async () => {
    const folder = await makeDrawnPanel();
    await succeed(folder, 'letters render --leave-out');
    await expectRefused(
      folder,
      dice(DICE, '--again', '--another-source', ...reason),
      /Letters of the draw have been made/,
    );
    await expectRefused(folder, dice(DICE), /Letters of the draw have been made/);
  });
});

const changeLines = (change: (lines: string[]) => string[]) => (text: string) => {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  return `${[header, ...change(lines)].join('\n')}\n`;
};

describe('a frame file that is not as it was written', () => {
  const frame = 'audit/frame.csv';

  it.each<[string, (text: string) => string, RegExp]>([
    ['a changed id', (text) => text.replace(/\n./, (row) => (row === '\n0' ? '\n1' : '\n0')), /frame/],
    ['a row missing', changeLines((lines) => lines.slice(1)), /not the one that was committed to/],
    ['a row doubled', changeLines((lines) => [...lines.slice(0, 1), ...lines]), /same id as the row before/],
    ['two rows changed round', changeLines(([a = '', b = '', ...rest]) => [b, a, ...rest]), /wrong place/],
    ['no rows', changeLines(() => []), /no residents/],
    ['its end cut off', (text) => text.slice(0, -20), /not end|stratum/],
    ['another stratum', (text) => text.replace('GM0344/M', 'GM0344/V'), /not the one that was committed to/],
  ])('is refused with %s, by every command that draws', async (_, change, sentence) => {
    const folder = await makeCommittedPanel();
    const file = path.join(folder, frame);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    await expectRefused(folder, DRAND_CALL, sentence);
  });

  it('is refused when the database gives it another hash than was committed to', async () => {
    const folder = await makeCommittedPanel();
    const db = new BetterSqlite3(path.join(folder, 'loting.db'));
    db.exec('UPDATE frames SET frame_hash = lower(hex(zeroblob(32)))');
    db.close();
    await expectRefused(folder, DRAND_CALL, /commitment does not follow from the frame/);
  });

  it('is refused for a further wave too', async () => {
    const folder = await makeDrawnPanel();
    const file = path.join(folder, frame);
    writeFileSync(file, changeLines((lines) => lines.slice(1))(readFileSync(file, 'utf8')));
    await expectRefused(folder, 'draw wave --letters GM0344=20', /not the one that was committed to/);
  });
});
