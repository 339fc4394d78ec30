/** What can be refused in the audit stage, in sentences. */
import { sentence } from '../failure-table.ts';

export const auditFailures = {
};
