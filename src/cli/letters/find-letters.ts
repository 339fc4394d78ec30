/** Finds the batches and letters that people name in a command. */
import type { Database } from 'better-sqlite3';
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { InvitationId } from '../../domain/ids.ts';
import { InvitationIdSchema } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { okUnless } from '../../domain/result.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';
import { listLettersOfInvitation } from '../../store/tables/letter-table.ts';
import type { Mailroom } from './mailroom.ts';
import { lettersOf } from './mailroom.ts';
import type { GivenName } from './read-names.ts';
import { readNames } from './read-names.ts';

/** Whatever may have been typed or pasted, no more of it is repeated. */
const LONGEST_SHOWN = 40;

export interface NamedLetter {
  readonly letter: LetterRow;
  /** Whether it was named by itself, and not with others in a range or in its whole batch. */
  readonly isSingle: boolean;
}

/** A letter number in a command, and all that was found otherwise. */
export interface NamedThings {
  readonly letters: readonly NamedLetter[];
  readonly invitations: readonly InvitationId[];
}

/** The batches with these names, each once. All wrong ones are named; so are places, for what goes for whole batches only. */
export function findBatches(mailroom: Mailroom, words: readonly string[]): Result<readonly BatchRow[]> {
  const failures: Failure[] = [];
  const found = new Map<string, BatchRow>();
  for (const name of readNames(words)) {
    if (name.kind === 'number' || name.kind === 'unreadable') {
      failures.push(failure('mailroom.place-form', { text: name.text.slice(0, LONGEST_SHOWN) }));
      continue;
    }
    const batch = findBatch(mailroom, name.batch);
    if (batch === undefined) failures.push(failure('mailroom.batch-unknown', { batch: name.batch }));
    else if (name.kind === 'batch') found.set(batch.batchId, batch);
    else failures.push(failure('mailroom.whole-batch', { text: name.text, batch: batch.batchId }));
  }
  return okUnless(failures, () => [...found.values()]);
}

/**
 * The letters with these names, each once, in the order of the names: places, ranges, whole batches, and letter numbers. A
 * number stands for the sheet that was made last for it. All wrong names are told.
 */
export function findLetters(
  db: Database,
  mailroom: Mailroom,
  words: readonly string[],
): Result<readonly NamedLetter[]> {
  const found = findThings(mailroom, words);
  if (!found.ok) return found;
  const { letters, invitations } = found.value;
  const failures: Failure[] = [];
  const numbered = invitations.flatMap((letterNumber): readonly NamedLetter[] => {
    const letter = latestOf(listLettersOfInvitation(db, letterNumber));
    if (letter !== undefined) return [{ letter, isSingle: true }];
    failures.push(failure('mailroom.number-unmade', { letterNumber }));
    return [];
  });
  return okUnless(failures, () => eachOnce([...letters, ...numbered]));
}

/** What is named: sheets by their places, and invitations by their letter numbers. Each once; all wrong names are told. */
export function findThings(mailroom: Mailroom, words: readonly string[]): Result<NamedThings> {
  const failures: Failure[] = [];
  const letters: NamedLetter[] = [];
  const invitations = new Set<InvitationId>();
  for (const name of readNames(words)) {
    if (name.kind === 'number') {
      const id = InvitationIdSchema.safeParse(name.letterNumber);
      if (id.success && mailroom.invitations.get(id.data) !== undefined) invitations.add(id.data);
      else failures.push(failure('mailroom.number-unknown', { letterNumber: name.text }));
      continue;
    }
    const named = findNamed(mailroom, name);
    if ('letters' in named) letters.push(...named.letters);
    else failures.push(named);
  }
  return okUnless(failures, () => ({ letters: eachOnce(letters), invitations: [...invitations] }));
}

function findNamed(
  mailroom: Mailroom,
  name: Exclude<GivenName, { readonly kind: 'number' }>,
): Failure | { readonly letters: readonly NamedLetter[] } {
  if (name.kind === 'unreadable')
    return failure('mailroom.place-form', { text: name.text.slice(0, LONGEST_SHOWN) });
  const batch = findBatch(mailroom, name.batch);
  if (batch === undefined) return failure('mailroom.batch-unknown', { batch: name.batch });
  const { batchId } = batch;
  const all = lettersOf(mailroom, batchId);
  if (name.kind === 'batch') return { letters: all.map((letter) => ({ letter, isSingle: false })) };
  const beyond = name.ranges.find(({ last }) => last > all.length);
  if (beyond !== undefined) {
    const place = `${batchId}:${beyond.first === beyond.last ? beyond.last : `${beyond.first}-${beyond.last}`}`;
    return failure('mailroom.letter-unknown', { place, letterCount: all.length });
  }
  return {
    letters: name.ranges.flatMap(({ first, last }) =>
      all
        .filter(({ sequence }) => first <= sequence && sequence <= last)
        .map((letter) => ({ letter, isSingle: first === last })),
    ),
  };
}

/** The batch of that name, also in other capitals when only one can be meant. */
function findBatch({ batches }: Mailroom, name: string): BatchRow | undefined {
  const exact = batches.get(name);
  if (exact !== undefined) return exact;
  const alike = [...batches.values()].filter(({ batchId }) => batchId.toLowerCase() === name.toLowerCase());
  return alike.length === 1 ? alike[0] : undefined;
}

/** Named by itself and in a range too, a letter counts as named by itself. */
function eachOnce(letters: readonly NamedLetter[]): readonly NamedLetter[] {
  const found = new Map<number, NamedLetter>();
  for (const named of letters) {
    const { letterId } = named.letter;
    if (named.isSingle || !found.has(letterId)) found.set(letterId, named);
  }
  return [...found.values()];
}

function latestOf(letters: readonly LetterRow[]): LetterRow | undefined {
  return letters.toSorted((left, right) => left.letterId - right.letterId).at(-1);
}
