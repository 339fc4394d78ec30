/** What can be refused in the audit stage, in sentences. (What the audit finds are differences: src/audit/difference-table.ts.) */

export const auditFailures = {};
