/** The outcome rates of the American Association for Public Opinion Research, from counts of final dispositions. */
import type { AaporCode } from '../signups/invitation-states.ts';

/** Cases per group of dispositions, by the letters that AAPOR's formulas use. */
export interface OutcomeCounts {
  /** I: complete interviews; here sign-ups. */
  readonly completeCount: number;
  /** P: partial interviews. A sign-up is whole or none, so a panel has 0. */
  readonly partialCount: number;
  /** R: refusals and break-offs. */
  readonly refusalCount: number;
  /** NC: eligible, and never reached. */
  readonly nonContactCount: number;
  /** O: eligible, reached, and no answer for another reason. */
  readonly otherCount: number;
  /** UH: not known whether anybody eligible is there. */
  readonly unknownHouseholdCount: number;
  /** UO: unknown for another reason. */
  readonly unknownOtherCount: number;
  /** Not in any rate, but for the share e below. */
  readonly notEligibleCount: number;
}

/** Each a share from 0 to 1; `undefined` where a formula divides by 0. */
export interface OutcomeRates {
  /** e: the share of the cases of known eligibility that are eligible, taken for those of unknown eligibility too. */
  readonly eligibleShare: number | undefined;
  readonly rr1: number | undefined;
  readonly rr2: number | undefined;
  readonly rr3: number | undefined;
  readonly rr4: number | undefined;
  readonly rr5: number | undefined;
  readonly rr6: number | undefined;
  readonly coop1: number | undefined;
  readonly coop2: number | undefined;
  readonly coop3: number | undefined;
  readonly coop4: number | undefined;
  readonly ref1: number | undefined;
  readonly ref2: number | undefined;
  readonly ref3: number | undefined;
  readonly con1: number | undefined;
  readonly con2: number | undefined;
  readonly con3: number | undefined;
}

/**
 * AAPOR's response (RR), cooperation (COOP), refusal (REF) and contact (CON) rates.
 * Formulas: AAPOR, Standard Definitions: Final Dispositions of Case Codes and Outcome Rates for Surveys, 10th edition, 2023.
 */
export function computeOutcomeRates(counts: OutcomeCounts): OutcomeRates {
  const { completeCount: i, partialCount: p, refusalCount: r, nonContactCount: nc, otherCount: o } = counts;
  const unknown = counts.unknownHouseholdCount + counts.unknownOtherCount;
  const eligible = i + p + r + nc + o;
  const e = shareOf(eligible, eligible + counts.notEligibleCount);
  // Without a single case of known eligibility e is unknown, but then nothing is divided that needs it.
  const withEstimate = e === undefined ? undefined : eligible + e * unknown;
  return {
    eligibleShare: e,
    rr1: shareOf(i, eligible + unknown),
    rr2: shareOf(i + p, eligible + unknown),
    rr3: shareOf(i, withEstimate),
    rr4: shareOf(i + p, withEstimate),
    rr5: shareOf(i, eligible),
    rr6: shareOf(i + p, eligible),
    coop1: shareOf(i, i + p + r + o),
    coop2: shareOf(i + p, i + p + r + o),
    coop3: shareOf(i, i + p + r),
    coop4: shareOf(i + p, i + p + r),
    ref1: shareOf(r, eligible + unknown),
    ref2: shareOf(r, withEstimate),
    ref3: shareOf(r, eligible),
    con1: shareOf(i + p + r + o, eligible + unknown),
    con2: shareOf(i + p + r + o, withEstimate),
    con3: shareOf(i + p + r + o, eligible),
  };
}

function shareOf(part: number, whole: number | undefined): number | undefined {
  return whole === undefined || whole === 0 ? undefined : part / whole;
}

/** The group of each disposition code that a state of an invitation maps to. */
const groupOfCode: Readonly<Record<AaporCode, keyof OutcomeCounts | 'notMailed'>> = {
  '1.1': 'completeCount',
  '2.11': 'refusalCount',
  '2.12': 'refusalCount',
  // No letter went out: no case of the survey yet.
  '3.11': 'notMailed',
  '3.19': 'unknownHouseholdCount',
  '3.30': 'unknownHouseholdCount',
  '4.10': 'notEligibleCount',
};

/** Adds cases up per group. Letters that are not posted yet are left out: nobody can have answered them. */
export function groupDispositions(cases: Iterable<readonly [code: AaporCode, count: number]>): OutcomeCounts {
  const counts: Record<keyof OutcomeCounts, number> = {
    completeCount: 0,
    partialCount: 0,
    refusalCount: 0,
    nonContactCount: 0,
    otherCount: 0,
    unknownHouseholdCount: 0,
    unknownOtherCount: 0,
    notEligibleCount: 0,
  };
  for (const [code, count] of cases) {
    const group = groupOfCode[code];
    if (group !== 'notMailed') counts[group] += count;
  }
  return counts;
}
