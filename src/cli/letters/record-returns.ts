/** Records letters that came back from the post as undeliverable. */
import type { Failure, Place } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { InvitationId } from '../../domain/ids.ts';
import { InvitationIdSchema } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, okUnless } from '../../domain/result.ts';
import { readCsvTable } from '../../signups/csv-table.ts';
import type { Move } from '../../signups/moves.ts';
import { readWholeFile } from '../../store/read-file.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';
import { listLettersOfInvitation, setOutcomes } from '../../store/tables/letter-table.ts';
import { confirmAndApply } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { readMailroom } from './mailroom.ts';
import { logWithMoves, movesInEvent, planLetterMoves } from './plan-moves.ts';

/** A letter number as it was given, with its place in the file when it stands in one. */
export interface GivenNumber {
  readonly text: string;
  readonly place: Place;
}

/** The column `letter_number` of a CSV file. `file` is its name in messages. */
export function readNumbersFile(path: string, file: string): Result<readonly GivenNumber[]> {
  const bytes = readWholeFile(path);
  return bytes.ok ? parseReturnedNumbers(bytes.value, file) : bytes;
}

/** The column `letter_number` of the bytes of such a file. */
export function parseReturnedNumbers(bytes: Uint8Array, file: string): Result<readonly GivenNumber[]> {
  const columns = ['letter_number'] as const;
  const table = readCsvTable(bytes, file, { columns, required: columns });
  if (!table.ok) return table;
  return ok(
    table.value.lines.map(({ line, fields }) => ({ text: fields.letter_number, place: { file, line } })),
  );
}

export interface ReturnsRequest {
  readonly numbers: readonly GivenNumber[];
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
  const { returned } = context.words.confirm.effects;
  return confirmAndApply(context, panel.db, request, {
    plan: () => planReturns(panel, request),
    effectsOf: ({ letters, moves }) => (letters.length === 0 ? [] : [returned(letters.length, moves.length)]),
    apply: (plan) => applyReturns(panel, request, plan),
  });
}

function planReturns({ db }: OpenPanel, { numbers, on }: ReturnsRequest): Result<ReturnsPlan> {
  const mailroom = readMailroom(db);
  const returned = new Map<InvitationId, LetterRow>();
  const known = new Set<InvitationId>();
  const failures: Failure[] = [];
  for (const { text, place } of numbers) {
    const id = InvitationIdSchema.safeParse(text);
    if (!id.success || mailroom.invitations.get(id.data) === undefined) {
      failures.push(failure('mailroom.number-unknown', { letterNumber: text.slice(0, 20) }, place));
      continue;
    }
    const own = listLettersOfInvitation(db, id.data);
    const letter = latestWith(own, 'posted') ?? latestWith(own, 'printed');
    if (letter !== undefined) returned.set(id.data, letter);
    else if (latestWith(own, 'returned') !== undefined) known.add(id.data);
    else failures.push(failure('mailroom.not-posted', { letterNumber: id.data }, place));
  }
  const targets = new Map([...returned.keys()].map((id) => [id, 'undeliverable' as const]));
  return okUnless(failures, () => ({
    letters: [...returned.values()],
    known: [...known],
    moves: planLetterMoves(mailroom, targets, on),
  }));
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
