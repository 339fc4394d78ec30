/** What can be refused in the assignment stage, in Dutch. */
import { sentence } from '../../failure-table.ts';
import type { assignmentFailures as english, SeatShortage } from '../assignment-failures.ts';
import { capital, count, counted } from './write.ts';

const members = (number: number): string => counted(number, 'lid', 'leden');
const bounds = { minimum: 'minimum', maximum: 'maximum' };

export const assignmentFailures: typeof english = {
  'assignment.no-members': sentence(
    () => 'Er zijn geen leden om in te delen.',
    () => 'Laat eerst leden toe: leg hun aanmeldingen vast.',
  ),
  'assignment.no-cases': sentence(
    () => 'Er zijn geen zaken om leden bij in te delen.',
    () => 'Beschrijf ten minste één zaak in de instellingen.',
  ),
  'assignment.cap': sentence(
    (p) =>
      `Het grootste aantal zaken per lid is ${p.maximumCasesPerMember}; het moet een geheel getal van ten minste 1 zijn.`,
    () => 'Kies hoeveel zaken één lid ten hoogste mag beoordelen, zoals 4.',
  ),
  'assignment.member-twice': sentence(
    (p) => `Lid ${p.residentId} staat twee keer in de lijst.`,
    () => 'Houd één regel per lid over.',
  ),
  'assignment.case-twice': sentence(
    (p) => `Zaak ${p.caseId} staat twee keer in de instellingen.`,
    () => 'Geef elke zaak een eigen id.',
  ),
  'assignment.unknown-case': sentence(
    (p) => `Lid ${p.residentId} is uitgesloten van zaak ${p.caseId}, maar die zaak bestaat niet.`,
    () => 'Verbeter het id van de zaak in de uitsluiting, of voeg de zaak toe aan de instellingen.',
  ),
  'assignment.member-without-value': sentence(
    (p) =>
      `${members(p.memberCount)} ${p.memberCount === 1 ? 'heeft' : 'hebben'} geen waarde voor ${p.feature}, waarvoor quota gelden.`,
    (p) => `Gebruik ${p.feature} in de groepen (strata) van de loting, of laat het weg uit de quota.`,
  ),
  'assignment.value-without-quota': sentence(
    (p) =>
      `${members(p.memberCount)} ${p.memberCount === 1 ? 'heeft' : 'hebben'} ${p.feature} ${p.value}, maar niet elke zaak heeft daar een quotum voor.`,
    () => 'Maak de quota uit hetzelfde kader als de loting, of voeg een quotum voor deze waarde toe.',
  ),
  'assignment.no-population': sentence(
    (p) => `Zaak ${p.caseId} heeft quota voor ${p.feature}, maar het kader telt inwoners daar niet naar.`,
    (p) =>
      `Voeg ${p.feature} toe aan de kenmerken van de groepen (strata), of laat het weg uit de quota van de zaak.`,
  ),
  'assignment.group-size-range': sentence(
    (p) =>
      `De zaakgroep van zaak ${p.caseId} kan niet van ${p.minimumSize} tot ${p.maximumSize} leden hebben.`,
    () => 'Kies een kleinste grootte van ten minste 1, die niet boven de grootste ligt.',
  ),
  'assignment.quota-twice': sentence(
    (p) => `Zaak ${p.caseId} heeft twee quota voor ${p.feature} ${p.value}.`,
    () => 'Houd één quotum per waarde van een kenmerk over.',
  ),
  'assignment.quota-range': sentence(
    (p) =>
      `In zaak ${p.caseId} loopt het quotum voor ${p.feature} ${p.value} van ${p.minimum} tot ${p.maximum}, in een zaakgroep van ten hoogste ${p.maximumSize}.`,
    () =>
      'Kies een minimum van ten minste 0, dat niet boven het maximum of de grootte van de zaakgroep ligt.',
  ),
  'assignment.quota-sum': sentence(
    (p) =>
      p.minimumSum > p.maximumSize
        ? `In zaak ${p.caseId} zijn de minima voor ${p.feature} samen ${p.minimumSum}, meer dan de grootste zaakgroep van ${p.maximumSize}.`
        : `In zaak ${p.caseId} zijn de maxima voor ${p.feature} samen ${p.maximumSum}, minder dan de kleinste zaakgroep van ${p.minimumSize}.`,
    (p) => (p.minimumSum > p.maximumSize ? 'Verlaag een paar minima.' : 'Verhoog een paar maxima.'),
  ),
  'assignment.seats-short': sentence(
    (shortage) => `De zaakgroepen hebben ten minste ${shortageText(shortage)}`,
    (shortage) => shortageRemedy('de kleinste groepsgrootte', 'leden', shortage),
  ),
  'assignment.quota-short': sentence(
    (shortage) => `Voor ${shortage.feature} ${shortage.value} zijn ten minste ${shortageText(shortage)}`,
    (shortage) => shortageRemedy('het minimum', 'van deze leden', shortage),
  ),
  'assignment.quota-conflict': sentence(
    ({ caseIds, feature, value, bound, limit, widenedLimit, memberCount }) =>
      `De quota kunnen niet allemaal tegelijk worden gehaald. Bij de kleinste verruiming die werkt, krijgt ${feature} ${value} (${members(memberCount)}) ${bounds[bound]} ${widenedLimit} in plaats van ${limit} in ${casesText(caseIds)}.`,
    () =>
      'Aanvaard de ruimere quota door quotaTolerance te verhogen, verhoog maximumCasesPerMember, of werf meer leden waar het minimum te hoog is.',
  ),
  'assignment.reserve-wave': sentence(
    ({ memberCount, values }) =>
      `Met de quota zoals ze zijn, moet een reserveronde ten minste ${counted(memberCount, 'nieuw lid', 'nieuwe leden')} opleveren${values.length === 0 ? '' : `, onder wie ${values.map((each) => `${each.memberCount} met ${each.feature} ${each.value}`).join(', ')}`}.`,
    ({ values }) =>
      values.length > 1
        ? 'Loot een volgende ronde; een lid telt mee voor elke waarde die het heeft. Doe daarna opnieuw "loting assign plan": dit is het minste wat nodig is.'
        : 'Loot een volgende ronde. Doe daarna opnieuw "loting assign plan": dit is het minste wat nodig is.',
  ),
  'assignment.sizes-unreachable': sentence(
    () =>
      'De groottes van de zaakgroepen kunnen niet tegelijk worden gehaald: door uitsluitingen en het maximum per lid blijven er voor sommige zaken te weinig leden over.',
    () => 'Maak de zaakgroepen kleiner, verhoog maximumCasesPerMember, of werf meer leden.',
  ),
  'assignment.no-whole-plan': sentence(
    () => 'De quota kunnen in delen van plaatsen worden gehaald, maar niet in hele plaatsen.',
    () => 'Verruim de quota een beetje: verhoog quotaTolerance met 1.',
  ),
  'assignment.exclusion-fields': sentence(
    () => 'De regel heeft niet evenveel velden als de kopregel.',
    () => 'Verbeter de regel. Er is niets veranderd.',
  ),
  'assignment.exclusion-value': sentence(
    (p) => `In de kolom ${p.column} staat niet wat er hoort.`,
    (p) =>
      ({
        member_number:
          'Er hoort een lidnummer, zoals het in de brieven en de deelnemerslijsten staat: 1-000042.',
        resident_id: 'Er hoort het opake id van een lid: 32 hexadecimale cijfers.',
        case_id: 'Er hoort het id van een zaak in loting.yaml.',
        reason:
          'Er hoort een korte code van kleine letters, cijfers en streepjes, zoals kent-de-persoon. Geen namen.',
      })[p.column] ?? 'Verbeter de regel.',
  ),
  'assignment.exclusion-twice': sentence(
    (p) => `Hetzelfde lid en dezelfde zaak staan op regel ${p.earlierLine}, met een andere reden.`,
    () => 'Houd een van de twee regels over. Er is niets veranderd.',
  ),
};

