/** What no single key shows: settings that are well formed but cannot hold together. Each rule is a small function. */
import { findAgeBand, parseAgeBand } from '../age-band.ts';
import type { AgeBand } from '../age-band.ts';
import { failure } from '../failure.ts';
import { checkDrawSettings } from './check-draw-settings.ts';
import { checkLetterSettings } from './check-letter-settings.ts';
import { checkSignUpSettings } from './check-sign-up-settings.ts';
import { problem, repeatedValues } from './settings-problem.ts';
import type { SettingsProblem } from './settings-problem.ts';
import type { Settings } from './settings-schema.ts';

/** Every problem of meaning in settings that passed the schema. */
export function checkSettings(settings: Settings): readonly SettingsProblem[] {
  return [
    ...checkMunicipalities(settings),
    ...checkMembers(settings),
    ...checkAgeBands(settings),
    ...checkStrata(settings),
    ...checkDrawSettings(settings),
    ...checkCases(settings),
    ...checkSignUpSettings(settings),
    ...checkLetterSettings(settings),
    ...checkDistricts(settings),
  ];
}

function checkMunicipalities({ municipalities }: Settings): readonly SettingsProblem[] {
  const codes = municipalities.map(({ code }) => code);
  const found = [...repeatedValues(codes)].map(({ index, value }) =>
    problem(['municipalities', index, 'code'], (place) =>
      failure('settings.duplicate', { double: 'municipality', value }, place),
    ),
  );
  const files = municipalities.flatMap(({ register }, index) => register.map((file) => ({ file, index })));
  for (const { index, value } of repeatedValues(files.map(({ file }) => file))) {
    found.push(
      problem(['municipalities', files[index]?.index ?? 0, 'register'], (place) =>
        failure('settings.duplicate', { double: 'file', value }, place),
      ),
    );
  }
  return found;
}

function checkMembers({ panel, municipalities }: Settings): readonly SettingsProblem[] {
  const { minimum, maximum } = panel.members;
  if (minimum > maximum) {
    return [
      problem(['panel', 'members'], (place) =>
        failure('settings.members-reversed', { minimum, maximum }, place),
      ),
    ];
  }
  const total = municipalities.reduce((sum, { targetMembers }) => sum + targetMembers, 0);
  if (total >= minimum && total <= maximum) return [];
  return [
    problem(['municipalities', 0, 'targetMembers'], (place) =>
      failure('settings.targets-outside-panel', { total, minimum, maximum }, place),
    ),
  ];
}

function checkAgeBands({ strata, eligibility }: Settings): readonly SettingsProblem[] {
  const found: SettingsProblem[] = [];
  const { minimumAge, maximumAge } = eligibility;
  if (maximumAge !== undefined && minimumAge > maximumAge) {
    found.push(
      problem(['eligibility', 'maximumAge'], (place) =>
        failure('settings.ages-reversed', { minimumAge, maximumAge }, place),
      ),
    );
  }
  if (!strata.features.includes('ageBand')) return found;
  const bands = strata.ageBands.map(parseAgeBand).filter((band) => band !== undefined);
  for (const [index, band] of bands.entries()) {
    const other = bands.slice(0, index).find((earlier) => overlaps(earlier, band));
    if (other !== undefined) {
      found.push(
        problem(['strata', 'ageBands', index], (place) =>
          failure('settings.bands-overlap', { first: other.label, second: band.label }, place),
        ),
      );
    }
  }
  const gap = findGap(bands, minimumAge, maximumAge);
  if (gap !== undefined) {
    found.push(problem(['strata', 'ageBands'], (place) => failure('settings.bands-gap', gap, place)));
  }
  return found;
}

function overlaps(left: AgeBand, right: AgeBand): boolean {
  return left.fromYears <= (right.toYears ?? Infinity) && right.fromYears <= (left.toYears ?? Infinity);
}

/** Nobody in the register is older; ages above stand for "and older". */
const OLDEST_AGE_YEARS = 150;

/** The first run of eligible ages that no band holds. */
function findGap(
  bands: readonly AgeBand[],
  minimumAge: number,
  maximumAge: number | undefined,
): { fromYears: number; toYears: number | undefined } | undefined {
  const last = maximumAge ?? OLDEST_AGE_YEARS;
  let fromYears = minimumAge;
  while (fromYears <= last && findAgeBand(bands, fromYears) !== undefined) fromYears++;
  if (fromYears > last) return undefined;
  let toYears = fromYears;
  while (toYears < last && findAgeBand(bands, toYears + 1) === undefined) toYears++;
  return { fromYears, toYears: toYears === OLDEST_AGE_YEARS ? undefined : toYears };
}

function checkStrata({ strata }: Settings): readonly SettingsProblem[] {
  const found = [...repeatedValues(strata.features)].map(({ index, value }) =>
    problem(['strata', 'features', index], (place) =>
      failure('settings.duplicate', { double: 'feature', value }, place),
    ),
  );
  if (!strata.features.includes('municipality')) {
    found.push(
      problem(['strata', 'features'], (place) => failure('settings.municipality-feature', {}, place)),
    );
  }
  return found;
}

function checkCases({ cases, panel, assignment }: Settings): readonly SettingsProblem[] {
  const ids = cases.map(({ id }) => id);
  const found = [...repeatedValues(ids)].map(({ index, value }) =>
    problem(['cases', index, 'id'], (place) =>
      failure('settings.duplicate', { double: 'case', value }, place),
    ),
  );
  const members = panel.members.maximum;
  for (const [index, { id, groupSize: size, overInvite }] of cases.entries()) {
    const groupSize = size + overInvite;
    if (groupSize > members) {
      found.push(
        problem(['cases', index, 'groupSize'], (place) =>
          failure('settings.group-too-large', { caseId: id, groupSize, members }, place),
        ),
      );
    }
  }
  const seats = cases.reduce(
    (sum, { groupSize, overInvite, tolerance }) => sum + Math.max(0, groupSize + overInvite - tolerance),
    0,
  );
  const cap = Math.min(assignment.maximumCasesPerMember, cases.length);
  if (seats > members * cap) {
    found.push(
      problem(['assignment', 'maximumCasesPerMember'], (place) =>
        failure('settings.too-many-seats', { seats, members, cap }, place),
      ),
    );
  }
  return found;
}

function checkDistricts({ register }: Settings): readonly SettingsProblem[] {
  const column = register.columns.district ?? '-';
  if (register.districts?.file === undefined || column === '-') return [];
  return [
    problem(['register', 'districts', 'file'], (place) => failure('settings.districts-twice', {}, place)),
  ];
}
