/** assign commands, in Dutch. */
import type { assignmentWords as english } from '../english/assignment-words.ts';
import { assignRunWords } from './assign-run-words.ts';
import { assignSelectWords } from './assign-select-words.ts';
import { count, counted, decimal } from './write.ts';

const featureNames: ReadonlyMap<string, string> = new Map([
  ['municipality', 'gemeente'],
  ['gender', 'geslacht'],
  ['ageBand', 'leeftijd'],
  ['district', 'wijk'],
]);

/** Why the panel itself takes a member from a seat. */
const reasonNames: ReadonlyMap<string, string> = new Map([
  ['withdrawn', 'afgemeld'],
  ['moved-or-deceased', 'verhuisd of overleden'],
  ['opted-out', 'wil niet meer meedoen'],
  ['erased', 'gegevens gewist'],
  ['excluded', 'uitgesloten'],
]);

const cases = (caseCount: number): string => counted(caseCount, 'zaak', 'zaken');
const members = (memberCount: number): string => counted(memberCount, 'lid', 'leden');
const seats = (seatCount: number): string => counted(seatCount, 'plaats', 'plaatsen');

export const assignmentWords: typeof english = {
  featureName: (feature) => featureNames.get(feature) ?? feature,
  valueName: (value) => (value === 'unknown' ? 'onbekend' : (value ?? '')),
  boundNames: { minimum: 'minimum', maximum: 'maximum' },
  feature: 'Kenmerk',
  value: 'Waarde',
  bound: 'Grens',
  from: 'Van',
  to: 'Naar',
  case: 'Zaak',
  cases: 'Zaken',
  members: 'Leden',
  seat: 'Plaats',
  seats: 'Plaatsen',
  quotas: 'Quota',
  run: assignRunWords,
  select: assignSelectWords,
  plan: {
    caseOption: 'de zaken waarvan u de groepen bekijkt; anders alle zaken zonder groep',
    relaxationOption: 'bekijk de groepen met de kleinste verruiming van de quota',
    widenedHeading: 'Quota die alleen in dit plan zijn verruimd',
    loadsHeading: 'Verwacht aantal zaken per lid',
    expected: 'Verwacht',
    types: 'Soorten',
    hardestHeading: 'Leden met de kleinste kans',
    expectedCases: 'Verwachte zaken',
    who: 'Wie',
    notIn: (caseIds) => `niet in ${caseIds.join(' ')}`,
    casesBefore: (caseCount) => `eerder ${cases(caseCount)}`,
    valuesHeading: 'Leden van elke waarde, en hoeveel de quota er nodig hebben',
    needed: 'Nodig',
    seatsNeeded: 'Plaatsen nodig',
    moreSignUps: (signUpCount) => `nog ${counted(signUpCount, 'aanmelding nodig', 'aanmeldingen nodig')}`,
    allNeeded: 'zo vaak nodig als mag',
    bindingHeading: 'Quota die de kleinste kans tegenhouden',
    gainPerSeat: 'Eén plaats ruimer geeft',
    totals: (seatCount, caseCount, memberCount, cap) =>
      `${seats(seatCount)} in ${cases(caseCount)} voor ${members(memberCount)}, hoogstens ${cases(cap)} per lid.`,
    smallestChance: (load) =>
      `De kleinste kans is ${decimal(load, 3)} zaken; met deze quota kan geen loting een grotere kleinste kans geven.`,
    inputHash: (hash) =>
      `Invoer van de loting; maak dit getal openbaar voordat het toeval bekend is: ${hash}`,
    nothingWidened: 'Er is niets verruimd of geloot. Hierna: loting assign run --accept-relaxation',
    nothingDrawn: 'Er is niets geloot. Hierna: loting assign run',
    smallestWidening: 'De kleinste verruiming waarmee het kan',
    howToWiden: [
      'Er is niets verruimd. Bekijk wat het oplevert: loting assign plan --with-relaxation',
      'Loot ermee: loting assign run --accept-relaxation',
    ],
  },
  replace: {
    memberOption:
      'het lidnummer van wie één keer niet kan komen, zoals in de brieven; samen met --case en --reason',
    caseOption: 'de zaak die dit lid niet kan beoordelen',
    reasonOption: 'een korte code, zoals cannot-come: geen namen, de code staat in het logboek',
    nothingToDo: 'Alle plaatsen van zaken die nog niet zijn begonnen, zijn bezet. Er is niets veranderd.',
    heading: 'Leden die een plaats verlaten, en wie ervoor komt',
    leaves: 'Vertrekt',
    because: 'Reden',
    comesIn: 'Komt',
    nobody: 'niemand',
    reasonName: (reason) => reasonNames.get(reason) ?? reason,
    comeInCount: (memberCount) => `${members(memberCount)} erbij`,
    emptyHeading: 'Plaatsen die leeg blijven: geen reserve past in de quota',
    missing: 'Wat ontbreekt: een lid zoals',
    shortQuota: (caseId, feature, value, reached, minimum) =>
      `! ${caseId}: ${members(reached)} met ${feature} ${value}, ${count(minimum - reached)} minder dan het minimum van ${count(minimum)}.`,
    admit: 'Laat nieuwe leden toe met "loting panel admit" en geef dan deze opdracht opnieuw.',
    unchanged: 'Er is niets veranderd: deze plaatsen waren al leeg.',
    next: 'Hierna: loting assign export',
    letters: (caseId) => `Brieven aan wie erbij komt: loting letters render --kind case --case ${caseId}`,
  },
  exclude: {
    fileArgument: 'CSV met de kolommen resident_id, case_id, reason',
    heading: 'Uitsluitingen',
    keptAway: 'Uitgesloten leden',
    lines: (lineCount, knownCount) =>
      `${counted(lineCount, 'regel', 'regels')}; ${count(knownCount)} daarvan ${knownCount === 1 ? 'was' : 'waren'} al bekend.`,
    seated: (memberCount) =>
      `${count(memberCount)} van hen ${memberCount === 1 ? 'heeft' : 'hebben'} een plaats in de zaak. Hierna: loting assign replace`,
  },
  export: {
    excelOption: 'schrijf de tabellen ook in exports/excel, zodat Excel ze met een dubbelklik opent',
    sortitionOption:
      'schrijf van elke zaak ook de kandidaten en de quota in exports/sortition, in de vorm van de programma’s van de Sortition Foundation',
    heading: 'Deelnemerslijsten, toewijzing en gewichten, zonder namen',
    file: 'Bestand',
    rows: 'Rijen',
    log: 'assignment-log.csv heeft een rij voor elk lid bij elke zaak: een plaats, of een nummer bij de reserves.',
    withoutWeights: (why) => `Zonder exports/weights.csv: ${why}`,
  },
};
