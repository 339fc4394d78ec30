/** Checks a certificate against its input by whole-number arithmetic: no solver, no seed, nothing of how it was found. */
import type { AssignmentInput } from '../assignment-input.ts';
import { canonicalInput } from '../assignment-input.ts';
import type { CountSystem } from '../case-classes.ts';
import { countSystemOf } from '../case-classes.ts';
import { memberTypesOf } from '../member-types.ts';
import { unitsOf } from './decimal.ts';
import { boundOfLoads, UNIT } from './load-bound.ts';
import type { LoadCertificate } from './load-certificate.ts';
import { groupRowNames } from './load-certificate.ts';

/** A level may lie this far below what is proven, in cases per member. */
export const LARGEST_GAP = UNIT / 1_000_000n;
/** The point's decimals may miss a bound by this many seats. */
const POINT_TOLERANCE = UNIT / 100_000n;
/** Types settled at a level must carry at least this part of the proof's weight: those without any are not held back. */
const LEAST_SHARE = UNIT / 100_000_000n;

export type CertificateProblem =
  /** The cases, types or loads are not those of the input. */
  | { readonly kind: 'other-input'; readonly part: 'classes' | 'types' }
  | { readonly kind: 'unknown-name'; readonly level: number }
  /** Levels must rise, and settle every type once at its load. */
  | { readonly kind: 'levels-wrong'; readonly level: number }
  /** A larger load is not ruled out. */
  | { readonly kind: 'not-proven'; readonly level: number; readonly gap: string }
  | { readonly kind: 'not-held-back'; readonly level: number; readonly typeId: string }
  /** The loads cannot be had: the point breaks a row. */
  | { readonly kind: 'point-wrong'; readonly part: string };

export interface CertificateCheck {
  /** Empty when no lottery within the quotas has fairer loads. */
  readonly problems: readonly CertificateProblem[];
  /** The largest distance between a level and what is proven of it, in cases per member. */
  readonly largestGap: number;
}

/**
 * Checks that the certificate's loads are the leximin loads of the input.
 * @param input with the group sizes that were drawn: minimum and maximum the same
 */
export function checkLoadCertificate(input: AssignmentInput, certificate: LoadCertificate): CertificateCheck {
  const canonical = canonicalInput(input);
  const system = countSystemOf(canonical, memberTypesOf(canonical), !certificate.isTogether);
  const problems = checkNames(system, certificate);
  if (problems.length > 0) return { problems, largestGap: Number.POSITIVE_INFINITY };
  const levels = checkLevels(system, certificate);
  return {
    problems: [...levels.problems, ...checkPoint(system, certificate)],
    largestGap: Number(levels.largestGap) / Number(UNIT),
  };
}

function checkNames(system: CountSystem, { classes, types }: LoadCertificate): CertificateProblem[] {
  const own = JSON.stringify(system.classes.map(({ caseIds }) => caseIds));
  const ownTypes = system.types.map(({ typeId, residentIds }) => [typeId, residentIds.length]);
  const theirs = types.map(({ typeId, members }) => [typeId, members]);
  return [
    ...(own === JSON.stringify(classes) ? [] : [{ kind: 'other-input', part: 'classes' } as const]),
    ...(JSON.stringify(ownTypes) === JSON.stringify(theirs)
      ? []
      : [{ kind: 'other-input', part: 'types' } as const]),
  ];
}

function checkLevels(system: CountSystem, certificate: LoadCertificate) {
  const problems: CertificateProblem[] = [];
  let largestGap = 0n;
  const read = levelReader(system);
  const loadOfType = new Map(certificate.types.map(({ typeId, load }) => [typeId, unitsOf(load)]));
  const settled: (bigint | undefined)[] = system.types.map(() => undefined);
  let before = 0n;
  for (const [index, level] of certificate.levels.entries()) {
    const number = index + 1;
    const named = read(level);
    if (named === undefined) {
      problems.push({ kind: 'unknown-name', level: number });
      continue;
    }
    const { load, types } = named;
    const bound = boundOfLoads(system, settled, named);
    const gap = bound.load === undefined ? undefined : bound.load - load;
    if (gap !== undefined && gap > largestGap) largestGap = gap;
    if (gap === undefined || gap > LARGEST_GAP) {
      problems.push({ kind: 'not-proven', level: number, gap: gap === undefined ? '' : gapText(gap) });
    }
    const isRising = load + LARGEST_GAP >= before && level.types.length > 0;
    const areNew = named.own.every((type) => settled[type] === undefined);
    const areAtLoad = level.types.every((typeId) => loadOfType.get(typeId) === load);
    if (!isRising || !areNew || !areAtLoad || types.some((weight) => weight < 0n)) {
      problems.push({ kind: 'levels-wrong', level: number });
    }
    for (const [at, type] of named.own.entries()) {
      if ((bound.shares[type] ?? 0n) < LEAST_SHARE) {
        problems.push({ kind: 'not-held-back', level: number, typeId: level.types[at] ?? '' });
      }
      settled[type] = load;
    }
    before = load;
  }
  if (settled.includes(undefined)) {
    problems.push({ kind: 'levels-wrong', level: certificate.levels.length });
  }
  return { problems, largestGap };
}

