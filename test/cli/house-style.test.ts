/** The house style of a municipality as `letters render` finds it in the folder templates: pictures, fonts, texts and style. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../src/domain/describe-failure.ts';
import { openPresses } from '../../src/cli/open-presses.ts';
import { withPanel } from '../../src/cli/open-panel.ts';
import { MunicipalityCodeSchema } from '../../src/domain/ids.ts';
import { ok } from '../../src/domain/result.ts';
import type { LetterPress } from '../../src/letters/letter-press.ts';
import { makeTestFolder, runLoting } from './run-loting.ts';
import { editFile } from './small-panel.ts';

const pdfFonts = path.resolve('node_modules/pdfjs-dist/standard_fonts');
/** Made for machines: capitals, digits and little more. */
const lackingFont = path.resolve('node_modules/bwip-js/fonts/OCRB7.ttf');
const notoSans = path.resolve('node_modules/@expo-google-fonts/noto-sans');

/** A new panel's folder, after a change to it. */
async function makePanel(change: (templates: string, folder: string) => void): Promise<string> {
  const folder = makeTestFolder();
  expect((await runLoting(folder, 'init')).exitCode).toBe(0);
  change(path.join(folder, 'templates'), folder);
  return folder;
}

async function problemsAfter(
  change: (templates: string, folder: string) => void,
): Promise<readonly string[]> {
  const folder = await makePanel(change);
  const presses = await withPanel(folder, (panel) => Promise.resolve(openPresses(panel, 'invitation', 1)));
  if (presses.ok) return [];
  return presses.failures.map((failed) => {
    const { where, what } = describeFailure(failed, 'en');
    return `${path.relative(folder, where).startsWith('..') ? where : where.replace(`${folder}/`, '')}: ${what}`;
  });
}

async function pressAfter(change: (templates: string, folder: string) => void): Promise<LetterPress> {
  const folder = await makePanel(change);
  const presses = await withPanel(folder, (panel) => {
    const opened = openPresses(panel, 'invitation', 1);
    return Promise.resolve(opened.ok ? ok(opened.value) : opened);
  });
  if (!presses.ok)
    throw new Error(presses.failures.map((failed) => describeFailure(failed, 'en').what).join('\n'));
  const press = presses.value.get(MunicipalityCodeSchema.parse('GM0637'));
  if (press === undefined) throw new Error('no press');
  return press;
}

const LOGO = 'logo: { file: logo.svg, place: right, widthMm: 40, heightMm: 15, alternative: Logo }\n';
const addToStyle = (templates: string, lines: string, name = 'style.yaml'): void =>
  writeFileSync(
    path.join(templates, name),
    `${readFileSync(path.join(templates, 'style.yaml'), 'utf8')}\n${lines}`,
  );

