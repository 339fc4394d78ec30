/** What is wrong with a certificate or with the record of a lottery, in a sentence each. */
import type { CertificateProblem } from './check-load-certificate.ts';
import type { LotteryProblem } from './check-lottery-record.ts';

type Sentences<P extends { readonly kind: string }> = {
  readonly [K in P['kind']]: (problem: Extract<P, { readonly kind: K }>) => string;
};

const certificateSentences: Sentences<CertificateProblem> = {
  'other-input': ({ part }) => `Its ${part} are not those of the input.`,
  'unknown-name': ({ level }) => `Level ${level} names a quota or a type that the input does not have.`,
  'levels-wrong': ({ level }) =>
    `The levels do not rise, or do not settle every type once, at level ${level}.`,
  'not-proven': ({ level, gap }) =>
    gap === ''
      ? `The multipliers of level ${level} prove nothing.`
      : `The multipliers of level ${level} leave room for ${gap} cases more than it says.`,
  'not-held-back': ({ level, typeId }) => `Nothing holds type ${typeId} back at level ${level}.`,
  'point-wrong': ({ part }) => `The expected seats break a rule or miss a load at ${part}.`,
};

const lotterySentences: Sentences<LotteryProblem> = {
  'other-input': () => 'Its cases or types are not those of the input.',
  'tickets-wrong': () => 'The tickets do not add up, or the ticket that was drawn is none of them.',
  'outcome-wrong': ({ outcome }) => `Outcome ${outcome} breaks a size, a quota or a maximum.`,
  'not-fair': ({ typeId }) => `On average type ${typeId} gets another number of seats than the record says.`,
  'other-outcome': ({ typeId }) =>
    `Type ${typeId} has another number of seats than the outcome that was drawn.`,
};

/** A problem of a certificate, by levels and types. */
export function describeCertificateProblem(problem: CertificateProblem): string {
  const describe = certificateSentences[problem.kind] as (problem: CertificateProblem) => string;
  return describe(problem);
}

/** A problem of the record of a lottery, by outcomes and types. */
export function describeLotteryProblem(problem: LotteryProblem): string {
  const describe = lotterySentences[problem.kind] as (problem: LotteryProblem) => string;
  return describe(problem);
}
