/** Which file in the folder templates holds the text of a kind of letter in a language. */
import type { LetterKind, LetterLanguage } from '../domain/letter-kinds.ts';
import type { MunicipalitySettings } from '../domain/settings/settings-schema.ts';

/** The file of the municipality's settings, otherwise `<kind>.<language>.md`. */
export function templateFileOf(
  { letterTemplates }: Pick<MunicipalitySettings, 'letterTemplates'>,
  kind: LetterKind,
  language: LetterLanguage,
): string {
  return letterTemplates[kind]?.[language] ?? `${kind}.${language}.md`;
}
