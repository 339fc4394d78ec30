/** Reads the two CBS tables in `fixtures/cbs/`: districts (wijken) 2024, and residents by postcode, age and sex 2021. */
import { parse } from 'csv-parse/sync';
import { MunicipalityCodeSchema } from '../../domain/ids.ts';
import type { MunicipalityCode } from '../../domain/ids.ts';

/** The last years of the age bands in the districts table: 0-14, 15-24, 25-44, 45-64, 65 and older. */
export const districtBandEnds = [14, 24, 44, 64, Number.POSITIVE_INFINITY] as const;

export interface CbsDistrict {
  /** Such as `WK034403`. */
  readonly code: string;
  readonly name: string;
  readonly municipality: MunicipalityCode;
  readonly municipalityName: string;
  readonly residentCount: number;
  readonly menCount: number;
  readonly womenCount: number;
  /** Share of each age band of `districtBandEnds`, in whole percents. */
  readonly bandPercents: readonly number[];
  readonly householdCount: number;
  /** Rounded by CBS to one decimal. */
  readonly meanHouseholdSize: number;
}

/** One five-year age group in one postcode area. */
export interface CbsPostcodeGroup {
  readonly municipalityName: string;
  readonly place: string;
  /** Four digits. */
  readonly postcodeArea: string;
  readonly fromAgeYears: number;
  /** `undefined` for 95 and older. */
  readonly toAgeYears: number | undefined;
  readonly menCount: number;
  readonly womenCount: number;
}

export interface CbsTables {
  readonly districts: readonly CbsDistrict[];
  readonly postcodeGroups: readonly CbsPostcodeGroup[];
}

type Row = Readonly<Record<string, string>>;

function readRows(text: string): readonly Row[] {
  return parse<Row>(text, { columns: true, bom: true, skip_empty_lines: true });
}

function textOf(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`the CBS table has no column ${column}`);
  return value;
}

function numberOf(row: Row, column: string): number {
  const text = textOf(row, column);
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new Error(`the CBS column ${column} is no number`);
  return value;
}

function readDistrict(row: Row): CbsDistrict {
  return {
    code: textOf(row, 'wijkcode'),
    name: textOf(row, 'wijknaam'),
    municipality: MunicipalityCodeSchema.parse(textOf(row, 'gemeentecode')),
    municipalityName: textOf(row, 'gemeentenaam'),
    residentCount: numberOf(row, 'aantal_inwoners'),
    menCount: numberOf(row, 'mannen'),
    womenCount: numberOf(row, 'vrouwen'),
    bandPercents: ['0_15', '15_25', '25_45', '45_65', '65plus'].map((column) => numberOf(row, column)),
    householdCount: numberOf(row, 'huishoudens'),
    meanHouseholdSize: numberOf(row, 'gem_huishouden_grootte'),
  };
}

function readPostcodeGroup(row: Row): CbsPostcodeGroup {
  const label = textOf(row, 'leeftijd');
  const match = /^(\d+)(?:-(\d+)|\+)$/.exec(label);
  if (match === null) throw new Error(`the CBS table has an age group that cannot be read: ${label}`);
  return {
    municipalityName: textOf(row, 'gemeente'),
    place: textOf(row, 'plaats'),
    postcodeArea: textOf(row, 'pc4'),
    fromAgeYears: Number(match[1]),
    toAgeYears: match[2] === undefined ? undefined : Number(match[2]),
    menCount: numberOf(row, 'mannen'),
    womenCount: numberOf(row, 'vrouwen'),
  };
}

/**
 * Reads the texts of the two tables (comma, header in the first row). The tables come with the program, so a text in
 * another form is a defect and throws.
 */
export function parseCbsTables(texts: { readonly wijken: string; readonly pc4: string }): CbsTables {
  return {
    districts: readRows(texts.wijken).map(readDistrict),
    postcodeGroups: readRows(texts.pc4).map(readPostcodeGroup),
  };
}