describe('the house style', () => {
  it('of a municipality is its own: style file, logo, signature and text', async () => {
    const press = await pressAfter((templates, folder) => {
      const shape = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h9v3z"/></svg>';
      writeFileSync(path.join(templates, 'logo.svg'), shape);
      addToStyle(templates, LOGO, 'zoetermeer.yaml');
      editFile(folder, 'templates/zoetermeer.yaml', '# signature: handtekening.png', 'signature: logo.svg');
      editFile(folder, 'templates/zoetermeer.yaml', '# secondLanguage: en', 'secondLanguage: en');
      copyFileSync(path.join(templates, 'invitation.nl.md'), path.join(templates, 'uitnodiging.md'));
      editFile(folder, 'templates/uitnodiging.md', '# Denkt u mee', '# Wilt u meedenken');
      editFile(
        folder,
        'loting.yaml',
        '    name: Zoetermeer\n',
        '    name: Zoetermeer\n    style: zoetermeer.yaml\n    letterTemplates: { invitation: { nl: uitnodiging.md } }\n',
      );
    });
    expect(press.images).toMatchObject({ logo: { kind: 'shapes' }, signature: { kind: 'shapes' } });
    expect(press.template.file).toBe('templates/uitnodiging.md');
    expect(press.backTemplate?.file).toBe('templates/invitation.en.md');
    expect(press.pageCount).toBe(2);
  });

  it('may have fonts with all characters of the BRP', async () => {
    const press = await pressAfter((templates) => {
      copyFileSync(path.join(notoSans, '500Medium/NotoSans_500Medium.ttf'), path.join(templates, 'a.ttf'));
      copyFileSync(
        path.join(notoSans, '800ExtraBold/NotoSans_800ExtraBold.ttf'),
        path.join(templates, 'b.ttf'),
      );
      addToStyle(templates, 'fonts: { regular: a.ttf, bold: b.ttf }\n');
    });
    const builtIn = await pressAfter(() => undefined);
    expect(press.ruler.widthPt('Testpersoon', false, 10)).not.toBe(
      builtIn.ruler.widthPt('Testpersoon', false, 10),
    );
  });

  it.each<[string, (templates: string, folder: string) => void, RegExp]>([
    [
      'a logo that is no picture',
      (templates) => {
        writeFileSync(path.join(templates, 'logo.svg'), 'JFIF');
        addToStyle(templates, LOGO);
      },
      /^templates\/logo\.svg: The file is no picture/,
    ],
    [
      'a logo that is not there',
      (templates) => addToStyle(templates, LOGO),
      /logo\.svg: .*(?:not there|no file|does not exist|cannot be found)/i,
    ],
    [
      'a logo outside the folder',
      (templates) => addToStyle(templates, LOGO.replace('logo.svg', '../loting.key')),
      /^templates\/style\.yaml, line \d+, setting logo\.file: .*give the name of a file in the folder templates/,
    ],
    [
      'a font that lacks characters',
      (templates) => {
        copyFileSync(lackingFont, path.join(templates, 'a.ttf'));
        addToStyle(templates, 'fonts: { regular: a.ttf, bold: a.ttf }\n');
      },
      /^templates\/a\.ttf: The font has no form for \d+ of the characters that names in the BRP can have: U\+/,
    ],
    [
      'a font that is none',
      (templates) => {
        writeFileSync(path.join(templates, 'a.ttf'), 'wOF2');
        addToStyle(templates, 'fonts: { regular: a.ttf, bold: a.ttf }\n');
      },
      /^templates\/a\.ttf: The file is no TrueType font\./,
    ],
    [
      'a font that is cut off',
      (templates) => {
        const bytes = readFileSync(path.join(pdfFonts, 'LiberationSans-Regular.ttf'));
        writeFileSync(path.join(templates, 'a.ttf'), bytes.subarray(0, 3000));
        addToStyle(templates, 'fonts: { regular: a.ttf, bold: a.ttf }\n');
      },
      /^templates\/a\.ttf: The file is no TrueType font\./,
    ],
    [
      'a text that is not there',
      (_, folder) =>
        editFile(
          folder,
          'loting.yaml',
          '    name: Zoetermeer\n',
          '    name: Zoetermeer\n    letterTemplates: { invitation: { nl: no.md } }\n',
        ),
      /no\.md/,
    ],
    [
      'a text of another kind',
      (_, folder) =>
        editFile(
          folder,
          'loting.yaml',
          '    name: Zoetermeer\n',
          '    name: Zoetermeer\n    letterTemplates: { invitation: { nl: welcome.nl.md } }\n',
        ),
      /^templates\/welcome\.nl\.md, line 1: This is a letter of the layout "welcome", but it is used as "invitation"\./,
    ],
    [
      'a second language that is the first',
      (_, folder) => editFile(folder, 'templates/style.yaml', '# secondLanguage: en', 'secondLanguage: nl'),
      /setting secondLanguage: The value nl is not right: it is the language of the front too\./,
    ],
  ])('with %s is refused', async (_, change, problem) => {
    const problems = await problemsAfter(change);
    expect(problems).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
  });
});
