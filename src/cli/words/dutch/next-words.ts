/** What `loting next` says of each step of the procedure, in Dutch. */
import type { ProcedureFacts } from '../../response/procedure.ts';
import type { nextWords as english } from '../english/next-words.ts';
import { statusWords } from './status-words.ts';
import { count, counted, day } from './write.ts';

const nothing = (): string => '';

const steps: typeof english.steps = {
  folder: {
    title: 'Werkmap',
    done: nothing,
    now: () =>
      'Hier is nog geen werkmap. Daarin staat alles van één panel: de instellingen, de sleutel en de database. Doe dit in de map die het moet worden.',
  },
  registers: {
    title: 'Registers op hun plaats',
    done: (facts) => counted(facts.registerCount, 'bestand', 'bestanden'),
    now: (facts) =>
      `Vraag Burgerzaken om de uitvoer van de BRP, en zet de bestanden waar loting.yaml het zegt: ${facts.missingRegisters.join(', ')}. Wilt u eerst oefenen? "loting register synth" maakt registers met mensen die niet bestaan.`,
  },
  'register-check': {
    title: 'Registers nagekeken',
    done: nothing,
    now: () =>
      'Kijk wat er in de registers staat en wat eraan mankeert, zolang het nog kan worden hersteld. Er verandert niets.',
  },
  frame: {
    title: 'Kader',
    done: (facts) => `${counted(facts.frameResidents ?? 0, 'inwoner kan', 'inwoners kunnen')} worden geloot`,
    now: (facts) =>
      facts.isFrameOutdated
        ? 'De instellingen, of een bestand dat zij noemen, passen niet meer bij het kader. Bouw het opnieuw.'
        : 'Het kader is de lijst van iedereen die kan worden geloot. Het volgt uit de registers en de instellingen.',
  },
  commitment: {
    title: 'Vastlegging',
    done: () => 'afgegeven, om bekend te maken',
    now: (facts) =>
      `Bekijk eerst het plan van de loting: wat daarvoor telt, kan hierna niet meer veranderen. Het vastgelegde getal legt het kader vast. Maak het bekend voordat het toeval er is; dan kan niemand de lijst naar de uitkomst hebben gemaakt. Gooi met dobbelstenen, en kondig aan wie er gooit, wanneer, en hoe de worp wordt opgeschreven. Of neem een ronde van drand: deze wordt bekend op ${moment(facts.proposedRound.timeMs)}, en een andere mag ook.`,
  },
  randomness: {
    title: 'Openbaar toeval',
    done: (facts) =>
      facts.announced?.kind === 'drand' ? `openbaar sinds ${moment(facts.announcedTimeMs)}` : '',
    now: (facts) =>
      `Doe in het openbaar wat is aangekondigd: "${facts.announced?.kind === 'text' ? facts.announced.text : ''}". Schrijf de uitkomst op in de vorm die is aangekondigd.`,
    waiting: (facts) =>
      facts.announced?.kind === 'drand'
        ? `Ronde ${facts.announced.round} van drand wordt openbaar op ${moment(facts.announcedTimeMs)}. Maak het vastgelegde getal daarvóór bekend.`
        : '',
  },
  draw: {
    title: 'Loting',
    done: (facts) => `${counted(facts.drawnCount, 'inwoner', 'inwoners')} geloot`,
    now: (facts) =>
      facts.announced?.kind === 'drand'
        ? `De vastlegging en het toeval bepalen samen wie een brief krijgt. De handtekening van de ronde staat op https://api.drand.sh/${facts.announced.chainHash}/public/${facts.announced.round}`
        : 'De vastlegging en het toeval bepalen samen wie een brief krijgt. Vul de uitkomst in.',
  },
  letters: {
    title: 'Brieven gemaakt',
    done: (facts) => counted(facts.madeCount, 'brief', 'brieven'),
    now: (facts) =>
      `${adviceOf(facts, 'unmade')} "loting letters preview" laat er eerst een paar zien. Sorteert de post ze voor u? Geef dan eerst "loting letters export-addresses": op brieven die al zijn gemaakt, kan de regel van de post niet meer komen.`,
  },
  printed: {
    title: 'Brieven afgedrukt',
    done: nothing,
    now: (facts) =>
      `Druk de PDF-bestanden in de map letters af, elk achter zijn voorblad: ${counted(facts.unprintedCount, 'brief', 'brieven')}. Leg het daarna vast.`,
  },
  posted: {
    title: 'Brieven gepost',
    done: (facts) => counted(facts.postedCount, 'brief', 'brieven'),
    now: (facts) =>
      `Kijk vlak voor het vouwen, en vlak voor het posten nog eens, welke brieven eruit moeten: wie intussen antwoordde, overleed of verhuisde. Geef de andere mee aan de post: er wachten er ${count(facts.unpostedCount)}. Leg het dezelfde dag vast: de herinnering en de verwachting tellen vanaf dan.`,
  },
  shredded: {
    title: 'Bestanden van geposte brieven verwijderd',
    done: nothing,
    now: () =>
      'In de pdf-bestanden staan namen, adressen en inlogcodes, en de brieven zijn op de post. Kijk eerst of elke brief is verantwoord. Verwijder dan de bestanden, hier en overal waar ze zijn gekopieerd. Wie toch nog een brief nodig heeft, krijgt een herdruk.',
  },
  'sign-ups': {
    title: 'Aanmeldingen',
    done: (facts) => count(facts.signUpCount),
    now: (facts) =>
      `${facts.firstPostedOn === undefined ? '' : `De eerste brieven zijn gepost op ${day(facts.firstPostedOn)}; de post doet er een tot drie werkdagen over. `}Tot nu toe: ${counted(facts.signUpCount, 'aanmelding', 'aanmeldingen')}. Verwerk elk bestand van de aanmeldsite; leg vast wie belt met "loting signup record".`,
  },
  reminder: {
    title: 'Herinnering',
    done: (facts) => (facts.remindedCount === 0 ? '' : counted(facts.remindedCount, 'brief', 'brieven')),
    now: (facts) => adviceOf(facts, 'reminder'),
    waiting: (facts) =>
      `Vanaf ${day(facts.reminderFrom)} kan er een herinnering uit, naar wie dan nog niet heeft geantwoord.`,
  },
  wave: {
    title: 'Nog een ronde',
    done: nothing,
    now: (facts) =>
      `${adviceOf(facts, 'next-wave')} De brieven gaan naar de volgende inwoners in dezelfde volgorde. Zonder deze ronde gaat het panel verder met wie zich heeft aangemeld.`,
  },
  closing: {
    title: 'Aanmelding gesloten',
    done: nothing,
    now: (facts) =>
      `${adviceOf(facts, 'close-wave')} Een antwoord dat hierna komt, wordt bewaard als te laat.`,
    waiting: (facts) => `Inwoners kunnen antwoorden tot en met ${day(facts.answerBefore)}.`,
  },
  admission: {
    title: 'Leden toegelaten',
    done: (facts) => counted(facts.memberCount, 'lid', 'leden'),
    now: (facts) =>
      facts.signUpCount > facts.maximumMembers
        ? `Er zijn ${count(facts.signUpCount)} aanmeldingen voor ${count(facts.maximumMembers)} plaatsen: een loting binnen quota beslist. De eerste opdracht laat nog niemand toe: ze geeft het getal dat u bekendmaakt. Maak het bekend, gooi dan pas in het openbaar met dobbelstenen, en vul in wat er viel.`
        : `Er zijn ${counted(facts.signUpCount, 'aanmelding', 'aanmeldingen')} voor ${count(facts.maximumMembers)} plaatsen: wie op tijd was, wordt lid.`,
  },
  'members-file': {
    title: 'Leden naar het online panel',
    done: nothing,
    now: (facts) =>
      facts.membersFile === 'outdated'
        ? 'Na het vorige bestand zijn er leden bij gekomen of weggegaan. Maak het opnieuw, en geef het opnieuw door.'
        : 'Het online panel moet weten wie lid zijn: dit zet hun e-mailadressen in een bestand.',
  },
  welcome: {
    title: 'Brief aan leden, en aan wie geen plaats kreeg',
    done: nothing,
    now: (facts) =>
      `${facts.welcomeCount === 0 ? '' : `${counted(facts.welcomeCount, 'lid heeft', 'leden hebben')} nog geen welkomstbrief: daarin staat het lidnummer dat zij nodig hebben als zij bellen. `}${facts.apologyCount === 0 ? '' : `${counted(facts.apologyCount, 'inwoner', 'inwoners')} ${facts.apologyCount === 1 ? 'heeft' : 'hebben'} de loting om de plaatsen verloren, en ${facts.apologyCount === 1 ? 'staat' : 'staan'} op de reservelijst. Laat hun dat weten als u hen niet meer nodig hebt: de brief zegt dat zij niet worden uitgenodigd. `}Kijk de datums na in loting.yaml (letters.welcome, letters.apology). Daarna drukt en post de postkamer ze, net als de eerste brieven.`,
  },
  groups: {
    title: 'Groepen per zaak',
    done: nothing,
    now: () =>
      'Het lot verdeelt de leden over de zaken, binnen de quota. Kijk eerst welke zaakgroepen mogelijk zijn; zet leden die een zaak niet mogen beoordelen op een lijst voor "loting assign exclude". Het plan geeft bij "Invoer van de loting" een getal: maak dat bekend. Gooi dan pas in het openbaar met dobbelstenen, en vul in wat er viel.',
  },
  replacements: {
    title: 'Afgevallen leden vervangen',
    done: (facts) => counted(facts.seatChangeCount, 'plaats', 'plaatsen'),
    now: (facts) =>
      `${facts.leavingSeatCount === 1 ? 'Eén plaats is' : `${count(facts.leavingSeatCount)} plaatsen zijn`} van een lid dat is afgevallen of de zaak niet mag beoordelen. De eerste reserve die past, komt erin, in de volgorde van de loting.`,
  },
  rosters: {
    title: 'Lijsten van de zaakgroepen',
    done: nothing,
    now: (facts) =>
      `${facts.seatChangeCount === 0 ? '' : 'Er zijn plaatsen veranderd. '}Op de lijst van een zaak staat welke leden haar beoordelen, en wie er in reserve staat. Krijgen leden de uitnodiging voor een zaak op papier? Zet dan letterDate en answerBefore bij de zaak in loting.yaml.`,
  },
  'case-letters': {
    title: 'Brieven over een zaak',
    done: nothing,
    now: (facts) =>
      `Leden die een zaak beoordelen en daarover nog geen brief hebben: ${facts.casesToWrite.map(({ caseId, letterCount }) => `${caseId} ${count(letterCount)}`).join(', ')}. De datums staan in loting.yaml, bij de zaak.`,
  },
  verify: {
    title: 'Alles nagerekend',
    done: nothing,
    now: () =>
      'Doe het voordat anderen het doen: alles wordt opnieuw berekend uit de registers, de sleutel en het toeval.',
  },
  bundles: {
    title: 'Verantwoording, en dossiers voor wie controleert',
    done: nothing,
    now: () =>
      'De verantwoording vertelt iedereen hoe het is gegaan. Met een dossier controleren onderzoekers en inwoners de loting zelf, zonder deze map.',
  },
  purge: {
    title: 'Gegevens van niet-leden weg',
    done: nothing,
    now: () =>
      'De gegevens van inwoners die geen lid zijn, zijn lang genoeg bewaard. Kijk eerst wat er weggaat: het is niet terug te draaien.',
    waiting: (facts) =>
      `De gegevens van inwoners die geen lid zijn, kunnen weg vanaf ${day(facts.purge?.firstDay ?? facts.today)}, zoals de instellingen zeggen.`,
  },
  'purge-members': {
    title: 'Gegevens van leden weg',
    done: nothing,
    now: () =>
      'De gegevens van leden zijn lang genoeg bewaard. Kijk eerst wat er weggaat: het is niet terug te draaien.',
    waiting: (facts) =>
      `De gegevens van leden kunnen weg vanaf ${day(facts.purgeMembers?.firstDay ?? facts.today)}, zoals de instellingen zeggen.`,
  },
};