/** Reads a level's names into the system's indexes; the reader gives `undefined` for a level that names what is not there. */
function levelReader(system: CountSystem) {
  const typeIndex = new Map(system.types.map(({ typeId }, index) => [typeId, index]));
  const rowIndex = new Map(groupRowNames(system).map((name, index) => [nameOf(name), index]));
  return (level: LoadCertificate['levels'][number]) => {
    const rows = system.groupRows.map(() => 0n);
    const types = system.types.map(() => 0n);
    for (const [classIndex, feature, value, multiplier] of level.rows) {
      const row = rowIndex.get(nameOf({ classIndex, feature, value }));
      if (row === undefined) return undefined;
      rows[row] = unitsOf(multiplier);
    }
    for (const [typeId, weight] of level.weights) {
      const type = typeIndex.get(typeId);
      if (type === undefined) return undefined;
      types[type] = unitsOf(weight);
    }
    const own = level.types.flatMap((typeId) => typeIndex.get(typeId) ?? []);
    return own.length === level.types.length ? { load: unitsOf(level.load), rows, types, own } : undefined;
  };
}

/** The point must have the loads and keep every row; the quotas can then be met with these loads. */
function checkPoint(system: CountSystem, certificate: LoadCertificate): CertificateProblem[] {
  const { columns, types, typeColumns, typeMaxima, groupRows } = system;
  const columnOf = new Map(
    columns.map(({ typeIndex, classIndex }, column) => [`${types[typeIndex]?.typeId}/${classIndex}`, column]),
  );
  const point = columns.map(() => 0n);
  const wrong = new Set<string>();
  for (const [typeId, classIndex, seats] of certificate.point) {
    const column = columnOf.get(`${typeId}/${classIndex}`);
    if (column === undefined) wrong.add(typeId);
    else point[column] = unitsOf(seats);
  }
  const sumOf = (own: readonly number[]) => own.reduce((sum, column) => sum + (point[column] ?? 0n), 0n);
  for (const [column, { typeIndex, maximum }] of columns.entries()) {
    if (!isWithin(point[column] ?? 0n, 0, maximum)) wrong.add(types[typeIndex]?.typeId ?? '');
  }
  for (const [type, { typeId, residentIds, earlierCaseCount }] of types.entries()) {
    const seats = sumOf(typeColumns[type] ?? []);
    const target = unitsOf(certificate.types[type]?.load ?? '0') * BigInt(residentIds.length);
    const distance = seats + UNIT * BigInt(residentIds.length * earlierCaseCount) - target;
    if (
      distance > POINT_TOLERANCE ||
      distance < -POINT_TOLERANCE ||
      !isWithin(seats, 0, typeMaxima[type] ?? 0)
    )
      wrong.add(typeId);
  }
  for (const [row, name] of groupRowNames(system).entries()) {
    const { columns: own = [], lower = 0, upper = 0 } = groupRows[row] ?? {};
    if (!isWithin(sumOf(own), lower, upper)) wrong.add(nameOf(name));
  }
  return [...wrong].map((part) => ({ kind: 'point-wrong', part }));
}

function isWithin(seats: bigint, lower: number, upper: number): boolean {
  return seats >= BigInt(lower) * UNIT - POINT_TOLERANCE && seats <= BigInt(upper) * UNIT + POINT_TOLERANCE;
}

function nameOf(name: {
  readonly classIndex: number;
  readonly feature: string;
  readonly value: string;
}): string {
  return `${name.classIndex}/${name.feature}/${name.value}`;
}

function gapText(gap: bigint): string {
  return (Number(gap) / Number(UNIT)).toExponential(2);
}
