/** What can become of a line of the sign-up site's file, in Dutch. */
import { dutchDropReasons } from '../../../domain/drop-reasons.ts';
import { dutchLineProblems } from '../../../domain/failures/dutch/signups-failures.ts';
import type * as english from '../english/line-answers-words.ts';
import { commonWords } from './common-words.ts';

export const lineAnswersWords: typeof english.lineAnswersWords = {
  answers: {
    accepted: 'De inwoner heeft zich aangemeld.',
    'accepted-late':
      'De inwoner heeft zich na de laatste dag aangemeld. Dat wordt bewaard, en gemerkt als te laat.',
    declined: 'De inwoner doet niet mee.',
    'already-known': 'Op deze brief was al geantwoord. Het eerste antwoord telt.',
    'wrong-check-symbol': 'In de inlogcode zit een typefout. Vergelijk de code met de brief.',
    'unknown-code': 'Geen brief van dit panel heeft deze inlogcode. De code kan van een ander panel zijn.',
    'revoked-code': 'Deze inlogcode is vervangen door de code in een nieuwere brief aan dezelfde inwoner.',
    'not-open': 'Op deze brief kan niet meer worden geantwoord.',
    'invalid-line': 'De regel is niet te gebruiken.',
  },
  problems: dutchLineProblems,
  wrongQuestion: (column) =>
    `In de kolom ${column} staat geen antwoord dat de instellingen voor die vraag noemen.`,
  wrongGroups: (groups) => {
    const [first, ...rest] = groups;
    if (first === undefined) return 'Er is meer dan één teken fout.';
    if (rest.length === 0) return `Waarschijnlijk zit de fout in blok ${first}.`;
    return groups.length === 3
      ? 'Het is niet te zeggen in welk blok.'
      : `Waarschijnlijk zit de fout in blok ${groups.join(' of ')}.`;
  },
  dropped: (reason) => `De inwoner is van de lijst met brieven gehaald: ${dutchDropReasons[reason]}.`,
  stands: (state) => `De stand is: ${commonWords.states[state]}.`,
  sameEmail: 'Een andere aanmelding gaf hetzelfde e-mailadres. Kijk of beide kloppen.',
};
