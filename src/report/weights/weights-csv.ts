/** The file of weights, for those who analyse the verdicts: by opaque id, as in the rosters. */
import { stringify } from 'csv-stringify/sync';
import type { MemberWeight } from './nonresponse-weights.ts';

/** Enough for every analysis, and the same digits on every machine. */
const SIGNIFICANT_DIGITS = 10;

/** CSV with LF, one row a member in ascending order of `resident_id`. */
export function weightsCsv(members: readonly MemberWeight[]): string {
  const header = [
    'resident_id',
    'stratum',
    'design_weight',
    'weighting_class',
    'nonresponse_factor',
    'nonresponse_weight',
    'raked_weight',
    'relative_weight',
  ];
  const rows = members.map((member) => [
    member.residentId,
    member.stratum,
    decimal(member.designWeight),
    member.classNumber,
    decimal(member.nonresponseFactor),
    decimal(member.nonresponseWeight),
    decimal(member.rakedWeight),
    decimal(member.relativeWeight),
  ]);
  return stringify([header, ...rows], { record_delimiter: '\n' });
}

function decimal(number: number): string {
  return String(Number(number.toPrecision(SIGNIFICANT_DIGITS)));
}
