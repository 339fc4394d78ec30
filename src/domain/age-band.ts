/** Age bands such as `18-29` and `75+`: both ends belong to the band. */

export interface AgeBand {
  readonly label: string;
  readonly fromYears: number;
  /** Last age in the band; `undefined` for an open band such as `75+`. */
  readonly toYears: number | undefined;
}

const BAND = /^(\d{1,3})(?:-(\d{1,3})|\+)$/;

/** Reads `18-29` or `75+`; `undefined` when the text is no band or ends before it begins. */
export function parseAgeBand(label: string): AgeBand | undefined {
  const match = BAND.exec(label);
  if (match === null) return undefined;
  const fromYears = Number(match[1]);
  const toYears = match[2] === undefined ? undefined : Number(match[2]);
  if (toYears !== undefined && toYears < fromYears) return undefined;
  return { label, fromYears, toYears };
}

/** The band that holds an age in whole years; `undefined` when none does. */
export function findAgeBand(bands: readonly AgeBand[], ageYears: number): AgeBand | undefined {
  return bands.find(
    (band) => ageYears >= band.fromYears && (band.toYears === undefined || ageYears <= band.toYears),
  );
}
