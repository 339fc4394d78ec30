/** All that the letters of one municipality share, filled and checked once before the first letter is laid out. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import type { MunicipalitySettings, Settings } from '../domain/settings/settings-schema.ts';
import type { WindowAreas } from './envelope.ts';
import { windowAreasOf } from './envelope.ts';
import { fillLine } from './fill-inlines.ts';
import type { FontRuler, LetterFonts } from './font-ruler.ts';
import { createFontRuler } from './font-ruler.ts';
import { layOutSurroundings } from './lay-out-surroundings.ts';
import type { LetterStyle } from './letter-style.ts';
import type { LetterTemplate } from './letter-template.ts';
import type { PlacedBlock } from './placed-letter.ts';
import type { SettingsValues } from './placeholders.ts';
import { settingsValuesOf } from './placeholders.ts';

export interface LetterContext {
  readonly settings: Settings;
  readonly municipality: MunicipalitySettings;
  readonly template: LetterTemplate;
  readonly style: LetterStyle;
  readonly fonts: LetterFonts;
}

export interface LetterPress extends LetterContext {
  readonly ruler: FontRuler;
  readonly values: SettingsValues;
  /** The template's title with its placeholders filled. */
  readonly title: string;
  readonly areas: WindowAreas;
  /** Letterhead, sender line and fold marks. */
  readonly surroundings: readonly PlacedBlock[];
}

/**
 * Makes a press for one municipality's letters. Refuses what would be wrong in every letter: an empty value, a
 * character that the fonts lack, a line that does not fit, an address for signing up that is none.
 */
export function openLetterPress(context: LetterContext): Result<LetterPress> {
  const { settings, municipality, template, style, fonts } = context;
  const ruler = createFontRuler(fonts);
  const values = settingsValuesOf(settings, municipality, template.language);
  const titlePlace = { file: template.file, line: template.titleLine, setting: 'title' };
  const title = fillLine(template.title, values, titlePlace, ruler);
  const areas = windowAreasOf(style.envelope);
  const surroundings = layOutSurroundings(style, values, areas, ruler);
  const failures: Failure[] = [...title.failures, ...surroundings.failures];
  if (values.signUpUrl === '') {
    failures.push(failure('letters.sign-up-url', {}, { setting: 'letters.signUpUrl' }));
  }
  return okUnless(failures, () => ({
    ...context,
    ruler,
    values,
    title: title.text,
    areas,
    surroundings: surroundings.blocks,
  }));
}
