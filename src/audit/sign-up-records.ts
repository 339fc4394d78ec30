/** What the log and the database hold of answers and members, as records of which both must have the same. */
import type { ChainedEvent } from '../domain/audit-event.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Move } from '../signups/moves.ts';
import { hashMoves } from '../signups/moves.ts';
import type { DataOf, LogRecord } from './log-record.ts';
import type { AdmissionFact, ImportFact, MovesFact, StateFacts } from './state-facts.ts';

/** What each event about answers and members says has happened; `event` is its number. */
export const signUpEventRecords = {
  'signups.imported': (
    { fileSha256, lines, resultSha256 }: DataOf<'signups.imported'>,
    _at: string,
    event: number,
  ) => [importRecord({ fileSha256, lineCount: lines, resultSha256, event })],
  'signup.recorded': (data: DataOf<'signup.recorded'>, _at: string, event: number) => [
    movesRecord({ event, type: 'signup.recorded', moveCount: 1, movesHash: hashMoves([data as Move]) }),
  ],
  // Their moves are looked at as those of every event, by `movesOf`.
  'signups.closed': () => [],
  // Nothing changes when staff look for a letter, or when a file is written.
  'signup.searched': () => [],
  'signups.exported': () => [],
  // Its settings stand in the log only; the audit repeats the admission with them.
  'panel.admitted': (
    { places, candidates, admitted, reserves, settings: _settings, ...admission }: DataOf<'panel.admitted'>,
    _at: string,
    event: number,
  ) => [
    admissionRecord({
      ...admission,
      event,
      placeCount: places,
      candidateCount: candidates,
      admittedCount: admitted,
      reserveCount: reserves,
    }),
  ],
};

/** The moves of letters that an event fixes by one hash. */
export function movesOf({ type, data, sequence }: ChainedEvent): readonly LogRecord[] {
  if (!('movesHash' in data) || data.moves === 0) return [];
  return [movesRecord({ event: sequence, type, moveCount: data.moves, movesHash: data.movesHash })];
}

/** The records of all that the database holds of answers and members. */
export function recordsOfSignUpFacts({
  imports,
  moves,
  admissions,
}: Pick<StateFacts, 'imports' | 'moves' | 'admissions'>): readonly LogRecord[] {
  return [...imports.map(importRecord), ...moves.map(movesRecord), ...admissions.map(admissionRecord)];
}

function importRecord({ fileSha256, ...fields }: ImportFact): LogRecord {
  return {
    type: 'signups.imported',
    table: 'imports',
    key: { code: 'import', fileSha256 },
    fields,
  };
}

function movesRecord({ event, type, moveCount, movesHash }: MovesFact): LogRecord {
  return {
    type,
    table: 'invitation_moves',
    key: { code: 'moves', event },
    fields: { moveCount, movesHash },
  };
}

function admissionRecord({ admission, admitsLate, ...made }: AdmissionFact): LogRecord {
  const { randomness, seed, tolerances, ...fields } = made;
  return {
    type: 'panel.admitted',
    table: 'admissions',
    key: { code: 'admission', admission },
    fields: {
      ...fields,
      admitsLate: String(admitsLate),
      randomness: randomness ?? 'none',
      seed: seed ?? 'none',
      tolerances: tolerances === null ? 'none' : canonicalJson(tolerances),
    },
  };
}
