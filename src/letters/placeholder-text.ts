/** Finds the `{{placeholders}}` in a text, and everything that looks like one but is none. */
import { closest, distance } from 'fastest-levenshtein';
import type { Failure, Place } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';

/** A run of text as it stands, or the name of a placeholder. */
export type TextPiece =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'placeholder'; readonly name: string };

const PLACEHOLDER = /\{\{([^{}]*)\}\}/;

/** Cuts a text at its placeholders. Names are taken as they are; `checkPlaceholders` judges them. */
export function cutAtPlaceholders(text: string): readonly TextPiece[] {
  const parts = text.normalize('NFC').split(PLACEHOLDER);
  return parts.flatMap((part, index): readonly TextPiece[] => {
    if (index % 2 === 1) return [{ kind: 'placeholder', name: part.trim() }];
    return part === '' ? [] : [{ kind: 'text', text: part }];
  });
}

/**
 * Everything wrong with the placeholders of one line: names that are not in `allowed`, placeholders without a name,
 * and braces that open or close nothing (a letter needs no braces, so each is a slip that would be printed).
 */
export function checkPlaceholders(
  line: string,
  allowed: readonly string[],
  place: Place,
): readonly Failure[] {
  return cutAtPlaceholders(line).flatMap((piece) => {
    if (piece.kind === 'placeholder') {
      if (allowed.includes(piece.name)) return [];
      const suggestion = suggestName(piece.name, allowed);
      return [failure('letters.placeholder-unknown', { name: piece.name, suggestion, allowed }, place)];
    }
    return [...piece.text.matchAll(/\{+|\}+/g)].map(([found]) =>
      failure('letters.placeholder-broken', { found }, place),
    );
  });
}

function suggestName(name: string, allowed: readonly string[]): string | undefined {
  if (name === '') return undefined;
  const best = closest(name, [...allowed]);
  return distance(name.toLowerCase(), best.toLowerCase()) <= Math.max(2, Math.floor(name.length / 3))
    ? best
    : undefined;
}
