/** Every expected failure in English; the types of the parameters are decided here. */
import { admissionFailures } from './failures/admission-failures.ts';
import { allocationFailures } from './failures/allocation-failures.ts';
import { assignmentFailures } from './failures/assignment-failures.ts';
import { auditFailures } from './failures/audit-failures.ts';
import { commandFailures } from './failures/command-failures.ts';
import { drawFailures } from './failures/draw-failures.ts';
import { frameFailures } from './failures/frame-failures.ts';
import { letterTextFailures } from './failures/letter-text-failures.ts';
import { listFailures } from './failures/list-failures.ts';
import { lettersFailures } from './failures/letters-failures.ts';
import { mailroomFailures } from './failures/mailroom-failures.ts';
import { postingFailures } from './failures/posting-failures.ts';
import { privacyFailures } from './failures/privacy-failures.ts';
import { registerFailures } from './failures/register-failures.ts';
import { reportFailures } from './failures/report-failures.ts';
import { selectFailures } from './failures/select-failures.ts';
import { settingsFailures } from './failures/settings-failures.ts';
import { signupsFailures } from './failures/signups-failures.ts';
import { storeFailures } from './failures/store-failures.ts';

export const englishFailures = {
  ...settingsFailures,
  ...registerFailures,
  ...listFailures,
  ...frameFailures,
  ...allocationFailures,
  ...drawFailures,
  ...lettersFailures,
  ...letterTextFailures,
  ...postingFailures,
  ...mailroomFailures,
  ...signupsFailures,
  ...privacyFailures,
  ...admissionFailures,
  ...assignmentFailures,
  ...selectFailures,
  ...auditFailures,
  ...reportFailures,
  ...storeFailures,
  ...commandFailures,
};
