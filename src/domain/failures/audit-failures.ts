/** What can be refused in the audit stage, in sentences. (What the audit finds are differences: src/audit/difference-table.ts.) */
import { sentence } from '../failure-table.ts';

export const auditFailures = {
  'audit.log-damaged': sentence(
    () => 'The log of this panel was changed or damaged, so nothing of it is given out.',
    () => 'Run "loting audit verify": it names every difference. Put the database back from a backup.',
  ),
  'audit.bundle-exists': sentence(
    () => 'The folder for the bundle exists already.',
    () => 'Nothing was touched. Choose a new folder with --out.',
  ),
};
