/** Everything that the commands say, in Dutch. */
import { numbersOf } from '../../domain/language.ts';
import { assignmentWords } from './dutch/assignment-words.ts';
import { auditWords } from './dutch/audit-words.ts';
import { backupWords } from './dutch/backup-words.ts';
import { commonWords } from './dutch/common-words.ts';
import { confirmWords } from './dutch/confirm-words.ts';
import { doctorWords } from './dutch/doctor-words.ts';
import { drawWords } from './dutch/draw-words.ts';
import { lettersWords } from './dutch/letters-words.ts';
import { mailroomWords } from './dutch/mailroom-words.ts';
import { nextWords } from './dutch/next-words.ts';
import { panelWords } from './dutch/panel-words.ts';
import { privacyWords } from './dutch/privacy-words.ts';
import { programWords } from './dutch/program-words.ts';
import { registersWords } from './dutch/registers-words.ts';
import { reportsWords } from './dutch/reports-words.ts';
import { setupWords } from './dutch/setup-words.ts';
import { signUpsWords } from './dutch/sign-ups-words.ts';
import { statusWords } from './dutch/status-words.ts';
import type { Words } from './words.ts';

export const dutchWords: Words = {
  language: 'nl',
  numbers: numbersOf('nl'),
  common: commonWords,
  confirm: confirmWords,
  program: programWords,
  setup: setupWords,
  doctor: doctorWords,
  backup: backupWords,
  registers: registersWords,
  draw: drawWords,
  letters: lettersWords,
  mailroom: mailroomWords,
  signUps: signUpsWords,
  panel: panelWords,
  privacy: privacyWords,
  status: statusWords,
  next: nextWords,
  assignment: assignmentWords,
  audit: auditWords,
  reports: reportsWords,
};
