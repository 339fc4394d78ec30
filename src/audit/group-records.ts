/** What the log and the database hold of exclusions and groups, as records of which both must have the same. */
import type { SeatChange } from '../assignment/standing-seats.ts';
import type { DataOf, LogRecord } from './log-record.ts';
import type { AssignmentFact, ExclusionFact, ReplacementFact, StateFacts } from './state-facts.ts';

/** What each event about groups says has happened; `event` is its number. */
export const groupEventRecords = {
  'exclusions.recorded': ({ exclusions }: DataOf<'exclusions.recorded'>, at: string) =>
    exclusions.map((exclusion) => exclusionRecord({ ...exclusion, at })),
  'assignment.made': ({ cases, ...made }: DataOf<'assignment.made'>, at: string, event: number) => [
    assignmentRecord({
      ...made,
      at,
      event,
      cases: Object.fromEntries(cases.map(({ caseId, members }) => [caseId, members])),
    }),
  ],
  'assignment.replaced': (
    { changes, ...replaced }: DataOf<'assignment.replaced'>,
    at: string,
    event: number,
  ) =>
    replacementRecords({
      ...replaced,
      at,
      event,
      changes: changes.map(({ seat, ...change }) => ({ ...change, seatNumber: seat })),
    }),
};

/** The records of all that the database holds of groups. */
export function recordsOfGroupFacts({
  exclusions,
  assignments,
  replacements,
}: Pick<StateFacts, 'exclusions' | 'assignments' | 'replacements'>): readonly LogRecord[] {
  return [
    ...exclusions.map(exclusionRecord),
    ...assignments.map(assignmentRecord),
    ...replacements.flatMap(replacementRecords),
  ];
}

function exclusionRecord(exclusion: ExclusionFact): LogRecord {
  return {
    type: 'exclusions.recorded',
    table: 'exclusions',
    key: { code: 'exclusion', residentId: exclusion.residentId, caseId: exclusion.caseId },
    fields: { reason: exclusion.reason, at: exclusion.at },
  };
}

function assignmentRecord(made: AssignmentFact): LogRecord {
  const { inputHash, randomness, assignmentsHash, solver, at, event, certificateSha256 } = made;
  return {
    type: 'assignment.made',
    table: 'assignment_runs',
    key: { code: 'assignment', seed: made.seed },
    fields: {
      event,
      inputHash,
      randomness,
      assignmentsHash,
      solver,
      certificateSha256,
      lotterySha256: made.lotterySha256 ?? 'none',
      largestDrawError: made.largestDrawError ?? 'none',
      at,
      ...Object.fromEntries(
        Object.entries(made.cases).map(([caseId, count]) => [`members of case ${caseId}`, count]),
      ),
    },
  };
}

function replacementRecords({
  event,
  inputHash,
  solver,
  changes,
  at,
}: ReplacementFact): readonly LogRecord[] {
  return [
    {
      type: 'assignment.replaced',
      table: 'replacements',
      key: { code: 'replacements', event },
      fields: { inputHash, solver, at },
    },
    ...changes.map((change) => changeRecord(change, event)),
  ];
}

function changeRecord({ caseId, seatNumber, leaves, enters, reason }: SeatChange, event: number): LogRecord {
  return {
    type: 'assignment.replaced',
    table: 'seat_changes',
    key: { code: 'seat-change', seat: seatNumber, caseId, event },
    fields: { leaves, enters: enters ?? 'nobody', reason },
  };
}
