/**
 * veraPDF, the reference implementation, finds nothing wrong in the letters. It comes inside the npm package
 * `@opendataloader/pdf`; it needs Java and Debian's `libjaxb-java`, without which the test is skipped, but never in CI.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { HashSchema } from '../../src/domain/ids.ts';
import { languages } from '../../src/domain/language.ts';
import { letterKinds } from '../../src/domain/letter-kinds.ts';
import type { PrintProfile } from '../../src/domain/print-profile.ts';
import { renderCover } from '../../src/letters/cover-sheet.ts';
import type { LetterOrder } from '../../src/letters/letter-order.ts';
import type { LetterPress } from '../../src/letters/letter-press.ts';
import { renderBatch } from '../../src/letters/render-batch.ts';
import { readBuiltInFonts } from '../../src/cli/read-house-style.ts';
import { responseDocument } from '../../src/report/page/response-page.ts';
import { reportPdf } from '../../src/report/pdf/report-pdf.ts';
import { computePanelFigures } from '../../src/report/response/panel-figures.ts';
import { inventedMunicipalities, inventPanel } from '../report/invented-panel.ts';
import { batchOf, orderWith, pressWith, shippedFile, valueOf } from '../letters/letter-fixtures.ts';
import { hardOrders, richPress } from '../letters/pdf/rich-letters.ts';
import { makeTemporaryFolder } from '../store/temporary-folder.ts';

const JAXB = '/usr/share/java/jaxb-runtime.jar';
const veraPdf = path.join(
  createRequire(import.meta.url).resolve('@opendataloader/pdf'),
  '../../lib/opendataloader-pdf-cli.jar',
);
const hasJava = existsSync(JAXB) && spawnSync('java', ['-version']).status === 0;
const isOptional = !hasJava && process.env['CI'] === undefined;

/** For Rhino, the JavaScript that veraPDF brings: the file, then the standards, as `2a`. Prints a line of JSON for each. */
const script = `
importPackage(Packages.org.verapdf.pdfa);
Packages.org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
var foundry = Foundries.defaultInstance();
for (var i = 1; i < arguments.length; i++) {
  var flavour = Packages.org.verapdf.pdfa.flavours.PDFAFlavour.fromString(arguments[i]);
  var parser = foundry.createParser(new java.io.FileInputStream(arguments[0]), flavour);
  var result = foundry.createValidator(flavour, false).validate(parser);
  var problems = [];
  for (var it = result.getTestAssertions().iterator(); it.hasNext();) {
    var found = it.next();
    if (String(found.getStatus().name()) === 'FAILED') {
      problems.push(found.getRuleId().getClause() + ': ' + found.getMessage());
    }
  }
  parser.close();
  print(JSON.stringify({
    standard: arguments[i],
    isCompliant: Boolean(result.isCompliant()),
    checkCount: Number(result.getTotalAssertions()),
    problems: problems,
  }));
}
`;

const Verdict = z.object({
  standard: z.string(),
  isCompliant: z.boolean(),
  checkCount: z.number(),
  problems: z.array(z.string()),
});

function judge(bytes: Uint8Array, ...standards: readonly string[]) {
  const folder = makeTemporaryFolder();
  const [pdf, js] = [path.join(folder, 'letters.pdf'), path.join(folder, 'judge.js')];
  writeFileSync(pdf, bytes);
  writeFileSync(js, script);
  const classPath = `${veraPdf}:${JAXB}`;
  const rhino = ['-cp', classPath, 'org.mozilla.javascript.tools.shell.Main', js, pdf, ...standards];
  const { status, stdout, stderr } = spawnSync('java', rhino, { encoding: 'utf8' });
  if (status !== 0 || stdout === '') throw new Error(`veraPDF did not run: ${stderr}`);
  return stdout
    .trim()
    .split('\n')
    .map((line) => Verdict.parse(JSON.parse(line)));
}

async function expectGood(orders: readonly LetterOrder[], press: LetterPress): Promise<void> {
  const standards: Readonly<Record<PrintProfile, readonly string[]>> = {
    tagged: ['2a', 'ua1'],
    print: ['2b'],
  };
  for (const profile of ['tagged', 'print'] as const) {
    const bytes = valueOf(await renderBatch(batchOf(...orders), press, profile));
    const verdicts = judge(bytes, ...standards[profile]);
    expect(verdicts.map(({ standard }) => standard)).toEqual(standards[profile]);
    expect(verdicts.flatMap(({ problems }) => problems)).toEqual([]);
    for (const { isCompliant, checkCount } of verdicts) {
      expect(isCompliant).toBe(true);
      expect(checkCount).toBeGreaterThan(1000);
    }
  }
}

describe.skipIf(isOptional)('veraPDF, which needs Java and libjaxb-java,', () => {
  it.each(letterKinds)(
    'finds PDF/A-2a, PDF/UA-1 and PDF/A-2b in the letters of the kind %s',
    async (kind) => {
      await expectGood([orderWith(1), orderWith(2)], pressWith({ kind }));
    },
  );

  it('finds them in letters on both sides, in two languages, with pictures and rare letters', async () => {
    await expectGood(hardOrders, richPress());
  });

  it('finds them in letters of a panel with signs that mean something in XML', async () => {
    const template = shippedFile('invitation.nl.md')
      .replace('title: ', 'title: "<&> ')
      .replace(/^(title: .*)$/m, '$1"');
    await expectGood([orderWith(1)], pressWith({ template }));
  });

  it.each(languages)('finds PDF/A-2a and PDF/UA-1 in the cover sheet of a batch, in %s', async (language) => {
    const press = pressWith();
    const { settings, municipality, occasion } = press;
    const facts = {
      batch: {
        ...batchOf(orderWith(1)),
        letterCount: 1,
        replaced: [{ batchId: 'w1-GM0344-001', sequence: 4 }],
      },
      panelName: settings.panel.name,
      municipalityName: municipality.name,
      pagesPerLetter: 1,
      letterDate: occasion.dates.letterDate,
      pdfFileName: 'w1-GM0344-001.pdf',
      pdfSha256: HashSchema.parse('0'.repeat(64)),
      language,
      contact: settings.panel.contact,
    };
    const verdicts = judge(await renderCover(facts, press), '2a', 'ua1');
    expect(verdicts.flatMap(({ problems }) => problems)).toEqual([]);
    expect(verdicts.map(({ isCompliant }) => isCompliant)).toEqual([true, true]);
  });

  it.each(languages)('finds PDF/UA-1 in a report with charts and tables, in %s', async (language) => {
    const figures = computePanelFigures(inventPanel({ letterCount: 8000 }));
    if (!figures.ok) throw new Error('the invented panel has figures');
    const report = await responseDocument(figures.value, language, inventedMunicipalities);
    const odd = { ...report, title: '<&> ← "' };
    const bytes = await reportPdf(odd, readBuiltInFonts(), { author: 'A & B', date: '2027-02-12' });
    const verdicts = judge(bytes, 'ua1');
    expect(verdicts.flatMap(({ problems }) => problems)).toEqual([]);
    expect(verdicts.map(({ isCompliant }) => isCompliant)).toEqual([true]);
  });

  it('would find what is wrong', async () => {
    const bytes = valueOf(await renderBatch(batchOf(orderWith(1)), pressWith(), 'print'));
    const [verdict] = judge(bytes, '2a');
    expect(verdict?.isCompliant).toBe(false);
    expect(verdict?.problems.length).toBeGreaterThan(0);
  });
});
