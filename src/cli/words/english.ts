/** Everything that the commands say, in English. */
import type { Language } from '../../domain/language.ts';
import { numbersOf } from '../../domain/language.ts';
import { assignmentWords } from './english/assignment-words.ts';
import { auditWords } from './english/audit-words.ts';
import { backupWords } from './english/backup-words.ts';
import { commonWords } from './english/common-words.ts';
import { confirmWords } from './english/confirm-words.ts';
import { doctorWords } from './english/doctor-words.ts';
import { drawWords } from './english/draw-words.ts';
import { lettersWords } from './english/letters-words.ts';
import { mailroomWords } from './english/mailroom-words.ts';
import { nextWords } from './english/next-words.ts';
import { panelWords } from './english/panel-words.ts';
import { privacyWords } from './english/privacy-words.ts';
import { programWords } from './english/program-words.ts';
import { registersWords } from './english/registers-words.ts';
import { reportsWords } from './english/reports-words.ts';
import { setupWords } from './english/setup-words.ts';
import { signUpsWords } from './english/sign-ups-words.ts';
import { statusWords } from './english/status-words.ts';

export const englishWords = {
  language: 'en' as Language,
  numbers: numbersOf('en'),
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
