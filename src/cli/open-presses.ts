/** Opens what the letters of each municipality are printed with: texts, house style and fonts from the working folder. */
import type { Failure } from '../domain/failure.ts';
import type { CaseId, MunicipalityCode } from '../domain/ids.ts';
import type { LetterKind, LetterLanguage } from '../domain/letter-kinds.ts';
import type { Result } from '../domain/result.ts';
import { ok, okUnless, refuse } from '../domain/result.ts';
import { letterDatesOf } from '../domain/settings/letter-dates.ts';
import type { MunicipalitySettings } from '../domain/settings/settings-schema.ts';
import type { LetterOccasion } from '../letters/letter-occasion.ts';
import type { LetterPress } from '../letters/letter-press.ts';
import type { LetterTemplate } from '../letters/letter-template.ts';
import { parseTemplate } from '../letters/letter-template.ts';
import { openLetterPress } from '../letters/open-letter-press.ts';
import { templateFileOf } from '../letters/template-files.ts';
import type { OpenPanel } from './open-panel.ts';
import { placeName, readHouseStyle, readTemplateText } from './read-house-style.ts';

/**
 * One press for each municipality of the settings, for letters of one kind and wave (for the kind `case`: of one case).
 * All problems of all texts and styles are collected.
 */
export function openPresses(
  panel: OpenPanel,
  kind: LetterKind,
  wave: number,
  caseId?: CaseId,
): Result<ReadonlyMap<MunicipalityCode, LetterPress>> {
  const { settings } = panel;
  const dates = letterDatesOf(settings, kind, wave, caseId);
  if (!dates.ok) return dates;
  const caseSettings = settings.cases.find(({ id }) => id === caseId);
  const occasion = {
    kind,
    dates: dates.value,
    ...(kind === 'case' && caseSettings !== undefined ? { caseSettings } : {}),
  };
  const failures: Failure[] = [];
  const presses = new Map<MunicipalityCode, LetterPress>();
  for (const municipality of settings.municipalities) {
    const press = openPress(panel, municipality, occasion);
    if (press.ok) presses.set(municipality.code, press.value);
    else failures.push(...press.failures);
  }
  return okUnless(withoutRepeats(failures), () => presses);
}

function openPress(
  { settings, folder }: OpenPanel,
  municipality: MunicipalitySettings,
  occasion: LetterOccasion,
): Result<LetterPress> {
  const house = readHouseStyle(folder.templates, municipality.style);
  // Without a style the language is not known; the usual one finds most mistakes in the text all the same.
  const language = house.ok ? house.value.style.language : 'nl';
  const second = house.ok ? house.value.style.secondLanguage : undefined;
  const template = readTemplate(folder.templates, municipality, occasion, language);
  const back =
    second === undefined ? ok(undefined) : readTemplate(folder.templates, municipality, occasion, second);
  const [first, ...rest] = [house, template, back].flatMap((each) => (each.ok ? [] : each.failures));
  if (first !== undefined) return refuse(first, ...rest);
  if (!house.ok || !template.ok || !back.ok) throw new Error('a failure was not collected');
  return openLetterPress({
    settings,
    municipality,
    occasion,
    template: template.value,
    ...(back.value === undefined ? {} : { backTemplate: back.value }),
    ...house.value,
  });
}

function readTemplate(
  folder: string,
  municipality: MunicipalitySettings,
  { kind }: LetterOccasion,
  language: LetterLanguage,
): Result<LetterTemplate> {
  const fileName = templateFileOf(municipality, kind, language);
  const text = readTemplateText(folder, fileName);
  return text.ok ? parseTemplate(text.value, placeName(fileName)) : text;
}

/** Two municipalities may share a file; its problems are told once. */
function withoutRepeats(failures: readonly Failure[]): readonly Failure[] {
  return [...new Map(failures.map((failed) => [JSON.stringify(failed), failed])).values()];
}
