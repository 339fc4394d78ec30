/** What is wrong with a certificate or with the record of a lottery, in a sentence each. */
import type { Language } from '../../domain/language.ts';
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

const dutchParts = { classes: 'De klassen van zaken', types: 'De types van leden' };

const dutchCertificateSentences: Sentences<CertificateProblem> = {
  'other-input': ({ part }) => `${dutchParts[part]} erin zijn niet die van de invoer.`,
  'unknown-name': ({ level }) => `Niveau ${level} noemt een quotum of een type dat de invoer niet heeft.`,
  'levels-wrong': ({ level }) =>
    `De niveaus stijgen niet, of stellen niet elk type één keer vast, bij niveau ${level}.`,
  'not-proven': ({ level, gap }) =>
    gap === ''
      ? `De vermenigvuldigers van niveau ${level} bewijzen niets.`
      : `De vermenigvuldigers van niveau ${level} laten ruimte voor ${gap} zaken meer dan het zegt.`,
  'not-held-back': ({ level, typeId }) => `Niets houdt type ${typeId} tegen op niveau ${level}.`,
  'point-wrong': ({ part }) =>
    `De verwachte plaatsen breken een regel of missen een aantal zaken bij ${part}.`,
};

const dutchLotterySentences: Sentences<LotteryProblem> = {
  'other-input': () => 'De zaken of types erin zijn niet die van de invoer.',
  'tickets-wrong': () => 'De loten tellen niet op, of het getrokken lot is er geen van.',
  'outcome-wrong': ({ outcome }) => `Uitkomst ${outcome} breekt een grootte, een quotum of een maximum.`,
  'not-fair': ({ typeId }) =>
    `Gemiddeld krijgt type ${typeId} een ander aantal plaatsen dan de vastgelegde loting zegt.`,
  'other-outcome': ({ typeId }) =>
    `Type ${typeId} heeft een ander aantal plaatsen dan de getrokken uitkomst.`,
};

export const certificateProblems: Readonly<Record<Language, Sentences<CertificateProblem>>> = {
  nl: dutchCertificateSentences,
  en: certificateSentences,
};

export const lotteryProblems: Readonly<Record<Language, Sentences<LotteryProblem>>> = {
  nl: dutchLotterySentences,
  en: lotterySentences,
};

/** A problem of a certificate, by levels and types. */
export function describeCertificateProblem(problem: CertificateProblem, language: Language): string {
  const describe = certificateProblems[language][problem.kind] as (problem: CertificateProblem) => string;
  return describe(problem);
}

/** A problem of the record of a lottery, by outcomes and types. */
export function describeLotteryProblem(problem: LotteryProblem, language: Language): string {
  const describe = lotteryProblems[language][problem.kind] as (problem: LotteryProblem) => string;
  return describe(problem);
}
