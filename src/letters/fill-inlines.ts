/** Fills the placeholders of a text, and refuses what would come out empty or could not be printed. */
import type { Failure, Place } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { RunningText, StyledText } from './break-lines.ts';
import type { FontRuler } from './font-ruler.ts';
import { cutAtPlaceholders } from './placeholder-text.ts';
import type { PlaceholderValues, SettingsPlaceholder, SettingsValues } from './placeholders.ts';
import { isAddresseePlaceholder, valueOf } from './placeholders.ts';
import type { Inline } from './template-block.ts';

export interface FilledText {
  readonly running: RunningText;
  readonly failures: readonly Failure[];
}

/** Fills a part of a template for one letter. Values are text: nothing in them is read as Markdown. */
export function fillInlines(
  inlines: readonly Inline[],
  values: PlaceholderValues,
  invitationId: InvitationId,
  file: string,
  ruler: FontRuler,
): FilledText {
  const failures: Failure[] = [];
  const running = inlines.map((inline): StyledText | 'line-break' => {
    if (inline.kind === 'line-break') return 'line-break';
    const place = { file, line: inline.line };
    if (inline.kind === 'text') {
      failures.push(...findMissingGlyphs(inline.text, undefined, place, ruler));
      return { text: inline.text, isBold: inline.isBold };
    }
    const text = valueOf(values, inline.name).normalize('NFC').trim();
    const letter = isAddresseePlaceholder(inline.name) ? invitationId : undefined;
    if (text === '') {
      failures.push(failure('letters.placeholder-empty', { name: inline.name, invitationId: letter }, place));
    }
    failures.push(...findMissingGlyphs(text, letter, place, ruler));
    return { text, isBold: inline.isBold };
  });
  return { running, failures };
}

/** Fills a line that is the same in all letters, such as the letterhead. */
export function fillLine(
  line: string,
  values: SettingsValues,
  place: Place,
  ruler: FontRuler,
): { readonly text: string; readonly failures: readonly Failure[] } {
  const failures: Failure[] = [];
  const text = cutAtPlaceholders(line)
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      const value = values[piece.name as SettingsPlaceholder].normalize('NFC').trim();
      if (value === '') {
        failures.push(
          failure('letters.placeholder-empty', { name: piece.name, invitationId: undefined }, place),
        );
      }
      return value;
    })
    .join('');
  failures.push(...findMissingGlyphs(text, undefined, place, ruler));
  return { text, failures };
}

const NONE: readonly Failure[] = [];

/** A failure for each character that the fonts cannot print. */
export function findMissingGlyphs(
  text: string,
  invitationId: InvitationId | undefined,
  place: Place,
  ruler: FontRuler,
): readonly Failure[] {
  const missing = ruler.missingIn(text);
  if (missing.length === 0) return NONE;
  return missing.map((codePoint) => failure('letters.glyph-missing', { codePoint, invitationId }, place));
}
