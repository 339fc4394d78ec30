/** draw plan, run, wave, refresh and sql, in English. */
import type { DropReason } from '../../../domain/drop-reasons.ts';
import { dropReasons } from '../../../domain/drop-reasons.ts';
import type { DrawRemark } from '../../draw-remarks.ts';
import { drawPlanWords } from './draw-plan-words.ts';
import { count, counted, decimal } from './write.ts';

const dropNames = Object.fromEntries(Object.keys(dropReasons).map((reason) => [reason, reason])) as Readonly<
  Record<DropReason, string>
>;

export const drawWords = {
  plan: drawPlanWords,
  run: {
    randomnessOption: 'the public randomness as a text: the dice that were thrown, as was announced',
    drandRoundOption: 'or: the round of the drand chain quicknet that was announced',
    drandSignatureOption: 'the signature of that round; the randomness is its SHA-256',
    withoutCommitmentOption: 'draw although no commitment was published',
    anotherSourceOption: 'draw with another randomness than was announced',
    againOption: 'replace an earlier draw of which no letters were made',
    reasonOption: 'why such an exception is made; it is published, so it names nobody',
    unchanged: 'Nothing changed: this draw was made before.',
    rewritten: 'Its lists in audit/ were written again, with the same bytes.',
    randomness: (announced: string, used: string): readonly string[] => [
      `Announced: ${announced}`,
      `Used:      ${used}`,
    ],
    signatureIsRight: (round: number) => `The signature of drand round ${round} is right.`,
    remarksHeading: 'In the log, and in every report from now on',
    list: (file: string) => `The list of drawn residents, by opaque id, is in ${file}.`,
  },
  wave: {
    lettersOption:
      'letters in all, divided over the municipalities by what they still lack; or for each, as GM0344=500,GM0637=200',
    toTargetOption: 'as many letters as should bring the targets, by the response so far',
    heading: 'Targets and letters',
    municipality: 'Municipality',
    target: 'Target',
    signedUp: 'Signed up',
    stillExpected: 'Still expected',
    open: 'Open',
    letters: 'Letters',
    expectedCount: (signUpCount: number) => decimal(signUpCount, 1),
    tooFewAddresses: (municipalities: readonly string[]) =>
      `! Too few addresses are left to expect the whole target of ${municipalities.join(', ')}.`,
    canStillAnswer: (lastDay: string) =>
      `! Residents can answer until ${lastDay}: what they should still bring is a forecast.`,
    noDates: (wave: number) =>
      `! The letters of wave ${wave} have no dates yet: write them in loting.yaml, under letters.waves.${wave}.`,
    /** Instead of drawing one more. */
    finished: (wave: number): readonly string[] => [
      `! Wave ${wave} was drawn by an earlier call, which was stopped before it could tell. Its lists in audit/ were written`,
      '  again. No other wave was drawn. If you want one more, give the command again.',
    ],
    listsAndNext: (wave: number, file: string, allWavesFile: string): readonly string[] => [
      `The list of drawn residents, by opaque id, is in ${file}. The chances of everybody drawn before`,
      `are larger now: ${allWavesFile} has all waves with the chances and weights of today.`,
      `Next: loting draw refresh with newer registers, then loting letters render --wave ${wave}.`,
    ],
  },
  /** A wave that was just drawn. */
  drawn: {
    heading: (wave: number) => `Wave ${wave}`,
    municipality: 'Municipality',
    drawn: 'Drawn',
    smallest: 'Smallest chance',
    average: 'Average chance',
    largest: 'Largest chance',
    chance: (probability: number) => decimal(probability, 4),
    meaning: (wave: number): readonly string[] => [
      wave === 1
        ? 'A chance is the probability that this resident got a letter. It is smaller for those who share an address,'
        : 'A chance is the probability that this resident got a letter in any wave so far. It is smaller for those who share an address,',
      'since an address gets at most one letter; the design weight in audit/ makes up for it.',
    ],
    seeds: (commitment: string, seed: string): readonly string[] => [
      `Commitment:     ${commitment}`,
      `Effective seed: ${seed}`,
    ],
    shortHeading: 'Strata with fewer candidates than seats (their letters are not given to others)',
    stratum: 'Stratum',
    seats: 'Seats',
    candidates: 'Candidates',
    fewerLetters: 'Letters fewer',
  },
  /** The waves so far, in the status. */
  waves: {
    heading: 'Waves',
    wave: 'Wave',
    drawn: 'Drawn',
    dropped: 'Dropped',
    readdressed: 'Readdressed',
    lettersMade: 'Letters made',
    posted: 'Posted',
    signedUp: 'Signed up',
  },
  refresh: {
    registerOption:
      'the newer exports, all files of a municipality: GM0344=FILE, or a FILE whose name begins with the code',
    heading: 'The drawn residents in the newer registers',
    residents: 'Residents',
    asTheyWere: 'As they were',
    readdressed: 'Another name or address',
    lettersGoThere: 'their letters go there',
    dropped: (name: string) => `Dropped: ${name}`,
    dropNames,
    dropReasons: dropReasons as Readonly<Record<DropReason, string>>,
    checked: 'Held against the registers',
    noLetters: (residentCount: number) =>
      `${counted(residentCount, 'resident gets', 'residents get')} no letter any more. Nobody takes their place, save by a wave ("loting draw wave").`,
    madeBefore: (letterCount: number) =>
      `! ${count(letterCount)} of these letters ${letterCount === 1 ? 'was' : 'were'} made before. Take ${letterCount === 1 ? 'it' : 'them'} out of the post if ${letterCount === 1 ? 'it is' : 'they are'} still here:`,
    lettersAndMore: (shown: readonly string[], hiddenCount: number) =>
      `  ${shown.join(', ')}${hiddenCount > 0 ? `, and ${count(hiddenCount)} more (--json lists them all)` : ''}`,
    unchanged: 'Nothing changed: the last refresh was with the same registers.',
  },
  sql: {
    dialectOption: (dialects: readonly string[]) => `the engine: ${dialects.join(', ')}`,
    waveOption: 'the rows of this wave only, instead of all waves',
    seedOption:
      'an effective seed, for a frame that no panel holds: letters are then divided in proportion to residents',
    lettersOption:
      'with --seed: the letters of a wave, as GM0344=7334,GM0637=2667; once for each wave, from the first',
  },
  remark: (remark: DrawRemark): string => {
    if (remark.kind === 'committed-before') {
      return `Another frame was committed to before, on ${remark.committedOn} (commitment ${remark.commitment}), and never drawn from.`;
    }
    const what = [
      ...(remark.isWithoutCommitment ? ['was made without a published commitment'] : []),
      ...(remark.isAnotherSource ? ['used another randomness than was announced'] : []),
      ...(remark.replaced === undefined
        ? []
        : [`took the place of the draw of ${remark.replaced.drawnOn} (seed ${remark.replaced.seed})`]),
    ];
    return `The draw of ${remark.drawnOn} (seed ${remark.seed}) ${what.join(', and ')}. Reason given: ${remark.reason ?? 'none'}.`;
  },
};
