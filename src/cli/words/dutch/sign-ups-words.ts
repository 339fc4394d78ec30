/** What the commands about sign-ups and news of letters say, in Dutch. */
import type { signUpsWords as english } from '../english/sign-ups-words.ts';
import { lineAnswersWords } from './line-answers-words.ts';
import { count, counted, day } from './write.ts';

export const signUpsWords: typeof english = {
  lines: lineAnswersWords,
  answerNames: {
    accepted: 'aangemeld',
    'accepted-late': 'te laat aangemeld',
    declined: 'doet niet mee',
    'already-known': 'al bekend',
    'wrong-check-symbol': 'typefout in code',
    'unknown-code': 'onbekende code',
    'revoked-code': 'oude code',
    'not-open': 'gesloten',
    'invalid-line': 'onbruikbaar',
  },
  options: {
    by: 'wie het vastlegt; zonder deze optie is dat de naam van uw account',
    letter:
      'de inlogcode (kleine letters, spaties en streepjes maken niet uit), of het nummer van de brief, zoals 1-000042',
    channel: 'hoe het bericht binnenkwam: phone (telefoon), mail (post of e-mail), counter (balie) of site',
    date: 'de dag van het bericht; zonder deze optie is dat vandaag',
    callerName: 'de achternaam, met of zonder voorletters',
    callerPostcode: 'de postcode van het adres',
    callerBorn: 'de geboortedatum, zoals 1980-05-17 of 17-5-1980',
  },
  moved: {
    letter: (invitationId, said, movedOn, from) =>
      `Brief ${invitationId}: ${said}, op ${day(movedOn)}. De stand was "${from}".`,
    late: '! Dit kwam na de laatste dag om te antwoorden. Het wordt bewaard, en gemerkt als te laat.',
  },
  record: {
    answerOption: 'of de inwoner meedoet: yes of no; zonder deze optie yes',
    emailOption: 'het e-mailadres voor het online panel',
    phoneOption: 'een telefoonnummer',
    nameOption: 'de naam om te gebruiken',
    questionOption: 'antwoorden op de vragen uit de instellingen, zoals education=high',
    sameEmail: '! Een andere aanmelding gaf hetzelfde e-mailadres. Kijk of beide kloppen.',
  },
  ask: {
    fields: {
      email: 'E-mailadres (Enter als er geen is):',
      phone: 'Telefoonnummer (Enter als er geen is):',
      name: 'De naam om te gebruiken (Enter voor de naam in de brief):',
    },
    problems: {
      email: 'Dit is geen e-mailadres.',
      phone: 'Dit is geen telefoonnummer.',
      name: 'Dit is langer dan 200 tekens, of bevat tekens die niet te drukken zijn.',
    },
    noName: 'iemand van wie geen naam is bewaard',
    isRight: (name) => `De brief is aan ${name}. Is dit de inwoner?`,
    takesPart: 'Doet de inwoner mee?',
    noAnswer: '(geen antwoord)',
  },
  undeliverable: {
    movedOption: 'de inwoner is verhuisd of overleden, zodat geen brief nog aankomt',
  },
  find: {
    none: 'Bij deze drie samen hoort geen brief. De inwoner is niet geloot, of het register schrijft een van de drie anders.',
    letter: (invitationId, name, said) => `Brief ${invitationId}, aan ${name}: ${said}.`,
    record: (invitationId) => `Leg het antwoord vast met het nummer: loting signup record ${invitationId}`,
  },
  import: {
    file: 'CSV met de kolommen code, answer (ja of nee), answered_on, email, phone, name, en een kolom voor elke vraag uit de instellingen',
    heading: 'Elke regel van het bestand kreeg één antwoord',
    columns: { answer: 'Antwoord', lines: 'Regels', meaning: 'Wat het betekent' },
    sameEmail: (lineCount) =>
      `! Aanmeldingen met een e-mailadres dat ook bij een andere aanmelding hoort: ${count(lineCount)}. In het resultaatbestand staat welke regels dat zijn.`,
    late: 'Met "loting panel admit --admit-late" krijgen ook late aanmeldingen een plaats; zonder die optie wachten ze.',
    ignoredColumns: (columns) => `Kolommen die niet zijn gelezen: ${columns.join(', ')}.`,
    applied: {
      imported: (resultFile) => `Vastgelegd. Het antwoord op elke regel staat in exports/${resultFile}.`,
      'known-file': () => 'Precies dit bestand is al eerder verwerkt. Er is niets veranderd.',
      'not-written': () => 'Dit was een proef: er is niets vastgelegd (--dry-run).',
    },
    restored: (resultFile) =>
      `Het resultaatbestand exports/${resultFile} was weg of veranderd. Het is opnieuw gemaakt.`,
  },
  watch: {
    folder: 'de map waarin de aanmeldsite haar CSV-bestanden zet',
    everyOption: 'om de hoeveel seconden er wordt gekeken',
    onceOption: 'kijk één keer en stop, voor een taak die de computer zelf start',
    none: 'Er staan geen CSV-bestanden in de map.',
    looking: 'Er wordt gekeken of er bestanden komen. Druk op Ctrl-C om te stoppen.',
    stopped: 'Gestopt. Elk bestand waaraan was begonnen, is af.',
    known: (name) => `${name}: al eerder verwerkt; er is niets veranderd.`,
    restored: (resultFile) => ` Het resultaatbestand exports/${resultFile} is opnieuw gemaakt.`,
    imported: (name, lines, resultFile) =>
      `${name}: ${counted(lines.all, 'regel', 'regels')}; ${count(lines.signedUp)} aangemeld, ${count(lines.declined)} afgezegd, ${count(lines.others)} niet vastgelegd. Zie exports/${resultFile}.`,
    refused: (name) => `✗ ${name}: geweigerd; er is niets van bewaard.`,
  },
  close: {
    closed: (letterCount) =>
      `Brieven zonder antwoord: ${count(letterCount)}. Een antwoord dat nog komt, wordt bewaard en gemerkt als te laat.`,
  },
  export: {
    columnsOption: (columns) => `kies uit: ${columns.join(', ')}`,
    limesurveyOption: 'zoals LimeSurvey deelnemers inleest: het e-mailadres en een eigen token',
    excelOption: 'met puntkomma’s en een byte order mark, zodat Nederlandse Excel het goed opent',
    secretOption: 'ook leden met geheime gegevens, zonder hun gemeente',
    members: (memberCount, columns) => `Leden: ${count(memberCount)}. Kolommen: ${columns.join(', ')}.`,
    withoutEmail: (memberCount) =>
      `! Zonder e-mailadres: ${counted(memberCount, 'lid', 'leden')}. Nodig hen op een andere manier uit, zoals met een brief.`,
    withSecret: (memberCount) =>
      `! Met geheime gegevens: ${counted(memberCount, 'lid', 'leden')}. Hun gemeente staat niet in het bestand.`,
    secretLeftOut: (memberCount) =>
      `! Weggelaten omdat hun gegevens geheim zijn: ${counted(memberCount, 'lid', 'leden')}. Nodig hen zelf uit, of zet --with-secret erbij.`,
    written: (file) => `Gemaakt: ${file}`,
  },
};
