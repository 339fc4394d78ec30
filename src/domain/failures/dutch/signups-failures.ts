/** What can be refused in the signups stage, in Dutch. */
import { sentence } from '../../failure-table.ts';
import { dutchDropReasons } from '../../drop-reasons.ts';
import type {
  lineProblems,
  signupsFailures as english,
  Unrecorded,
  UnrecordedCode,
} from '../signups-failures.ts';
import { stateWords } from './state-words.ts';
import { day } from './write.ts';

/** Why a line of the sign-up site's file, or an answer that was typed in, cannot be used. */
export const dutchLineProblems: typeof lineProblems = {
  line: 'De regel heeft niet evenveel velden als de kopregel.',
  code: 'In de kolom code staat geen inlogcode van twaalf tekens.',
  answer: 'In de kolom answer moet yes, no, ja of nee staan.',
  answered_on: 'In de kolom answered_on moet een datum staan, zoals 2027-01-31.',
  future: 'De datum in de kolom answered_on mag niet in de toekomst liggen.',
  email: 'In de kolom email staat geen e-mailadres.',
  phone: 'In de kolom phone staat geen telefoonnummer.',
  name: 'De tekst in de kolom name is langer dan 200 tekens, of bevat tekens die niet te drukken zijn.',
};

const unrecorded: Readonly<Record<UnrecordedCode, string>> = {
  stopped: 'Dat is gestopt op het scherm.',
  ...dutchLineProblems,
};

const nothingChanged = 'Er is niets veranderd.';

export const signupsFailures: typeof english = {
  'signups.move-not-allowed': sentence(
    (p) =>
      `Dit kan niet met brief ${p.invitationId}. De stand is: ${stateWords[p.from]}. Gevraagd is: ${stateWords[p.to]}.`,
    (p) =>
      p.possible.length === 0
        ? `Deze stand is definitief; er is niets veranderd.`
        : `Wel mogelijk: ${p.possible.map((state) => stateWords[state]).join('; ')}.`,
  ),
  'signups.not-recorded': sentence(
    (p) => `Het antwoord is niet vastgelegd. ${unrecordedText(p.reason)}`,
    () => `${nothingChanged} Verbeter het, en geef de opdracht opnieuw.`,
  ),
  'signups.code-mistyped': sentence(
    (p) =>
      `De inlogcode klopt niet: een teken is anders dan in de brief, of twee tekens zijn verwisseld.${groupsText(p.groups)}`,
    () => `${nothingChanged} Vergelijk de code met de brief, groep voor groep.`,
  ),
  'signups.code-unknown': sentence(
    () => 'Geen brief van dit panel draagt deze inlogcode. Misschien is zij van een ander panel.',
    () => `${nothingChanged} Vergelijk de code, en de naam van het panel, met de brief.`,
  ),
  'signups.code-revoked': sentence(
    () => 'Deze inlogcode is vervangen: een nieuwere brief aan dezelfde inwoner draagt de code die geldt.',
    () =>
      `${nothingChanged} Vraag om de nieuwere brief, of zoek de brief op de naam van de inwoner: "loting signup find".`,
  ),
  'signups.letter-unknown': sentence(
    (p) => `Er is geen brief ${p.letter}.`,
    () => `${nothingChanged} Het nummer is dat van "loting signup find", of staat in de verzendlijst.`,
  ),
  'signups.resident-dropped': sentence(
    (p) =>
      `De inwoner van brief ${p.invitationId} is van de lijst met brieven gehaald: ${dutchDropReasons[p.reason]}. Deze inwoner kan zich niet aanmelden.`,
    () =>
      `${nothingChanged} Is het register fout, laat het dan herstellen; de loting zelf ligt voorgoed vast.`,
  ),
  'signups.result-not-written': sentence(
    (p) =>
      `De antwoorden zijn vastgelegd, maar het resultaatbestand exports/${p.resultFile} kon niet worden geschreven.`,
    () =>
      'Maak ruimte, of kijk de rechten op de map na. Lees daarna hetzelfde bestand opnieuw in: niets wordt twee keer vastgelegd, en het resultaatbestand wordt geschreven.',
  ),
  'signups.not-closed-yet': sentence(
    (p) => `Inwoners kunnen nog antwoorden: de laatste dag is ${day(p.lastDay)}.`,
    () => `${nothingChanged} Geef de opdracht na die dag.`,
  ),
  'signups.search-fields': sentence(
    () => 'Een brief wordt gezocht met drie dingen samen: de naam, de postcode en de geboortedatum.',
    () => 'Geef --name, --postcode en --born, zoals --born 1980-05-17.',
  ),
  'signups.not-utf8': sentence(
    () => 'Het bestand is niet in UTF-8.',
    () => 'Sla het opnieuw op als "CSV UTF-8" en lees dat bestand in.',
  ),
  'signups.file-empty': sentence(
    () => 'Het bestand is leeg: er is niet eens een kopregel.',
    () => 'Maak het bestand opnieuw.',
  ),
  'signups.not-csv': sentence(
    () =>
      'Het bestand is vanaf deze regel niet als CSV te lezen, bijvoorbeeld omdat een aanhalingsteken niet wordt gesloten.',
    () => `Verbeter de regel, of maak het bestand opnieuw. ${nothingChanged}`,
  ),
  'signups.column-missing': sentence(
    (p) => `Het bestand heeft geen kolom "${p.column}".`,
    (p) =>
      p.required.length === p.columns.length
        ? `De eerste regel moet zijn: ${p.columns.join(',')}.`
        : `De eerste regel moet zijn: ${p.columns.join(',')}. Nodig zijn alleen ${p.required.join(' en ')}.`,
  ),
  'signups.column-twice': sentence(
    (p) => `Het bestand heeft de kolom "${p.column}" twee keer.`,
    () => `Haal een van de twee weg. ${nothingChanged}`,
  ),
};

function unrecordedText(reason: Unrecorded): string {
  return Object.hasOwn(unrecorded, reason)
    ? unrecorded[reason as UnrecordedCode]
    : `In de kolom ${reason.slice('question '.length)} staat geen antwoord dat de instellingen ervoor geven.`;
}

/** When every group may be wrong, the list says nothing. */
function groupsText(groups: readonly number[]): string {
  return groups.length === 0 || groups.length === 3 ? '' : ` Groep ${groups.join(' of ')} lijkt fout.`;
}
