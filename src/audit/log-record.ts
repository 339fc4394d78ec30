/** The form into which the log and the database are brought, to be compared. */
import type { AuditEvent, AuditEventType } from '../domain/audit-event.ts';
import type { RecordName } from './record-names.ts';

/** One thing that both the log and the database must know. `key` names it. */
export interface LogRecord {
  readonly type: AuditEventType;
  readonly table: string;
  readonly key: RecordName;
  readonly fields: Readonly<Record<string, string | number>>;
}

export type DataOf<T extends AuditEventType> = Extract<AuditEvent, { type: T }>['data'];
