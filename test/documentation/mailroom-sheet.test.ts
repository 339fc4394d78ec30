/** The sheet for the mailroom is one sheet of paper: whoever stands at a printer turns no pages. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { makeTestFolder } from '../cli/run-loting.ts';
import { openPdf } from '../letters/letter-fixtures.ts';

const text = readFileSync(new URL('../../docs/postkamer.md', import.meta.url), 'utf8');

/** Debian's name, and that of the makers. */
const browser = ['chromium', 'google-chrome'].find(
  (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0,
);

const STYLE = `@page { size: A4; margin: 15mm }
body { font: 10pt/1.4 'Liberation Sans', Arial, sans-serif; margin: 0 }
h1 { font-size: 1.6em; margin: 0 0 0.3em } h2 { font-size: 1.2em; margin: 0.8em 0 0.3em } p { margin: 0.4em 0 }
table { border-collapse: collapse; width: 100% } td, th { border: 1px solid; padding: 2pt 4pt; text-align: left }`;

describe('docs/postkamer.md', () => {
  // As many as were seen to fit, for computers without a browser.
  it('has few enough words for one page', () => {
    expect(text.split(/\s+/u).length).toBeLessThan(550);
  });

  it.skipIf(browser === undefined)('is one page A4 when a browser prints it', async () => {
    const folder = makeTestFolder();
    const html = path.join(folder, 'postkamer.html');
    const pdf = path.join(folder, 'postkamer.pdf');
    const body = new MarkdownIt().render(text);
    writeFileSync(html, `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${body}`);
    const printed = spawnSync(
      browser ?? '',
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-pdf-header-footer',
        `--user-data-dir=${folder}/browser`,
        `--print-to-pdf=${pdf}`,
        pathToFileURL(html).href,
      ],
      { stdio: 'ignore' },
    );
    expect(printed.status).toBe(0);
    expect((await openPdf(readFileSync(pdf))).numPages).toBe(1);
  });
});
