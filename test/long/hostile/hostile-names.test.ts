/** Hostile names go through the whole pilot: nothing steers a terminal, runs in a page or a table, or breaks out of a PDF. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { JSDOM } from 'jsdom';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runLoting } from '../../cli/run-loting.ts';
import {
  AFTER_ANSWERS,
  AFTER_POSTING,
  ANSWERS_FILE,
  ASSIGNMENT_RANDOMNESS,
  DRAW_RANDOMNESS,
  makeSmallPanel,
  RANDOMNESS_SOURCE,
  ZOETERMEER_FILES,
} from '../../cli/small-panel.ts';
import {
  hostileNames,
  plantHostileAnswers,
  plantHostileRows,
  plantHostileSettings,
} from './hostile-panel.ts';

const registers = ['registers/GM0344.csv', ...ZOETERMEER_FILES];

let folder = '';
let temporary = '';
let usualUmask = 0o022;
const printed: (readonly [call: string, text: string])[] = [];

async function call(
  words: string | readonly string[],
  expectedExitCode = 0,
  now = AFTER_ANSWERS,
): Promise<void> {
  const { exitCode, stdout, stderr } = await runLoting(folder, words, { now });
  printed.push([String(words), stdout + stderr]);
  expect(exitCode, `${String(words)}: ${stderr}`).toBe(expectedExitCode);
}

beforeAll(async () => {
  ({ folder } = await makeSmallPanel('registers'));
  // The worst that an account can be set to: every new file for everybody, but for what the program itself says.
  usualUmask = process.umask(0);
  temporary = makeFolderForTemporaryFiles();
  for (const file of registers) plantHostileRows(folder, file);
  plantHostileSettings(folder);
  await call('register check --problems from-register.csv');
  await call('frame build');
  await call(['frame', 'commit', '--randomness-source', RANDOMNESS_SOURCE]);
  await call('draw plan --strata');
  await call(['draw', 'run', '--randomness', DRAW_RANDOMNESS]);
  await call('letters preview', 0, AFTER_POSTING);
  await call('letters export-addresses', 0, AFTER_POSTING);
  await call('letters render --leave-out', 0, AFTER_POSTING);
  await call('letters posted --all --on 2027-01-12', 0, AFTER_POSTING);
  await call('letters status');
  await plantHostileAnswers(folder);
  await call(`signup import ${ANSWERS_FILE}`);
  await call(
    ['signup', 'find', '--name', hostileNames[0], '--postcode', '1000AA', '--born', '1900-01-01'],
    0,
  );
  await call('signup close --lang nl');
  await call('panel admit');
  await call('signup export');
  await call('signup export --columns code_hash,email --excel --with-secret');
  await call('signup export --limesurvey');
  await call('assign plan');
  await call(['assign', 'run', '--randomness', ASSIGNMENT_RANDOMNESS]);
  await call('assign export --excel --sortition');
  for (const name of ['response', 'assignment', 'weights']) await call(`report ${name}`);
  for (const words of ['status', 'next', 'doctor', 'audit log', 'audit verify']) {
    await call(words);
    await call(`${words} --json`);
  }
  await call('audit bundle --for researchers --out bundle-researchers');
  await call('audit bundle --for public --out bundle-public');
  await call('privacy explain 1-000006');
  await call('privacy access 1-000006 --out access.txt');
  await call('letters render ../../etc/passwd', 2);
  await call('letters printed ../../etc/passwd', 1);
  await call('letters preview --invitation ../../etc/passwd', 2);
  await call(['status', '--dir', '../\u001B[2J'], 1);
  await call(['signup', 'import', '\u001B]0;x\u0007.csv'], 1);
});

afterAll(() => {
  process.umask(usualUmask);
  rmSync(temporary, { recursive: true, force: true });
});

/** A folder that is the system's own for temporary files from here on. */
function makeFolderForTemporaryFiles(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'loting-temporary-'));
  process.env['TMPDIR'] = made;
  return made;
}

function filesThatEnd(end: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end) && !/^(?:registers|from-outside)/.test(name))
    .sort();
}

