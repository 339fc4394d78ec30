/** What can be refused in the audit stage, in Dutch. */
import { sentence } from '../../failure-table.ts';
import type { auditFailures as english } from '../audit-failures.ts';

export const auditFailures: typeof english = {
  'audit.log-damaged': sentence(
    () => 'Het logboek van dit panel is veranderd of beschadigd, dus er wordt niets van afgegeven.',
    () =>
      'Geef de opdracht "loting audit verify": die noemt elk verschil. Zet de database terug uit een reservekopie.',
  ),
  'audit.bundle-exists': sentence(
    () => 'De map voor het dossier bestaat al.',
    () => 'Er is niets veranderd. Kies een nieuwe map met --out.',
  ),
};
