/** Every expected failure in Dutch, with the same codes and parameters as in English. */
import { admissionFailures } from './failures/dutch/admission-failures.ts';
import { allocationFailures } from './failures/dutch/allocation-failures.ts';
import { assignmentFailures } from './failures/dutch/assignment-failures.ts';
import { auditFailures } from './failures/dutch/audit-failures.ts';
import { commandFailures } from './failures/dutch/command-failures.ts';
import { drawFailures } from './failures/dutch/draw-failures.ts';
import { frameFailures } from './failures/dutch/frame-failures.ts';
import { letterTextFailures } from './failures/dutch/letter-text-failures.ts';
import { listFailures } from './failures/dutch/list-failures.ts';
import { lettersFailures } from './failures/dutch/letters-failures.ts';
import { mailroomFailures } from './failures/dutch/mailroom-failures.ts';
import { postingFailures } from './failures/dutch/posting-failures.ts';
import { privacyFailures } from './failures/dutch/privacy-failures.ts';
import { registerFailures } from './failures/dutch/register-failures.ts';
import { reportFailures } from './failures/dutch/report-failures.ts';
import { selectFailures } from './failures/dutch/select-failures.ts';
import { settingsFailures } from './failures/dutch/settings-failures.ts';
import { signupsFailures } from './failures/dutch/signups-failures.ts';
import { storeFailures } from './failures/dutch/store-failures.ts';
import type { englishFailures } from './english-failures.ts';

export const dutchFailures: typeof englishFailures = {
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
