/** The letters of the first wave, as the settings fix them before any seed exists. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Frame } from '../domain/frame.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import type { MunicipalitySettings } from '../domain/settings/settings-schema.ts';
import { classifyAddresses } from './address-classes.ts';
import { countAddresses, groupHouseholds } from './group-households.ts';
import { boundsOf, letterRangeOf } from './divide-waves.ts';
import { letterCountOf, neededLettersOf } from './letter-count.ts';
import type { AllocationSettings, MunicipalityStrata } from './municipality-strata.ts';
import { groupStrata } from './municipality-strata.ts';
import type { Wave } from './wave.ts';

/** What of the settings decides how many letters there are, and how they are divided. */
export interface DrawRules extends AllocationSettings {
  readonly municipalities: readonly Pick<
    MunicipalitySettings,
    'code' | 'expectedResponse' | 'targetMembers' | 'letters'
  >[];
}

/**
 * The first wave: per municipality the letters in the settings, or the fewest that can be expected to reach its target.
 * Refused: a target out of reach, and figures that do not fit the frame.
 */
export function planFirstWave(frame: Frame, rules: DrawRules): Result<Wave> {
  if (rules.municipalities.every((municipality) => isSimple(municipality, rules))) {
    return fillFirstWave(rules, new Map(), new Map());
  }
  const households = groupHouseholds(frame);
  const strata = groupStrata(frame, classifyAddresses(frame, households), rules);
  return strata.ok ? fillFirstWave(rules, strata.value, countAddresses(frame, households)) : strata;
}

/** The first wave from what is known of the frame already. */
export function fillFirstWave(
  rules: DrawRules,
  strataOf: ReadonlyMap<MunicipalityCode, MunicipalityStrata>,
  addressCounts: ReadonlyMap<MunicipalityCode, number>,
): Result<Wave> {
  const failures: Failure[] = [];
  const letterCounts = new Map<MunicipalityCode, number>();
  for (const [index, municipality] of rules.municipalities.entries()) {
    const { code, targetMembers } = municipality;
    const strata = strataOf.get(code);
    // A municipality without residents is refused where its letters are judged.
    if (isSimple(municipality, rules) || strata === undefined) {
      letterCounts.set(code, letterCountOf(municipality));
      continue;
    }
    const wanted = {
      wave: 1,
      earlier: [],
      responsesPartsPerMillion: strata.responsesPartsPerMillion,
      signUpCount: targetMembers,
      maximumLetterCount: addressCounts.get(code) ?? 0,
    };
    // A minimum changes who gets the letters, not how many there are by far: it has to fit in what the target asks for.
    const withoutMinimum = { ...strata, leastSeatCounts: strata.sizes.map(() => 0) };
    const letters = neededLettersOf(withoutMinimum, wanted)?.letterCount ?? 0;
    const { fewest } = letterRangeOf(boundsOf(strata, 1, []));
    if (letters < fewest) {
      const seats = strata.leastSeatCounts.reduce((sum, count) => sum + count, 0);
      const place = { setting: 'draw.minimumPerStratum' };
      failures.push(
        failure('allocation.minimum-above-letters', { municipality: code, seats, letters }, place),
      );
      continue;
    }
    const needed = neededLettersOf(strata, wanted);
    letterCounts.set(code, needed?.letterCount ?? 0);
    if (needed?.isEnough === true) continue;
    failures.push(
      failure(
        'allocation.target-out-of-reach',
        {
          municipality: code,
          target: targetMembers,
          letters: needed?.letterCount ?? 0,
          signUps: (needed?.expectedSignUpCount ?? 0).toFixed(1),
        },
        { setting: `municipalities[${index + 1}].targetMembers` },
      ),
    );
  }
  return okUnless(failures, () => ({ wave: 1, letterCounts }));
}

/** Whether the letters follow from the municipality's settings alone. */
function isSimple({ letters }: Pick<MunicipalitySettings, 'letters'>, { draw }: AllocationSettings): boolean {
  const isProportional = draw.allocation === 'proportional' && !draw.compensateResponse;
  return letters !== undefined || (isProportional && draw.minimumPerStratum === 0);
}