export const nextWords: typeof english = {
  noFolder: 'Nog geen werkmap',
  orElse: 'of:',
  whatNow: 'Wat u nu doet',
  nothingNow: 'Er is nu niets te doen.',
  allDone: 'Alles is klaar.',
  waitsFor: 'Waar het op wacht',
  by: (title, actor) => `${title} (${actor}).`,
  steps,
  states: {
    done: 'klaar',
    now: 'nu',
    waiting: 'wacht',
    later: 'later',
    skipped: 'overgeslagen',
    anytime: 'altijd goed',
  },
  actors: { staff: 'team', mailroom: 'postkamer' },
  placeholders: {
    source: '<wie er gooit, wanneer, en hoe het wordt opgeschreven>',
    randomness: '<de uitkomst>',
    signature: '<96 tekens>',
    'answers-file': '<bestand van de site>',
  },
};

function adviceOf({ nextSteps }: ProcedureFacts, kind: ProcedureFacts['nextSteps'][number]['kind']): string {
  return nextSteps
    .filter((step) => step.kind === kind)
    .map(statusWords.nextStep)
    .join(' ');
}

/** A moment of Unix time; '' when it is not known. */
function moment(timeMs: number | undefined): string {
  if (timeMs === undefined) return '';
  const time = new Date(timeMs).toISOString();
  return `${day(time.slice(0, 10))} om ${time.slice(11, 16)} uur UTC`;
}
