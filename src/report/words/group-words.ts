/** The words of the report of the groups, in both languages. */
import { inSentence } from './format-numbers.ts';
import type { ReportLanguage } from './report-words.ts';

export interface GroupWords {
  readonly title: (panelName: string) => string;
  readonly cases: string;
  readonly casesText: string;
  readonly case: string;
  readonly size: string;
  readonly seated: string;
  readonly quotas: string;
  readonly kept: string;
  readonly caseHeading: (caseId: string) => string;
  readonly quotaCaption: (feature: string) => string;
  readonly quotaAlternative: (feature: string, rowCount: string) => string;
  readonly range: string;
  readonly target: string;
  readonly result: string;
  readonly seats: string;
  readonly loads: string;
  readonly loadsText: string;
  readonly exactDraw: string;
  readonly nearDraw: (seats: string) => string;
  readonly unknownDraw: string;
  readonly loadsCaption: string;
  readonly loadsAlternative: (most: string) => string;
  readonly casesPerMember: string;
  readonly figuresCaption: string;
  readonly drawn: string;
  readonly promised: string;
  readonly smallest: string;
  readonly largest: string;
  readonly gini: string;
  readonly geometricMean: string;
  readonly chances: string;
  readonly chancesText: string;
  readonly chanceCaption: (feature: string) => string;
  readonly chanceAlternative: (feature: string, most: string, least: string) => string;
  readonly average: string;
  readonly meetings: string;
  readonly meetingsText: string;
  readonly meetingsCaption: string;
  readonly meetingsAlternative: (most: string) => string;
  readonly times: string;
  readonly pairs: string;
  readonly about: readonly string[];
}

const dutch: GroupWords = {
  title: (panelName) => `Groepen van het panel ${panelName}`,
  cases: 'De groepen',
  casesText:
    'Elke zaak heeft een groep die door het lot is gekozen, binnen grenzen per kenmerk. Zo lijkt de groep op de bevolking.',
  case: 'Zaak',
  size: 'Plaatsen',
  seated: 'Bezet',
  quotas: 'Grenzen',
  kept: 'Gehaald',
  caseHeading: (caseId) => `Zaak ${caseId}`,
  quotaCaption: (feature) => `Plaatsen naar ${inSentence(feature)}`,
  quotaAlternative: (feature, rowCount) =>
    `Balken van ondergrens tot bovengrens, met streep en ruit voor streefgetal en uitkomst, naar ${inSentence(feature)}: ${rowCount} groepen. De cijfers staan in de tabel eronder.`,
  range: 'Van en tot',
  target: 'Aandeel van de bevolking',
  result: 'Uitkomst',
  seats: 'Plaatsen',
  loads: 'Zaken per lid',
  loadsText: 'Hoeveel leden hoeveel zaken beoordelen. Leden van wie er weinig zijn, zijn vaker nodig.',
  exactDraw:
    'De loting is precies eerlijk: gemiddeld krijgt elke soort leden precies de plaatsen die verwacht werden.',
  nearDraw: (seats) =>
    `De loting wijkt gemiddeld ten hoogste ${seats} plaatsen af van wat verwacht werd, voor elke soort leden.`,
  unknownDraw:
    'De grenzen lagen zo dicht bij elkaar dat een precies eerlijke loting niet kon. Gekozen zijn de hele plaatsen die er het dichtst bij komen. Hoeveel de kansen daardoor verschillen van wat verwacht werd, is niet bekend.',
  loadsCaption: 'Leden naar aantal zaken',
  loadsAlternative: (most) =>
    `Staven met het aantal leden per aantal zaken; de meeste leden hebben ${most}. De cijfers staan in de tabel eronder.`,
  casesPerMember: 'Zaken',
  figuresCaption: 'De verdeling in cijfers',
  drawn: 'Na loting',
  promised: 'Verwacht',
  smallest: 'Kleinste aantal zaken van een lid',
  largest: 'Grootste aantal zaken van een lid',
  gini: 'Gini (0 is helemaal gelijk)',
  geometricMean: 'Meetkundig gemiddelde',
  chances: 'Wie hoeveel kans had',
  chancesText:
    'Hoeveel zaken een lid vooraf gemiddeld kon verwachten. De loting maakt de kleinste kans zo groot als de grenzen toelaten, daarna de op een na kleinste, enzovoort.',
  chanceCaption: (feature) => `Verwachte zaken per lid naar ${inSentence(feature)}`,
  chanceAlternative: (feature, most, least) =>
    `Balken van de verwachte zaken per lid naar ${inSentence(feature)}: het meest voor ${most}, het minst voor ${least}. De cijfers staan in de tabel eronder.`,
  average: 'alle leden samen',
  meetings: 'Hoe vaak leden elkaar treffen',
  meetingsText: 'Elk tweetal leden, naar het aantal zaken dat zij samen beoordelen.',
  meetingsCaption: 'Tweetallen naar aantal gezamenlijke zaken',
  meetingsAlternative: (most) =>
    `Staven met het aantal tweetallen per aantal gezamenlijke zaken; de meeste hebben er ${most}. De cijfers staan in de tabel eronder.`,
  times: 'Zaken samen',
  pairs: 'Tweetallen',
  about: [
    'Groepen van minder dan tien mensen zijn samengenomen met de groep ernaast, zodat niemand te herkennen is. Hun grenzen zijn dan bij elkaar opgeteld.',
    'Gini en meetkundig gemiddelde volgen Flanigan en anderen, Fair algorithms for selecting citizens’ assemblies (Nature 2021).',
  ],
};

