/** The words of the answer to "why did I get this letter?", in Dutch and English. */
import type { LetterLanguage } from '../../domain/letter-kinds.ts';
import type { AnswerChannel, InvitationState } from '../../signups/invitation-states.ts';
import type { LetterExplanation } from './letter-explanation.ts';

type Facts = LetterExplanation;

export interface ExplanationWords {
  readonly locale: string;
  readonly title: (facts: Facts) => string;
  /** Headings with their paragraphs, in order; `day` writes a date. */
  readonly dataHeading: string;
  readonly data: (facts: Facts, day: (date: string) => string) => readonly string[];
  readonly erased: string;
  readonly groundHeading: string;
  readonly chanceHeading: string;
  readonly chance: (facts: Facts, odds: string) => readonly string[];
  readonly drawHeading: string;
  readonly draw: (facts: Facts, day: (date: string) => string) => readonly string[];
  readonly movesHeading: string;
  readonly noMoves: string;
  readonly states: Readonly<Record<InvitationState, string>>;
  readonly channels: Readonly<Record<AnswerChannel, string>>;
  readonly proofHeading: string;
  readonly proof: readonly string[];
  readonly labels: Readonly<Record<'id' | 'seed' | 'ticket' | 'cutOff' | 'place', string>>;
  readonly place: (rank: number, of: number) => string;
  readonly orPython: string;
  readonly seedCommand: string;
  readonly rightsHeading: string;
  readonly rights: (facts: Facts) => readonly string[];
}

