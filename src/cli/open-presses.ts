/** Opens what the letters of each municipality are printed with: template, style and fonts from the working folder. */
import path from 'node:path';
import type { Failure } from '../domain/failure.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import type { LetterPress } from '../letters/letter-press.ts';
import { openLetterPress } from '../letters/open-letter-press.ts';
import { parseStyle } from '../letters/letter-style.ts';
import { parseTemplate } from '../letters/letter-template.ts';
import { templateFileOf } from '../letters/template-files.ts';
import { readWholeFile } from '../store/read-file.ts';
import type { OpenPanel } from './open-panel.ts';
import { readDependencyFile } from './package-files.ts';

const STYLE_FILE = 'style.yaml';

/** One press for each municipality of the settings. All problems of all templates are collected. */
export function openPresses(panel: OpenPanel): Result<ReadonlyMap<MunicipalityCode, LetterPress>> {
  const { settings, folder } = panel;
  const fonts = {
    regular: readDependencyFile('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    bold: readDependencyFile('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  };
  const failures: Failure[] = [];
  const presses = new Map<MunicipalityCode, LetterPress>();
  const style = parseFile(folder.templates, STYLE_FILE, parseStyle);
  if (!style.ok) failures.push(...style.failures);
  for (const municipality of settings.municipalities) {
    const template = parseFile(
      folder.templates,
      templateFileOf(municipality, 'invitation', 'nl'),
      parseTemplate,
    );
    if (!template.ok) failures.push(...template.failures);
    if (!template.ok || !style.ok) continue;
    const press = openLetterPress({
      settings,
      municipality,
      template: template.value,
      style: style.value,
      fonts,
    });
    if (press.ok) presses.set(municipality.code, press.value);
    else failures.push(...press.failures);
  }
  return okUnless(withoutRepeats(failures), () => presses);
}

function parseFile<T>(
  folder: string,
  name: string,
  parse: (text: string, file: string) => Result<T>,
): Result<T> {
  const bytes = readWholeFile(path.join(folder, name));
  if (!bytes.ok) return bytes;
  return parse(Buffer.from(bytes.value).toString('utf8'), `templates/${name}`);
}

/** Two municipalities may share a template; its problems are told once. */
function withoutRepeats(failures: readonly Failure[]): readonly Failure[] {
  return [...new Map(failures.map((failed) => [JSON.stringify(failed), failed])).values()];
}
