/** What can be wrong in `loting.yaml`, in Dutch. */
import { sayPhrase, sentence } from '../../failure-table.ts';
import type { Double, settingsFailures as english } from '../settings-failures.ts';
import { settingProblems, yamlProblems } from './setting-problems.ts';
import { count, exactly } from './write.ts';

const doubles: Readonly<Record<Double, string>> = {
  question: 'De vraag',
  answer: 'Het antwoord',
  municipality: 'De gemeente',
  file: 'Het registerbestand',
  feature: 'Het kenmerk',
  case: 'De zaak',
  gender: 'Het geslacht',
  ageBand: 'De leeftijdsgroep',
  district: 'De wijk',
  stratum: 'De groep (stratum)',
};

export const settingsFailures: typeof english = {
  'settings.not-yaml': sentence(
    (p) => `Het instellingenbestand is geen geldige YAML: ${yamlProblems[p.problem]}.`,
    () => 'Verbeter de regel. Laat hem evenveel inspringen als de regels eromheen, met spaties en geen tabs.',
  ),
  'settings.unknown-key': sentence(
    (p) => `De instelling "${p.key}" bestaat hier niet.`,
    (p) =>
      p.suggestion === undefined
        ? `Haal de regel weg. Hier is mogelijk: ${p.allowed.join(', ')}.`
        : `Bedoelde u "${p.suggestion}"?`,
  ),
  'settings.missing-key': sentence(
    (p) => `De instelling "${p.key}" ontbreekt.`,
    (p) => `Zet hier een regel "${p.key}: ...". In het bestand dat "loting init" maakt, staat een voorbeeld.`,
  ),
  'settings.wrong-value': sentence(
    (p) => `De waarde ${p.found} klopt niet: ${sayPhrase(settingProblems, p.problem)}.`,
    () => 'Verander de waarde. De toelichting boven de instelling zegt wat mogelijk is.',
  ),
  'settings.bands-overlap': sentence(
    (p) => `De leeftijdsgroepen ${p.first} en ${p.second} overlappen.`,
    () => 'Laat elke groep een jaar na het einde van de vorige beginnen.',
  ),
  'settings.bands-gap': sentence(
    (p) =>
      p.toYears === undefined
        ? `Inwoners van ${p.fromYears} jaar en ouder mogen meedoen, maar horen bij geen leeftijdsgroep.`
        : `Inwoners van ${p.fromYears} tot en met ${p.toYears} jaar mogen meedoen, maar horen bij geen leeftijdsgroep.`,
    () => 'Voeg een leeftijdsgroep toe, of verander de minimum- of maximumleeftijd.',
  ),
  'settings.ages-reversed': sentence(
    (p) => `De minimumleeftijd ${p.minimumAge} is hoger dan de maximumleeftijd ${p.maximumAge}.`,
    () => 'Maak de maximumleeftijd ten minste even hoog als de minimumleeftijd.',
  ),
  'settings.duplicate': sentence(
    (p) => `${doubles[p.double]} "${p.value}" staat er twee keer.`,
    () => 'Haal een van de twee weg, of geef die een andere naam.',
  ),
  'settings.members-reversed': sentence(
    (p) => `Het minimum aantal leden ${p.minimum} is hoger dan het maximum ${p.maximum}.`,
    () => 'Maak het maximum ten minste even hoog als het minimum.',
  ),
  'settings.targets-outside-panel': sentence(
    (p) =>
      `De streefaantallen van de gemeenten zijn samen ${count(p.total)} leden; dat past niet bij de ${count(p.minimum)} tot ${count(p.maximum)} van het panel.`,
    () => 'Verander targetMembers van de gemeenten, of panel.members.',
  ),
  'settings.municipality-feature': sentence(
    () => 'De groepen (strata) beginnen niet met de gemeente, maar elke gemeente wordt apart geloot.',
    () => 'Voeg "municipality" toe aan strata.features.',
  ),
  'settings.group-too-large': sentence(
    (p) =>
      `Zaak ${p.caseId} wil een zaakgroep van ${p.groupSize}, maar het panel heeft ten hoogste ${p.members} leden.`,
    () => 'Maak de zaakgroep kleiner of het panel groter.',
  ),
  'settings.too-many-seats': sentence(
    (p) =>
      `De zaken hebben samen ${count(p.seats)} plaatsen nodig, maar ${count(p.members)} leden met elk ten hoogste ${p.cap} zaken vullen er niet meer dan ${count(p.members * p.cap)}.`,
    () => 'Verhoog assignment.maximumCasesPerMember of het aantal leden, of maak de zaakgroepen kleiner.',
  ),
  'settings.answer-before-letter': sentence(
    (p) =>
      `Inwoners wordt gevraagd te antwoorden voor ${p.answerBefore}, maar de brief heeft als datum ${p.letterDate}.`,
    () => 'Kies een latere datum voor answerBefore.',
  ),
  'settings.reminder-before-letter': sentence(
    (p) =>
      `De herinnering heeft als datum ${p.letterDate}, en dat is niet na de eerste brief, die van ${p.firstLetterDate} is.`,
    () => 'Kies een latere datum voor de herinnering.',
  ),
  'settings.quota-feature-not-stratum': sentence(
    (p) =>
      `Het quotumkenmerk "${p.feature}" staat niet in strata.features, zodat het kader er geen aandelen voor heeft, en het is geen vraag van signUp.questions.`,
    () => 'Voeg het toe aan strata.features, of haal het weg bij de quotumkenmerken.',
  ),
  'settings.shares-missing': sentence(
    (p) =>
      `Het quotumkenmerk "${p.question}" is een vraag, maar van de antwoorden is het aandeel in de bevolking niet gegeven.`,
    () =>
      'Geef elk antwoord op de vraag zijn aandeel, zoals 0.25, of haal de vraag weg bij de quotumkenmerken.',
  ),
  'settings.shares-not-whole': sentence(
    (p) =>
      `De aandelen van de antwoorden op "${p.question}" zijn samen ${exactly(p.total)}, of sommige antwoorden hebben er geen.`,
    () => 'Geef elk antwoord een aandeel, zodat ze samen 1 zijn, of geef er geen.',
  ),
  'settings.question-id-taken': sentence(
    (p) =>
      `Een vraag kan niet het id "${p.id}" hebben: dat is een kenmerk, of een kolom van het aanmeldbestand.`,
    () => 'Kies een ander id voor de vraag.',
  ),
  'settings.answer-id-taken': sentence(
    (p) => `Een antwoord kan niet het id "${p.id}" hebben: dat staat voor wie geen antwoord gaf.`,
    () => 'Kies een ander id voor het antwoord.',
  ),
  'settings.question-unknown': sentence(
    (p) => `Er is geen vraag "${p.id}" in signUp.questions.`,
    () => 'Verbeter het id, of voeg de vraag toe.',
  ),
  'settings.answer-unknown': sentence(
    (p) => `De vraag "${p.question}" heeft geen antwoord "${p.answer}".`,
    (p) => `Mogelijk is: ${p.known.join(', ')}.`,
  ),
  'settings.districts-twice': sentence(
    () => 'De wijk komt uit een tabel van postcodes (register.districts.file) én uit een kolom.',
    () => 'Haal een van de twee weg: "district" onder register.columns, of "file" onder register.districts.',
  ),
  'settings.panel-id-changed': sentence(
    (p) =>
      `De instellingen zijn van het panel "${p.found}", maar de database is van het panel "${p.expected}".`,
    (p) => `Zet panel.id terug op "${p.expected}". De inlogcodes horen bij dat panel.`,
  ),
  'settings.changed-since-frame': sentence(
    () => 'Een instelling die telt voor de loting, is veranderd nadat het kader was vastgelegd.',
    () => 'Zet haar terug, of bouw het kader opnieuw met "loting frame build".',
  ),
};