export const explanationWords: Readonly<Record<LetterLanguage, ExplanationWords>> = {
  nl: {
    locale: 'nl-NL',
    title: ({ panelName, invitationId }) =>
      `Waarom kreeg u een brief over ${panelName}? (brief ${invitationId})`,
    dataHeading: 'Welke gegevens zijn gebruikt',
    data: ({ municipality, registerReadOn, referenceDate }, day) => [
      `Uw gegevens komen uit de Basisregistratie Personen (BRP) van de gemeente ${municipality}, zoals die is gelezen op ${day(registerReadOn)}.`,
      `Voor de loting zijn gebruikt: uw geboortedatum (voor uw leeftijd op ${day(referenceDate)}), uw geslacht, uw adres en uw wijk, en of er een reden is om u geen brief te sturen. Voor de brief zijn gebruikt: uw naam en uw adres. Een nummer uit het register (uw A-nummer of uw burgerservicenummer) is alleen gebruikt om een ander nummer te maken, dat niets over u zegt. Het is zelf niet bewaard.`,
    ],
    erased: 'Uw naam, uw adres en wat u ons verder gaf, zijn inmiddels verwijderd.',
    groundHeading: 'Waarom dat mag',
    chanceHeading: 'Hoe groot uw kans was',
    chance: ({ stratum }, odds) => [
      `Uw kans op een brief was ongeveer 1 op ${odds}. Iedereen in uw groep (${stratum}) die een adres deelt met evenveel mensen die geloot konden worden, had dezelfde kans.`,
    ],
    drawHeading: 'Hoe er is geloot',
    draw: ({ commitment, committedOn, randomness, drawnOn, wave }, day) => [
      committedOn === undefined
        ? `De lijst van iedereen die kon worden geloot, lag vast in dit getal: ${commitment}.`
        : `Op ${day(committedOn)} is een getal bekendgemaakt dat de lijst van iedereen die kon worden geloot vastlegt: ${commitment}. Daarna kon niemand de lijst nog veranderen.`,
      `Pas daarna kwam het toeval erbij: "${randomness}". Uit die twee samen volgt de uitkomst; niemand kon die kiezen. Uw brief is geloot op ${day(drawnOn)}, in ronde ${wave}.`,
    ],
    movesHeading: 'Wat er daarna gebeurde',
    noMoves: 'Nog niets.',
    states: {
      drawn: 'geloot',
      printed: 'de brief is gedrukt',
      posted: 'de brief is gepost',
      reminded: 'de herinnering is gepost',
      'signed-up': 'u meldde zich aan',
      declined: 'u liet weten niet mee te doen',
      undeliverable: 'de brief kwam terug',
      'moved-or-deceased': 'volgens het register kon u niet meer meedoen',
      'opted-out': 'u liet weten nooit meer geloot te willen worden',
      'no-answer': 'de laatste dag om te antwoorden ging voorbij',
      withdrawn: 'u meldde zich af',
      erased: 'uw gegevens zijn verwijderd',
    },
    channels: {
      site: 'via de website',
      phone: 'telefonisch',
      mail: 'per post of e-mail',
      counter: 'aan de balie',
    },
    proofHeading: 'Zo rekent u het na',
    proof: [
      'Elke inwoner kreeg een lot: een getal dat volgt uit de uitkomst van de loting en een nummer zonder naam. Van elk adres doet het laagste lot mee. In elke groep kregen de laagste loten een brief.',
      'Uw nummer volgt uit dat nummer in het register en een geheime sleutel van de gemeente. Dat laatste kan alleen de gemeente voor u nagaan.',
    ],
    labels: {
      id: 'Uw nummer',
      seed: 'Uitkomst van de loting',
      ticket: 'Uw lot',
      cutOff: 'Hoogste lot met een brief',
      place: 'Uw plaats',
    },
    place: (rank, of) => `${rank} van de ${of} brieven in uw groep`,
    orPython: 'Of, op elke computer met Python (op Windows: py in plaats van python3):',
    seedCommand: 'En zo volgt de uitkomst uit het getal van de lijst en het toeval:',
    rightsHeading: 'Wat u kunt vragen',
    rights: ({ contact }) => [
      `U kunt vragen om te zien wat er over u bewaard is, om het te laten verwijderen, en om nooit meer geloot te worden. Bel of schrijf ${contact.name}: ${contact.phone}, ${contact.email}. Bent u het niet eens met ons antwoord? Dan kunt u een klacht indienen bij de Autoriteit Persoonsgegevens.`,
    ],
  },
  en: {
    locale: 'en-GB',
    title: ({ panelName, invitationId }) =>
      `Why did you get a letter about ${panelName}? (letter ${invitationId})`,
    dataHeading: 'Which data were used',
    data: ({ municipality, registerReadOn, referenceDate }, day) => [
      `Your data come from the register of residents (BRP) of the municipality of ${municipality}, as it was read on ${day(registerReadOn)}.`,
      `For the lottery we used: your date of birth (for your age on ${day(referenceDate)}), your gender, your address and your district, and whether there is a reason not to write to you. For the letter we used: your name and your address. A number from the register (your A-nummer or your citizen service number, BSN) was used only to make another number, which says nothing about you. It was not kept itself.`,
    ],
    erased: 'Your name, your address and whatever else you gave us have been removed since.',
    groundHeading: 'Why this is allowed',
    chanceHeading: 'How large your chance was',
    chance: ({ stratum }, odds) => [
      `Your chance of a letter was about 1 in ${odds}. Everybody in your group (${stratum}) who shares an address with as many people who could be drawn had the same chance.`,
    ],
    drawHeading: 'How the lots were drawn',
    draw: ({ commitment, committedOn, randomness, drawnOn, wave }, day) => [
      committedOn === undefined
        ? `The list of everybody who could be drawn was fixed by this number: ${commitment}.`
        : `On ${day(committedOn)} a number was given out that fixes the list of everybody who could be drawn: ${commitment}. After that nobody could change the list.`,
      `Only then came the randomness: "${randomness}". The result follows from these two together; nobody could choose it. Your letter was drawn on ${day(drawnOn)}, in wave ${wave}.`,
    ],
    movesHeading: 'What happened since',
    noMoves: 'Nothing yet.',
    states: {
      drawn: 'drawn',
      printed: 'the letter was printed',
      posted: 'the letter was posted',
      reminded: 'a reminder was posted',
      'signed-up': 'you signed up',
      declined: 'you said that you do not take part',
      undeliverable: 'the letter came back',
      'moved-or-deceased': 'by the register you could no longer take part',
      'opted-out': 'you said that you never want to be drawn again',
      'no-answer': 'the last day to answer passed',
      withdrawn: 'you withdrew',
      erased: 'your data were removed',
    },
    channels: {
      site: 'on the website',
      phone: 'by phone',
      mail: 'by letter or e-mail',
      counter: 'at the desk',
    },
    proofHeading: 'How to check it yourself',
    proof: [
      'Every resident got a ticket: a number that follows from the result of the draw and a number without a name. Of each address the lowest ticket takes part. In each group the lowest tickets got a letter.',
      'Your number follows from that number in the register and a secret key of the municipality. Only the municipality can check that part for you.',
    ],
    labels: {
      id: 'Your number',
      seed: 'Result of the draw',
      ticket: 'Your ticket',
      cutOff: 'Highest ticket with a letter',
      place: 'Your place',
    },
    place: (rank, of) => `${rank} of the ${of} letters in your group`,
    orPython: 'Or, on any computer with Python (on Windows: py instead of python3):',
    seedCommand: 'And this is how the result follows from the number of the list and the randomness:',
    rightsHeading: 'What you can ask',
    rights: ({ contact }) => [
      `You can ask to see what is kept about you, to have it removed, and never to be drawn again. Call or write to ${contact.name}: ${contact.phone}, ${contact.email}. If you do not agree with our answer, you can complain to the Dutch data protection authority (Autoriteit Persoonsgegevens).`,
    ],
  },
};
