/** What stands on the cover sheet of a batch, in each language. The names of commands stay as they are typed. */
import type { Language } from '../domain/language.ts';
import type { LetterKind } from '../domain/letter-kinds.ts';
import { formatLetterDate } from './letter-language.ts';

export interface CoverWords {
  readonly title: (batch: string) => string;
  readonly labels: {
    readonly panel: string;
    readonly municipality: string;
    readonly letters: string;
    readonly replaces: string;
    readonly wave: string;
    readonly letterDate: string;
    readonly numbers: string;
    readonly pages: string;
    readonly sheets: string;
    readonly file: string;
    readonly hash: string;
  };
  readonly letters: (count: number, kind: LetterKind, caseId: string | null, isReprint: boolean) => string;
  /** The letters of one batch in whose place these come, by their numbers. */
  readonly replaced: (batch: string, numbers: string) => string;
  /** The letters that the sheet has no room for. */
  readonly replacedMore: (count: number, wave: number) => string;
  readonly letterDate: (date: string) => string;
  readonly numbers: (count: number) => string;
  readonly pages: (pagesPerLetter: number) => string;
  readonly whoToCall: string;
  readonly call: (name: string, phone: string, email: string) => string;
  readonly secret: string;
  readonly done: string;
  readonly steps: {
    readonly printed: string;
    readonly takenOut: string;
    /** Of letters that are printed again. */
    readonly takenOutAgain: string;
    readonly others: readonly string[];
  };
  /** Below the line to sign on. */
  readonly sign: string;
}

const englishKinds: Readonly<Record<LetterKind, string>> = {
  invitation: 'invitations',
  reminder: 'reminders',
  welcome: 'letters of welcome to members',
  case: 'invitations to judge a case',
  apology: 'letters that say that there is no place',
};

const dutchKinds: Readonly<Record<LetterKind, (isOne: boolean) => string>> = {
  invitation: (isOne) => (isOne ? 'uitnodiging' : 'uitnodigingen'),
  reminder: (isOne) => (isOne ? 'herinnering' : 'herinneringen'),
  welcome: (isOne) => (isOne ? 'welkomstbrief aan een lid' : 'welkomstbrieven aan leden'),
  case: (isOne) => (isOne ? 'uitnodiging voor zaak' : 'uitnodigingen voor zaak'),
  apology: (isOne) => (isOne ? 'bericht dat er geen plaats is' : 'berichten dat er geen plaats is'),
};

const words: Readonly<Record<Language, CoverWords>> = {
  en: {
    title: (batch) => `Cover sheet of batch ${batch}`,
    labels: {
      panel: 'Panel',
      municipality: 'Municipality',
      letters: 'Letters',
      replaces: 'In the place of',
      wave: 'Wave',
      letterDate: 'Date in the letters',
      numbers: 'First and last number',
      pages: 'Pages',
      sheets: 'Sheets of paper',
      file: 'File',
      hash: 'SHA-256 of the file',
    },
    letters: (count, kind, caseId, isReprint) =>
      `${count} ${englishKinds[kind]}${caseId === null ? '' : ` ${caseId}`}${isReprint ? ', printed again' : ''}`,
    replaced: (batch, numbers) => `${batch} · ${numbers}`,
    replacedMore: (count, wave) => `and ${count} more: w${wave}-manifest.csv has them, by letter number`,
    letterDate: (date) => date,
    numbers: (count) => `1 to ${count}, at the foot of each letter`,
    pages: (pagesPerLetter) =>
      `${pagesPerLetter} a letter; print ${pagesPerLetter === 1 ? 'on one side' : 'on both sides'}`,
    whoToCall: 'Who to call',
    call: (name, phone, email) =>
      `When something is wrong or not clear, stop and call ${name}: ${phone}, ${email}.`,
    secret:
      'The data of these residents are secret. Print, fold and post these letters inside the municipality, and leave them with nobody else.',
    done: 'Done, by whom and when',
    steps: {
      printed: 'Printed at true size, none missing',
      takenOut: 'Letters taken out, on the list of "loting letters check"',
      takenOutAgain: 'Destroyed: what these letters replace, and what "loting letters check" lists',
      others: [
        'Folded, and each in an envelope',
        'Handed to the post',
        'Recorded with "loting letters printed" and "loting letters posted"',
      ],
    },
    sign: 'name, date, signature',
  },
  nl: {
    title: (batch) => `Voorblad van partij ${batch}`,
    labels: {
      panel: 'Panel',
      municipality: 'Gemeente',
      letters: 'Brieven',
      replaces: 'In plaats van',
      wave: 'Ronde',
      letterDate: 'Datum in de brieven',
      numbers: 'Nummers',
      pages: 'Bladzijden',
      sheets: 'Vellen papier',
      file: 'Bestand',
      hash: 'SHA-256 van het bestand',
    },
    letters: (count, kind, caseId, isReprint) =>
      `${count} ${dutchKinds[kind](count === 1)}${caseId === null ? '' : ` ${caseId}`}${isReprint ? ', opnieuw gedrukt' : ''}`,
    replaced: (batch, numbers) => `${batch} · ${numbers}`,
    replacedMore: (count, wave) => `en nog ${count}: die staan in w${wave}-manifest.csv, op briefnummer`,
    letterDate: (date) => formatLetterDate(date, 'nl'),
    numbers: (count) => `1 tot en met ${count}, onderaan elke brief`,
    pages: (pagesPerLetter) =>
      `${pagesPerLetter} per brief; druk ${pagesPerLetter === 1 ? 'enkelzijdig' : 'dubbelzijdig'}`,
    whoToCall: 'Wie u belt',
    call: (name, phone, email) =>
      `Klopt er iets niet, of is iets niet duidelijk? Stop dan en bel ${name}: ${phone}, ${email}.`,
    secret:
      'De gegevens van deze inwoners zijn geheim. Druk, vouw en verstuur deze brieven binnen de gemeente, en geef ze aan niemand anders mee.',
    done: 'Gedaan, door wie en wanneer',
    steps: {
      printed: 'Gedrukt op ware grootte; er ontbreekt niets',
      takenOut: 'Brieven eruit gehaald die "loting letters check" noemt',
      takenOutAgain: 'Vernietigd: wat deze brieven vervangen, en wat "loting letters check" noemt',
      others: [
        'Gevouwen, elk in een envelop',
        'Aan de post gegeven',
        'Vastgelegd met "loting letters printed" en "loting letters posted"',
      ],
    },
    sign: 'naam, datum, handtekening',
  },
};

export function coverWordsOf(language: Language): CoverWords {
  return words[language];
}