describe('everything that was written', () => {
  it('is for its owner only, whatever the account is set to, but for the bundle for the public', () => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      // What the test itself put there.
      (name) => !/^(?:registers|from-outside)(?:$|\/)/.test(name),
    );
    const open = names.filter((name) => (statSync(path.join(folder, name)).mode & 0o077) !== 0);
    expect(open.filter((name) => !name.startsWith('bundle-public'))).toEqual([]);
    expect(names.length).toBeGreaterThan(60);
  });

  it('leaves no temporary file behind, in the panel or in the system’s own folder', () => {
    expect(readdirSync(temporary)).toEqual([]);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => /loting-tmp|-journal$|-wal$|-shm$/.test(name))).toEqual([]);
  });
});

describe('hostile names', () => {
  it('send nothing to the terminal that steers it', () => {
    expect(printed.length).toBeGreaterThan(40);
    // eslint-disable-next-line no-control-regex
    const steers = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;
    expect(printed.filter(([, text]) => steers.test(text)).map(([words]) => words)).toEqual([]);
    // The titles were shown, with what was made harmless.
    expect(printed.map(([, text]) => text).join('\n')).toContain('<U+001B>[2J');
  });

  it('are no formula in any table', () => {
    const found: string[] = [];
    const files = filesThatEnd('.csv');
    for (const file of files) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const delimiter = text.startsWith('\uFEFF') ? ';' : ',';
      for (const row of parse(text, { bom: true, delimiter, relax_column_count: true })) {
        const cells = row.filter((cell) => /^[=+\-@\t\r＝＋－＠]./u.test(cell) && !/^-?[\d.,]+$/.test(cell));
        found.push(...cells.map((cell) => `${file}: ${cell}`));
      }
    }
    expect(found).toEqual([]);
    expect(readFileSync(path.join(folder, 'exports/quotas.csv'), 'utf8')).toContain(',_1+1,');
    expect(files).toEqual(
      expect.arrayContaining([
        'audit/drawn-wave-1.csv',
        'audit/frame.csv',
        'audit/rejected-rows.csv',
        'bundle-public/strata.csv',
        'bundle-researchers/members.csv',
        'bundle-researchers/quotas.csv',
        'exports/answers-result.csv',
        'exports/excel/quotas.csv',
        'exports/quotas.csv',
        'exports/weights.csv',
        'from-register.csv',
        'letters/w1-manifest.csv',
      ]),
    );
  });

  it('are text on a page, and nothing that runs', () => {
    const pages = filesThatEnd('.html');
    expect(pages.length).toBeGreaterThanOrEqual(2);
    for (const file of pages) {
      const { document } = new JSDOM(readFileSync(path.join(folder, file), 'utf8')).window;
      expect(document.querySelectorAll('img, iframe, object, embed, base, b').length, file).toBe(0);
      const scripts = [...document.querySelectorAll('script')].map(({ textContent }) => textContent);
      expect(
        scripts.filter((text) => text.includes('alert')),
        file,
      ).toEqual([]);
      const events = [...document.querySelectorAll('*')].flatMap(({ attributes }) =>
        [...attributes].filter(({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value)),
      );
      expect(
        events.map(({ name }) => name),
        file,
      ).toEqual([]);
    }
    const seen = pages.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
    expect(seen).toContain('&lt;script&gt;');
  });

  it('are text in a letter, and nothing that a reader of PDF obeys', async () => {
    const pdfs = filesThatEnd('.pdf');
    expect(pdfs.length).toBeGreaterThanOrEqual(5);
    const texts: string[] = [];
    for (const file of pdfs) {
      const bytes = readFileSync(path.join(folder, file));
      expect(bytes.toString('latin1'), file).not.toMatch(
        /\/(?:JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile)\b/,
      );
      const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
      expect(await pdf.getJSActions(), file).toBe(null);
      expect(await pdf.getAttachments(), file).toBe(null);
      for (let page = 1; page <= pdf.numPages; page++) {
        const { items } = await (await pdf.getPage(page)).getTextContent();
        texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
      }
      await pdf.loadingTask.destroy();
    }
    const all = texts.join('\n');
    for (const name of [') Tj ET Q q BT (', '\\) /JS (app.alert) >>', '<script>alert(1)</script>'])
      expect(all).toContain(name);
    expect(all, 'a placeholder in a name stays text').toContain('{{code}} {{letterNumber}}');
  });
});
