/** How groups break the rules, in a sentence each, by opaque ids only. */
import type { Language } from '../domain/language.ts';
import type { AssignmentDifference } from './check-assignment.ts';

type DifferenceKind = AssignmentDifference['kind'];
type DifferenceOf<K extends DifferenceKind> = Extract<AssignmentDifference, { readonly kind: K }>;
type Sentences = { readonly [K in DifferenceKind]: (difference: DifferenceOf<K>) => string };

const english: Sentences = {
  'unknown-member': ({ residentId, caseId }) =>
    `${residentId} has a seat in case ${caseId}, but is not a member.`,
  'unknown-case': ({ residentId, caseId }) =>
    `${residentId} has a seat in case ${caseId}, but there is no such case.`,
  'seat-twice': ({ residentId, caseId }) => `${residentId} has more than one seat in case ${caseId}.`,
  'excluded-member': ({ residentId, caseId }) =>
    `${residentId} has a seat in case ${caseId}, but is excluded from it.`,
  'load-above-cap': ({ residentId, load, cap }) =>
    `${residentId} has ${load} cases, more than the ${cap} that are allowed.`,
  'group-size': ({ caseId, reached, ...range }) =>
    `Case ${caseId} has ${reached} members; it must have ${rangeText(range, 'to')}.`,
  quota: ({ caseId, reached, feature, value, ...range }) =>
    `Case ${caseId} has ${reached} members with ${feature} ${value}; it must have ${rangeText(range, 'to')}.`,
  'uneven-loads': ({ typeId, smallestLoad, largestLoad }) =>
    `Members of type ${typeId} have from ${smallestLoad} to ${largestLoad} cases; inside a type, loads may differ by one at most.`,
};

const dutch: Sentences = {
  'unknown-member': ({ residentId, caseId }) =>
    `${residentId} heeft een plaats in zaak ${caseId}, maar is geen lid.`,
  'unknown-case': ({ residentId, caseId }) =>
    `${residentId} heeft een plaats in zaak ${caseId}, maar die zaak bestaat niet.`,
  'seat-twice': ({ residentId, caseId }) => `${residentId} heeft meer dan één plaats in zaak ${caseId}.`,
  'excluded-member': ({ residentId, caseId }) =>
    `${residentId} heeft een plaats in zaak ${caseId}, maar is daarvan uitgesloten.`,
  'load-above-cap': ({ residentId, load, cap }) =>
    `${residentId} heeft ${load} zaken, meer dan de ${cap} die mogen.`,
  'group-size': ({ caseId, reached, ...range }) =>
    `Zaak ${caseId} heeft ${reached} leden; het moeten er ${rangeText(range, 'tot')} zijn.`,
  quota: ({ caseId, reached, feature, value, ...range }) =>
    `Zaak ${caseId} heeft ${reached} leden met ${feature} ${value}; het moeten er ${rangeText(range, 'tot')} zijn.`,
  'uneven-loads': ({ typeId, smallestLoad, largestLoad }) =>
    `Leden van type ${typeId} hebben van ${smallestLoad} tot ${largestLoad} zaken; binnen een type mag het aantal ten hoogste één verschillen.`,
};

export const brokenRules: Readonly<Record<Language, Sentences>> = { nl: dutch, en: english };

/** A broken rule in a sentence, by opaque ids only. */
export function describeAssignmentDifference(difference: AssignmentDifference, language: Language): string {
  const describe = brokenRules[language][difference.kind] as (difference: AssignmentDifference) => string;
  return describe(difference);
}

function rangeText(
  { minimum, maximum }: { readonly minimum: number; readonly maximum: number },
  to: string,
): string {
  return minimum === maximum ? `${minimum}` : `${minimum} ${to} ${maximum}`;
}
