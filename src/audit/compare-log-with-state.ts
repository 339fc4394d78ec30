/**
 * Compares the log with the database, both ways: every frame, wave, batch, import, answer, exclusion and assignment in
 * the database has its event with the same values, and the other way round. It finds rows that nobody logged, and a log
 * whose end was cut off.
 */
import type { ChainedEvent } from '../domain/audit-event.ts';
import type { AuditDifference } from './differences.ts';
import { difference } from './differences.ts';
import type { LogRecord } from './log-record.ts';
import type { LoggedRecord } from './log-records.ts';
import { recordsOfLog, recordsOfState } from './log-records.ts';
import type { StateFacts } from './state-facts.ts';

/** The differences, in the order of the database's tables, then what only the log holds. */
export function compareLogWithState(
  events: readonly ChainedEvent[],
  facts: StateFacts,
): readonly AuditDifference[] {
  // Something that was done twice, such as a batch made again, counts as it was done last.
  const logged = new Map(recordsOfLog(events).map((record) => [idOf(record), record]));
  const stored = new Map(recordsOfState(facts).map((record) => [idOf(record), record]));
  const differences: AuditDifference[] = [];
  for (const [id, record] of stored) {
    const other = logged.get(id);
    if (other === undefined) {
      const { type, table, key } = record;
      differences.push(difference('log.event-missing', { type, table, key }));
    } else {
      differences.push(...compareFields(other, record));
    }
  }
  for (const [id, { type, table, key, event }] of logged) {
    if (!stored.has(id)) differences.push(difference('log.row-missing', { type, table, key, event }));
  }
  return differences;
}

function idOf(record: LogRecord): string {
  return `${record.table}\n${JSON.stringify(record.key)}`;
}

function compareFields(logged: LoggedRecord, stored: LogRecord): AuditDifference[] {
  const { type, table, key, event } = logged;
  const names = new Set([...Object.keys(logged.fields), ...Object.keys(stored.fields)]);
  return [...names]
    .filter((field) => logged.fields[field] !== stored.fields[field])
    .map((field) =>
      difference(
        'log.value-differs',
        { type, table, key, event, field },
        textOf(stored.fields[field]),
        textOf(logged.fields[field]),
      ),
    );
}

function textOf(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
