/** Records letters that came back from the post as undeliverable. */
import type { Failure, Place } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { InvitationId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, okUnless } from '../../domain/result.ts';
import { readCsvTable } from '../../signups/csv-table.ts';
import type { Move } from '../../signups/moves.ts';
import { readWholeFile } from '../../store/read-file.ts';
import { formatPlace } from '../../letters/letters-hash.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';
import { listLettersOfInvitation, setOutcomes } from '../../store/tables/letter-table.ts';
import { confirmAndApply } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { findThings } from './find-letters.ts';
import type { Mailroom } from './mailroom.ts';
import { readMailroom } from './mailroom.ts';
import { logWithMoves, movesInEvent, planLetterMoves } from './plan-moves.ts';

/** Letters as they were given, by number or place, with the line of the file when they stand in one. */
export interface GivenLetters {
  readonly words: readonly string[];
  readonly place: Place;
}

/** The column `letter_number` of a CSV file. `file` is its name in messages. */
export function readNumbersFile(path: string, file: string): Result<readonly GivenLetters[]> {
  const bytes = readWholeFile(path);
  return bytes.ok ? parseReturnedNumbers(bytes.value, file) : bytes;
}

/** The column `letter_number` of the bytes of such a file. */
export function parseReturnedNumbers(bytes: Uint8Array, file: string): Result<readonly GivenLetters[]> {
  const columns = ['letter_number'] as const;
  const table = readCsvTable(bytes, file, { columns, required: columns });
  if (!table.ok) return table;
  return ok(
    table.value.lines.map(({ line, fields }) => ({ words: [fields.letter_number], place: { file, line } })),
  );
}

export interface ReturnsRequest {
  readonly given: readonly GivenLetters[];
  /** The day on which they came back, as `2027-01-20`. */
  readonly on: string;
  readonly at: string;
  readonly recordedBy: string;
  /** Nobody is asked. */
  readonly isSure: boolean;
  readonly isDryRun: boolean;
}

export interface ReturnsPlan {
  readonly letters: readonly LetterRow[];
  /** Numbers of which the return is recorded already. */
  readonly known: readonly InvitationId[];
  readonly moves: readonly Move[];
}

/**
 * Plans and, unless it is a dry run, records the returns, after asking where somebody can be asked. Refused as a whole when
 * one number is wrong.
 */
export function recordReturns(
  context: CommandContext,
  panel: OpenPanel,
  request: ReturnsRequest,
): Promise<Result<ReturnsPlan>> {
  return confirmAndApply(context, panel.db, request, {
    plan: () => planReturns(panel, request),
    effectsOf: (plan) => returnEffects(context, plan),
    apply: (plan) => applyReturns(panel, request, plan),
  });
}

/** What a plan brings about, in sentences with counts; none when all of it was recorded before. */
export function returnEffects(
  { words }: Pick<CommandContext, 'words'>,
  { letters, moves }: ReturnsPlan,
): readonly string[] {
  return letters.length === 0 ? [] : [words.confirm.effects.returned(letters.length, moves.length)];
}

function planReturns({ db }: OpenPanel, { given, on }: ReturnsRequest): Result<ReturnsPlan> {
  const mailroom = readMailroom(db);
  const returned = new Map<number, LetterRow>();
  const known = new Set<InvitationId>();
  const failures: Failure[] = [];
  for (const { words, place } of given) {
    const things = findThings(mailroom, words);
    if (!things.ok) {
      failures.push(
        ...things.failures.map((failed) => ({ ...failed, place: { ...failed.place, ...place } })),
      );
      continue;
    }
    if (things.value.letters.length + things.value.invitations.length === 0) {
      failures.push(failure('mailroom.number-unknown', { letterNumber: '' }, place));
    }
    const sheets = things.value.letters.map(({ letter }) => [letter.invitationId, [letter]] as const);
    const numbered = things.value.invitations.map((id) => [id, listLettersOfInvitation(db, id)] as const);
    for (const [letterNumber, letters] of [...sheets, ...numbered]) {
      const letter = latestWith(letters, 'posted') ?? latestWith(letters, 'printed');
      if (letter === undefined && latestWith(letters, 'returned') !== undefined) known.add(letterNumber);
      else if (letter === undefined) failures.push(failure('mailroom.not-posted', { letterNumber }, place));
      else {
        failures.push(...findTooEarly(mailroom, letter, on, place));
        returned.set(letter.letterId, letter);
      }
    }
  }
  const targets = new Map(
    [...returned.values()].map(({ invitationId }) => [invitationId, 'undeliverable' as const]),
  );
  return okUnless(failures, () => ({
    letters: [...returned.values()],
    known: [...known],
    moves: planLetterMoves(mailroom, targets, on),
  }));
}

function findTooEarly(
  { batches }: Mailroom,
  letter: LetterRow,
  on: string,
  place: Place,
): readonly Failure[] {
  const postedOn = batches.get(letter.batchId)?.postedOn ?? '';
  if (on >= postedOn) return [];
  return [failure('mailroom.returned-before-posted', { place: formatPlace(letter), on, postedOn }, place)];
}

function latestWith(letters: readonly LetterRow[], outcome: LetterRow['outcome']): LetterRow | undefined {
  return letters
    .filter((letter) => letter.outcome === outcome)
    .toSorted((left, right) => left.letterId - right.letterId)
    .at(-1);
}

function applyReturns({ db }: OpenPanel, request: ReturnsRequest, plan: ReturnsPlan): Result<void> {
  const { letters, moves } = plan;
  if (letters.length === 0) return ok(undefined);
  setOutcomes(
    db,
    letters.map(({ letterId }) => letterId),
    'returned',
    request.at,
  );
  const places = letters.map(({ batchId, sequence }) => ({ batch: batchId, sequence }));
  const data = { letters: places, returnedOn: request.on, ...movesInEvent(moves) };
  return logWithMoves(db, { type: 'letters.returned', data }, moves, request);
}
