/** The form into which the log and the database are brought, to be compared. */
import type { AuditEvent, AuditEventType } from '../domain/audit-event.ts';

/** One thing that both the log and the database must know. `key` names it in a sentence. */
export interface LogRecord {
  readonly type: AuditEventType;
  readonly table: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, string | number>>;
}

export type DataOf<T extends AuditEventType> = Extract<AuditEvent, { type: T }>['data'];
