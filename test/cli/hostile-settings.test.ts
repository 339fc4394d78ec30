/** A settings file that somebody made to do harm: bombs, inherited names, huge numbers, and paths that lead out. */
import { appendFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parseSettings } from '../../src/domain/settings/parse-settings.ts';
import { makeTestFolder, runLoting } from './run-loting.ts';
import { copyPanel, editFile, editSettings, makeSmallPanel, readText } from './small-panel.ts';

const panel = await makeSmallPanel('frame');
const whole = readText(panel.folder, 'loting.yaml');

/** What is said of a settings file, and how long that took. */
function judge(text: string) {
  const start = performance.now();
  const parsed = parseSettings(text, 'loting.yaml');
  return { codes: parsed.ok ? [] : parsed.failures.map(({ code }) => code), ms: performance.now() - start };
}

/** Each name stands for ten of the one before: 10^9 in nine lines. */
const aliasBomb = [
  'a0: &a0 [x, x]',
  ...Array.from({ length: 9 }, (_, index) => {
    const before = Array.from({ length: 10 }, () => `*a${index}`).join(', ');
    return `a${index + 1}: &a${index + 1} [${before}]`;
  }),
].join('\n');

describe('a settings file that was made to do harm', () => {
  it.each([
    ['aliases of aliases', `${whole}\n${aliasBomb}\n`],
    ['a merge of itself', `${whole}\nx: &x\n  <<: *x\n`],
    ['a merge key', `${whole}\nx: &x\n  y: 1\nz:\n  <<: *x\n`],
    ['20,000 brackets', `${whole}\nx: ${'['.repeat(20_000)}`],
    ['20,000 closed brackets', `${whole}\nx: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`],
    [
      'a thousand groups in each other',
      `${whole}\n${Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}x:`).join('\n')}\n`,
    ],
    ['100,000 dots', `${whole}\n${'a.'.repeat(100_000)}a: 1\n`],
    ['a tag of another language', `${whole}\nx: !!python/object/apply:os.system ["true"]\n`],
    ['a function', `${whole}\nx: !!js/function "function () { throw 1 }"\n`],
    ['binary data', `${whole}\nx: !!binary aGVsbG8=\n`],
    ['a second document', `${whole}\n---\nx: 1\n`],
    ['a number of a million digits', whole.replace(/groupSize: \d+/, `groupSize: ${'9'.repeat(1_000_000)}`)],
    ['a name that is a list', `${whole}\n? [x, y]\n: 1\n`],
    ['a name of a megabyte', `${whole}\n${'x'.repeat(1_000_000)}: 1\n`],
  ])('with %s is refused, and soon, and the library that reads it says nothing itself', (_, text) => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const { codes, ms } = judge(text);
    const warningCount = warn.mock.calls.length;
    warn.mockRestore();
    expect(codes).not.toEqual([]);
    expect(ms).toBeLessThan(10_000);
    expect(warningCount).toBe(0);
  });

  it.each([
    '__proto__: { isAdmin: true }',
    '"__proto__.isAdmin": true',
    '__proto__.privacy.keepWeeks: 1',
    'privacy.__proto__.isAdmin: true',
    'constructor: { prototype: { isAdmin: true } }',
    'constructor.prototype.isAdmin: true',
    'toString.isAdmin: true',
    'hasOwnProperty: 1',
  ])('with %j is refused by that name, and changes nothing that others inherit', (line) => {
    const { codes } = judge(`${whole}\n${line}\n`);
    expect(codes).toEqual(['settings.unknown-key']);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each([
    [['municipalities', 0, 'targetMembers'], Number.MAX_SAFE_INTEGER],
    [['municipalities', 0, 'letters'], Number.MAX_SAFE_INTEGER],
    [['municipalities', 0, 'expectedResponse'], 1e-300],
    [['panel', 'members', 'maximum'], Number.MAX_SAFE_INTEGER],
    [['cases', 0, 'groupSize'], Number.MAX_SAFE_INTEGER],
    [['cases', 0, 'overInvite'], Number.MAX_SAFE_INTEGER],
    [['cases', 0, 'quotaTolerance'], Number.MAX_SAFE_INTEGER],
    [['assignment', 'maximumCasesPerMember'], Number.MAX_SAFE_INTEGER],
  ])('with a huge or tiny number at %j gives an answer, and soon', async (at, value) => {
    const folder = copyPanel(panel);
    editSettings(folder, [[at, value]]);
    for (const call of ['draw plan --json', 'assign plan --json', 'next --json']) {
      const start = performance.now();
      const { exitCode, stderr } = await runLoting(folder, call);
      expect(exitCode, stderr).toBeLessThan(2);
      expect(performance.now() - start).toBeLessThan(20_000);
    }
  });
});

describe('a path in a file that people edit', () => {
  it.each(['../loting.key', '/etc/passwd', '..\\loting.key', '..', '.', 'a\\0b', 'x/../../loting.key'])(
    'cannot lead out of templates: %j as a picture, a font or a letter',
    async (name) => {
      for (const [key, value] of [
        ['logo', { file: name, place: 'left', widthMm: 20, heightMm: 10, alternative: 'x' }],
        ['fonts', { regular: name, bold: name }],
      ] as const) {
        const folder = copyPanel(panel);
        const text = JSON.stringify(value).replaceAll('a\\\\0b', 'a\\u0000b');
        appendFileSync(path.join(folder, 'templates/style.yaml'), `\n${key}: ${text}\n`);
        const { exitCode, stderr } = await runLoting(folder, 'letters testsheet');
        expect(exitCode, stderr).toBe(1);
        expect(stderr).not.toContain('root:');
        expect(stderr).not.toContain('07'.repeat(16));
      }
      const folder = copyPanel(panel);
      const shown = JSON.stringify(name).replace('a\\\\0b', 'a\\u0000b');
      editFile(folder, 'loting.yaml', /^( +)targetMembers/m, `$1style: ${shown}\n$1targetMembers`);
      expect((await runLoting(folder, 'letters testsheet')).exitCode).toBe(1);
    },
  );

  it('may lead anywhere for a register, which is only read; a name that no system has is refused', async () => {
    const folder = copyPanel(panel);
    const elsewhere = makeTestFolder();
    writeFileSync(path.join(elsewhere, 'r.csv'), readText(folder, 'registers/GM0344.csv'));
    editSettings(folder, [[['municipalities', 0, 'register'], path.join(elsewhere, 'r.csv')]]);
    expect((await runLoting(folder, 'frame build --dry-run')).exitCode).toBe(0);
    for (const register of ['a\0b', '/dev/zero', '/dev/stdin', '..', 'x'.repeat(5000)]) {
      editSettings(folder, [[['municipalities', 0, 'register'], register]]);
      for (const call of ['frame build --dry-run', 'doctor']) {
        const { exitCode, stderr } = await runLoting(folder, call);
        expect(exitCode, `${call} ${register.slice(0, 9)}: ${stderr}`).toBeLessThan(2);
      }
      expect((await runLoting(folder, 'frame build --dry-run')).exitCode).toBe(1);
    }
  });

  it('of a template may be a link, which is only read as a template', async () => {
    const folder = copyPanel(panel);
    symlinkSync(path.join(folder, 'loting.key'), path.join(folder, 'templates/secret.yaml'));
    editFile(folder, 'loting.yaml', /^( +)targetMembers/m, '$1style: secret.yaml\n$1targetMembers');
    const { exitCode, stdout, stderr } = await runLoting(folder, 'letters testsheet');
    expect(exitCode).toBe(1);
    expect(stdout + stderr).not.toContain('0707');
  });
});
