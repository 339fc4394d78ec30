/** The house rules of the code, held by reading the code: one-way imports, pure stages, small files. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const order = [
  'domain',
  'register',
  'frame',
  'draw',
  'letters',
  'signups',
  'assignment',
  'audit',
  'report',
  'store',
  'cli',
];
const pureStages = new Set(order.slice(0, order.indexOf('store')));

interface SourceFile {
  readonly file: string;
  readonly stage: string;
  readonly code: string;
  readonly imports: readonly string[];
}

const files: readonly SourceFile[] = readdirSync(path.join(root, 'src'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => file.endsWith('.ts'))
  .map((file) => {
    const code = readFileSync(path.join(root, 'src', file), 'utf8');
    const imports = [...code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    return { file, stage: file.split(path.sep)[0] ?? '', code, imports };
  });

/** Code without comments, so that a comment may speak of what the code may not do. */
function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

function violations(check: (source: SourceFile) => readonly string[]): readonly string[] {
  return files.flatMap((source) => check(source).map((what) => `${source.file}: ${what}`));
}

describe('the house', () => {
  it('has the stages of the design and no other', () => {
    expect([...new Set(files.map(({ stage }) => stage))].sort()).toEqual(order.toSorted());
  });

  it('imports leftwards only', () => {
    expect(
      violations(({ file, stage, imports }) =>
        imports
          .filter((target) => target.startsWith('.'))
          .map((target) => path.join(path.dirname(file), target).split(path.sep)[0] ?? '')
          .filter((target) => order.indexOf(target) > order.indexOf(stage))
          .map((target) => `${stage} imports ${target}`),
      ),
    ).toEqual([]);
  });

  it('keeps files, databases, clocks, dice and printing out of the pure stages', () => {
    const forbidden =
      /\bnode:(?:fs|child_process|os|net|http|worker_threads)\b|better-sqlite3|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bconsole\.|\bprocess\./g;
    expect(
      violations(({ stage, code }) =>
        pureStages.has(stage) ? [...withoutComments(code).matchAll(forbidden)].map(([found]) => found) : [],
      ),
    ).toEqual([]);
  });

  it('writes SQL in the store only', () => {
    const sql = /\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\b[\s\S]{0,80}\b(?:FROM|VALUES|SET|WHERE)\b/g;
    expect(
      violations(({ stage, code }) =>
        stage === 'store' ? [] : [...withoutComments(code).matchAll(sql)].map(([found]) => found),
      ),
    ).toEqual([]);
  });

  it('keeps every file under 300 lines, opening with what it is for', () => {
    expect(
      violations(({ code }) => [
        ...(code.split('\n').length > 300 ? ['over 300 lines'] : []),
        ...(code.startsWith('/**') ? [] : ['does not open with a sentence']),
      ]),
    ).toEqual([]);
  });

  it('has no catch-all files', () => {
    expect(
      files
        .map(({ file }) => path.basename(file))
        .filter((name) => /^(utils?|helpers?|types|misc|common)\.ts$/.test(name)),
    ).toEqual([]);
  });

  it('uses the global random generator of seedrandom nowhere', () => {
    expect(violations(({ code }) => (/global:\s*true/.test(code) ? ['global generator'] : []))).toEqual([]);
  });
});