const english: GroupWords = {
  title: (panelName) => `Groups of the panel ${panelName}`,
  cases: 'The groups',
  casesText:
    'Each case has a group that was chosen by lot, within quotas for each feature. So the group looks like the population.',
  case: 'Case',
  size: 'Seats',
  seated: 'Taken',
  quotas: 'Quotas',
  kept: 'Kept',
  caseHeading: (caseId) => `Case ${caseId}`,
  quotaCaption: (feature) => `Seats by ${inSentence(feature)}`,
  quotaAlternative: (feature, rowCount) =>
    `Bars from minimum to maximum, with a line for the target and a dot for the result, by ${inSentence(feature)}: ${rowCount} groups. The figures are in the table below.`,
  range: 'From and to',
  target: 'Share of the population',
  result: 'Result',
  seats: 'Seats',
  loads: 'Cases per member',
  loadsText: 'How many members judge how many cases. Members of whom there are few are needed more often.',
  exactDraw:
    'The lottery is exact: on average every kind of member gets exactly the seats that were expected.',
  nearDraw: (seats) =>
    `On average the lottery differs by at most ${seats} seats from what was expected, for every kind of member.`,
  unknownDraw:
    'The quotas were too tight for a lottery that is exactly fair. The whole seats that come nearest to it were taken. By how much the chances differ from what was expected is not known.',
  loadsCaption: 'Members by number of cases',
  loadsAlternative: (most) =>
    `Bars with the number of members for each number of cases; most members have ${most}. The figures are in the table below.`,
  casesPerMember: 'Cases',
  figuresCaption: 'The spread in figures',
  drawn: 'As drawn',
  promised: 'Expected',
  smallest: 'Smallest number of cases of a member',
  largest: 'Largest number of cases of a member',
  gini: 'Gini (0 is wholly equal)',
  geometricMean: 'Geometric mean',
  chances: 'Who had what chance',
  chancesText:
    'How many cases a member could expect on average beforehand. The lottery makes the smallest chance as large as the quotas allow, then the next smallest, and so on.',
  chanceCaption: (feature) => `Expected cases per member by ${inSentence(feature)}`,
  chanceAlternative: (feature, most, least) =>
    `Bars of the expected cases per member by ${inSentence(feature)}: most for ${most}, least for ${least}. The figures are in the table below.`,
  average: 'all members together',
  meetings: 'How often members meet',
  meetingsText: 'Every pair of members, by the number of cases that they judge together.',
  meetingsCaption: 'Pairs by number of cases together',
  meetingsAlternative: (most) =>
    `Bars with the number of pairs for each number of cases together; most have ${most}. The figures are in the table below.`,
  times: 'Cases together',
  pairs: 'Pairs',
  about: [
    'Groups with fewer than ten people are taken together with the group next to them, so that nobody can be recognised. Their quotas are then added up.',
    'Gini and geometric mean follow Flanigan and others, Fair algorithms for selecting citizens’ assemblies (Nature 2021).',
  ],
};

const words: Readonly<Record<ReportLanguage, GroupWords>> = { nl: dutch, en: english };

export function groupWordsOf(language: ReportLanguage): GroupWords {
  return words[language];
}