/** Goes on after "need at least": the seats, and what there is. */
function shortageText(shortage: SeatShortage): string {
  const { caseIds, memberCount, cap, seatsNeeded, seatsAvailable, short } = shortage;
  const each = Math.min(cap, caseIds.length);
  const limit = caseIds.length === 1 ? '' : ` met ten hoogste ${cap} zaken elk`;
  const exclusions = seatsAvailable < memberCount * each ? ', min hun uitsluitingen,' : '';
  const where = caseIds.length === 1 ? `in zaak ${caseIds[0]}` : `over ${caseIds.length} zaken`;
  return `${counted(seatsNeeded, 'plaats', 'plaatsen')} ${where} nodig; ${members(memberCount)}${limit}${exclusions} ${memberCount === 1 ? 'geeft' : 'geven'} er ${count(seatsAvailable)}, dat is ${count(short)} te weinig.`;
}

function shortageRemedy(minimumName: string, more: string, shortage: SeatShortage): string {
  const { minimum, loweredMinimum, raisedCap, extraMembers, short } = shortage;
  const ways = [
    minimum === undefined || loweredMinimum === undefined
      ? `verlaag ${minimumName} van de zaken met samen ${counted(short, 'plaats', 'plaatsen')}`
      : `verlaag ${minimumName} van ${minimum} naar ${loweredMinimum}`,
    ...(raisedCap === undefined ? [] : [`verhoog het maximum per lid naar ${raisedCap}`]),
    `werf nog ${count(extraMembers)} ${more}`,
  ];
  return capital(`${ways.slice(0, -1).join(', ')}, of ${ways.at(-1)}.`);
}

function casesText(caseIds: readonly string[]): string {
  return caseIds.length === 1 ? `zaak ${caseIds[0]}` : `${caseIds.length} zaken`;
}
