/** The public account in English. A text never has markup in it. */
import type { LetterOutcomeCode } from '../accountability/accountability-figures.ts';
import type { ChanceReason, ChanceSpread } from '../accountability/chance-spread.ts';
import type { CorrectionCode } from '../accountability/corrections.ts';

export const englishAccountabilityWords = {
  title: (panelName: string) => `Public account of the panel ${panelName}`,
  casesWithGroup: 'cases have a group',
  few: 'fewer than ten',
  purpose: {
    heading: 'Purpose and ground',
    text: (panelName: string, municipalities: string) =>
      `The panel ${panelName} is a group of residents of ${municipalities} who judge cases. They were drawn by lot from the register of residents (BRP), so that everybody has a chance to take part and nobody can choose who does.`,
    ground: 'Why the data may be used',
    keeps:
      'Only what the draw, the letters and the groups need is kept, and no longer than the retention periods below. The registers themselves are not copied. This report names nobody.',
    eligible: (date: string, minimum: number) =>
      `Residents of ${minimum} and older on ${date} could be drawn.`,
    eligibleUntil: (date: string, minimum: number, maximum: number) =>
      `Residents of ${minimum} to ${maximum} on ${date} could be drawn.`,
    aims: 'Aims',
    aimOf: 'Aim',
    members: 'Members of the panel',
    between: (minimum: string, maximum: string) => `${minimum} to ${maximum}`,
    keep: 'Data of others are kept after the last day to answer',
    keepMembers: 'Data of members are kept after the last case',
    weeks: (count: number) => (count === 1 ? '1 week' : `${count} weeks`),
    cases: 'The cases',
    case: 'Case',
    about: 'About',
    date: 'Date',
    size: 'Size of the group',
    contact: 'Questions',
  },
  register: {
    heading: 'The register, and who could not be drawn',
    text: (date: string) =>
      `On ${date} the registers were read into a list of everybody who can be drawn. The first rule that applies to a resident counts, so each stands in the table once.`,
    caption: 'Rows of the registers, and what became of them',
    row: 'Rows',
    count: 'Number',
    drawable: 'can be drawn',
    all: 'All rows',
    rejected: 'the row could not be read as a resident: data were missing or wrong, or it was there twice',
    fewLeftOut:
      'Fewer than ten rows were left out. How many, and why, is not told, so that nobody can be recognised.',
    municipalitiesCaption: 'By municipality',
    municipality: 'Municipality',
    rows: 'Rows',
    residents: 'Can be drawn',
    notYet: 'The registers have not been read yet.',
  },
  seed: {
    heading: 'The commitment and the seed',
    text: 'Nobody could steer the draw. Before anybody could know the randomness, one number was given out that fixes the list, the key and the settings: the commitment. Only then came the public randomness. The seed follows from both, and the seed decides who is drawn.',
    commitment: 'Commitment',
    frameHash: 'Hash of the list',
    keyHash: 'Hash of the key',
    settingsHash: 'Hash of the settings',
    committedOn: 'Given out on',
    announced: 'Announced randomness',
    drandRound: (round: string) => `round ${round} of drand quicknet`,
    notAnnounced: 'The commitment has not been given out.',
    randomness: 'Randomness',
    signature: 'Signature of the drand round',
    seed: 'Seed',
    drawnOn: 'Drawn on',
    notDrawn: 'Nothing has been drawn yet.',
    notYet: 'There is no list yet, and so no commitment.',
    checkHeading: 'How to check it',
    /** In this order. */
    check: [
      'Compare the commitment above with the one that was published before the draw: in council minutes, a newspaper or another place where it cannot be taken back. Do the same with the announced randomness.',
      'Compute the seed from the commitment and the randomness with the command below, on any computer with Python 3. On Windows the program is often called "py" and not "python3". The outcome is the seed above.',
      'Ask the municipality for the public bundle ("loting audit bundle --for public"). In it lies verify_bundle.py, one program in plain Python that needs nothing of Loting: it recomputes the seats of every stratum and follows the chain of the log.',
      'Researchers who sign an agreement get the whole list without names, and recompute everybody who was drawn. Whether the list follows from the registers is checked inside the municipality with "loting audit verify".',
    ],
    checkSteps: [
      'Compare the commitment above with the one that was published. The seed follows after the draw.',
    ],
    command: 'Command',
  },
  letters: {
    heading: 'Letters and response',
    text: 'Each resident who is drawn gets one letter, with a code to sign up. A wave is a number of letters that were drawn at one moment; later waves go on where the earlier ones stopped.',
    seatsCaption: 'Letters that were to be sent, by wave',
    wave: 'Wave',
    letters: 'Letters',
    all: 'All waves',
    wavesCaption: 'Letters that were posted, and sign-ups',
    outcomesCaption: 'What became of the letters',
    outcomes: {
      'signed-up': 'signed up',
      refused: 'declined or withdrew',
      'not-reached': 'came back, or the resident moved or died',
      silent: 'nothing heard',
    } as Readonly<Record<LetterOutcomeCode, string>>,
    fewLetters: 'Fewer than ten letters have been posted.',
    notYet: 'Nobody has been drawn yet.',
    notPosted: 'No letters have been posted yet.',
  },
  people: {
    heading: 'Population, letters and panel',
    notYet: 'This can be told when ten people have signed up.',
    noSignUps:
      'Almost everybody who signed up became a member. Sign-ups by group are therefore not shown beside the members: the difference would be a few people.',
  },
  chances: {
    heading: 'The chance of a letter',
    known:
      'Everybody on the list had a chance that is known. One divided by the chance is the design weight.',
    spread: {
      all: 'The chances of everybody who was drawn are nearly equal: the largest is at most 5% larger than the smallest.',
      municipality:
        'Within a municipality the chances of those who were drawn are nearly equal: the largest is at most 5% larger than the smallest. Between the municipalities they differ more.',
      apart:
        'The chances were not equal for everybody. They depend on the municipality, on the group of residents over which the letters were divided (the stratum) and on the address.',
    } as Readonly<Record<ChanceSpread, string>>,
    whyHeading: 'Why the chances differ',
    why: {
      municipality:
        'The number of letters was decided for each municipality, and not by its number of residents.',
      allocation:
        'Within a municipality the letters were not divided over the groups by their numbers of residents.',
      minimum: 'Each group of residents got a least number of letters, even when it is small.',
      response: 'A group that was expected to respond less got more letters.',
      address:
        'An address gets one letter at most. The more people at an address can be drawn, the smaller the chance of each of them.',
    } as Readonly<Record<ChanceReason, string>>,
    caption: 'Letters by the chance of who got them',
    alternative: (binCount: string) =>
      `Bars with the number of letters for ${binCount} sizes of the chance. The figures are in the table below.`,
    chance: 'Chance: 1 in',
  },
  groups: {
    heading: 'The groups',
    notYet: 'No groups have been drawn yet.',
  },
  corrections: {
    heading: 'Corrections and exceptions, and why',
    text: 'Everything that was put right or did not go by the book stands in the log. What concerns people is told in numbers only.',
    none: 'Nothing had to be put right, and there were no exceptions.',
    drawHeading: 'The draw',
    byTheBook: 'The draw went by the book: committed first, and drawn once.',
    announcedAndUsed: (announced: string, used: string) =>
      `What was announced: ${announced}; what was used: ${used}.`,
    quoted: (text: string) => `"${text}"`,
    announcementUnchecked:
      'Whether the randomness really came about like that, no program can check. Compare it with what was made known about it.',
    caption: 'Corrections',
    what: 'What',
    count: 'Number',
    why: 'Why',
    codes: {
      short: [
        'seats that could not be filled',
        'A group had fewer residents left than seats. No other group got them.',
      ],
      voided: [
        'letters taken out and destroyed',
        'Damaged, jammed in the machine, or to somebody who can no longer be drawn.',
      ],
      reprinted: ['letters printed again', 'In the place of a letter that was taken out or did not arrive.'],
      revoked: ['codes made useless', 'The code was lost or misused; a next letter carries another.'],
      late: ['sign-ups after the last day', 'The answer came too late. It was recorded as late.'],
      accessed: ['residents who asked what is stored of them', 'Everybody may ask.'],
      erased: ['residents whose data were removed', 'They asked for it.'],
      'opted-out': [
        'residents who never want to be drawn again',
        'They asked for it; their data were removed.',
      ],
      vacated: ['seats in groups that members left', 'See the reasons below.'],
      refilled: [
        'of which were filled by reserves',
        'In the order that the seed fixed, as far as the quotas allow.',
      ],
    } as Readonly<Record<CorrectionCode, readonly [what: string, why: string]>>,
    reason: 'Reason',
    droppedCaption: 'Residents who were drawn and can no longer get a letter',
    refreshed: (day: string, count: string) =>
      `On ${day} the ${count} drawn residents were held against newer registers.`,
    fewDropped: 'Fewer than ten of the drawn residents could no longer get a letter.',
    exclusionsCaption: 'Members kept away from a case',
    fewExclusions: 'Fewer than ten times a member was kept away from a case.',
    replacementsCaption: 'Members who left a group',
    fewReplacements: 'Fewer than ten times a member left a group.',
    tolerancesHeading: 'Quotas that gave way',
    tolerance: (feature: string, seats: number, configuredSeats: number) =>
      `At the admission no choice of members kept all quotas. Those for ${feature} gave way: the number of members could differ by ${seats} from the share of the population, not by ${configuredSeats}. That is ${seats - configuredSeats} more on either side, the least that was possible.`,
    widening: (caseId: string, feature: string, value: string, bound: string, from: number, to: number) =>
      `Case ${caseId}, ${feature} ${value}: the ${bound} went from ${from} to ${to}, since no group kept all quotas. This was accepted before the draw of the group.`,
    bounds: { minimum: 'minimum', maximum: 'maximum' },
    purged: (day: string) => `On ${day} the personal data of everybody outside the panel were removed.`,
    purgedAll: (day: string) => `On ${day} the personal data of everybody were removed.`,
  },
  log: {
    heading: 'The log',
    text: 'Everything that changed the draw stands in a log of which each line holds the hash of the line before. Whoever keeps the number below can find out later whether anything before it was changed or taken away.',
    lastEvent: 'Number of events',
    lastHash: 'Hash of the last event',
    check: 'Check it with',
  },
  smallNumbers: {
    heading: 'How small numbers are protected',
    text: [
      'Nobody may be recognised in this report. No number of one to nine people stands in it, and none can be found by adding or subtracting. Nobody at all is shown as 0.',
      'Age bands, districts and other groups are joined with the group next to them until all of them count ten residents, letters and members, and ten who got no letter and ten who are no member. The pyramid joins the same groups further. Quotas, loads and meetings are joined in the same way.',
      'Reasons and outcomes with fewer than ten people stand together in one row; when that row would count fewer than ten, the smallest other row joins it. When all together are fewer than ten, the total stays out too.',
      'Other numbers of fewer than ten are shown as "fewer than ten". The size of a group, a quota and the number of letters of a wave are decisions and no people: they are shown as they are. So are the totals of the panel as a whole: residents, letters, sign-ups and members.',
    ],
  },
};
export type AccountabilityWords = typeof englishAccountabilityWords;
