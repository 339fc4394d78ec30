/** draw plan, run, wave, refresh and sql, in Dutch. */
import { dutchDropReasons } from '../../../domain/drop-reasons.ts';
import type { drawWords as english } from '../english/draw-words.ts';
import { drawPlanWords } from './draw-plan-words.ts';
import { count, counted, day, decimal } from './write.ts';

export const drawWords: typeof english = {
  plan: drawPlanWords,
  run: {
    randomnessOption: 'het openbare toeval als tekst: de dobbelstenen die zijn gegooid, zoals aangekondigd',
    drandRoundOption: 'of: de aangekondigde ronde van de drand-keten quicknet',
    drandSignatureOption: 'de handtekening van die ronde; de SHA-256 ervan is het toeval',
    withoutCommitmentOption: 'loot, hoewel er niets openbaar is vastgelegd',
    anotherSourceOption: 'loot met ander toeval dan is aangekondigd',
    againOption: 'vervang een eerdere loting waarvan nog geen brieven zijn gemaakt',
    reasonOption: 'waarom u zo’n uitzondering maakt; de reden wordt openbaar, dus noem geen namen',
    unchanged: 'Er is niets veranderd: deze loting is al gedaan.',
    rewritten: 'De lijsten in audit/ zijn opnieuw opgeslagen, met dezelfde bytes.',
    randomness: (announced, used) => [`Aangekondigd: ${announced}`, `Gebruikt:     ${used}`],
    signatureIsRight: (round) => `De handtekening van drand-ronde ${round} klopt.`,
    remarksHeading: 'In het logboek, en vanaf nu in elk verslag',
    list: (file) => `De lijst van getrokken inwoners, zonder namen, staat in ${file}.`,
  },
  wave: {
    lettersOption:
      'het aantal brieven, verdeeld over de gemeenten naar wat ze nog tekortkomen; of per gemeente, zoals GM0344=500,GM0637=200',
    toTargetOption: 'zoveel brieven als nodig zijn voor de streefaantallen, naar de respons tot nu toe',
    heading: 'Streefaantallen en brieven',
    municipality: 'Gemeente',
    target: 'Streefaantal',
    signedUp: 'Aangemeld',
    stillExpected: 'Nog verwacht',
    open: 'Open',
    letters: 'Brieven',
    expectedCount: (signUpCount) => decimal(signUpCount, 1),
    tooFewAddresses: (municipalities) =>
      `! Er zijn te weinig adressen over om het hele streefaantal te verwachten van ${municipalities.join(', ')}.`,
    canStillAnswer: (lastDay) =>
      `! Inwoners kunnen tot en met ${day(lastDay)} antwoorden. Wat dat nog oplevert, is een verwachting.`,
    noDates: (wave) =>
      `! De brieven van ronde ${wave} hebben nog geen datums. Zet ze in loting.yaml, onder letters.waves.${wave}.`,
    finished: (wave) => [
      `! Ronde ${wave} is al geloot, door een opdracht die stopte voordat ze dat kon melden. De lijsten in audit/`,
      '  zijn opnieuw opgeslagen. Er is geen andere ronde geloot. Geef de opdracht nog eens als u er nog een wilt.',
    ],
    listsAndNext: (wave, file, allWavesFile) => [
      `De lijst van getrokken inwoners, zonder namen, staat in ${file}.`,
      'Wie eerder is getrokken, heeft nu een grotere kans. Alle ronden, met de kansen',
      `en gewichten van nu, staan in ${allWavesFile}.`,
      'Hierna: loting draw refresh met nieuwere registers, dan',
      `loting letters render --wave ${wave}.`,
    ],
  },
  drawn: {
    heading: (wave) => `Ronde ${wave}`,
    municipality: 'Gemeente',
    drawn: 'Getrokken',
    smallest: 'Kleinste kans',
    average: 'Gemiddelde kans',
    largest: 'Grootste kans',
    chance: (probability) => decimal(probability, 4),
    meaning: (wave) => [
      wave === 1
        ? 'De kans is de waarschijnlijkheid dat deze inwoner een brief kreeg.'
        : 'De kans is de waarschijnlijkheid dat deze inwoner tot nu toe een brief kreeg.',
      'Wie een adres deelt, heeft een kleinere kans: een adres krijgt hoogstens één',
      'brief. Het gewicht in audit/ maakt dat goed.',
    ],
    seeds: (commitment, seed) => [`Vastgelegd: ${commitment}`, `Startgetal: ${seed}`],
    shortHeading: 'Groepen met minder kandidaten dan plaatsen (hun brieven gaan niet naar anderen)',
    stratum: 'Groep (stratum)',
    seats: 'Plaatsen',
    candidates: 'Kandidaten',
    fewerLetters: 'Minder brieven',
  },
  waves: {
    heading: 'Ronden',
    wave: 'Ronde',
    drawn: 'Getrokken',
    dropped: 'Vervallen',
    readdressed: 'Ander adres',
    lettersMade: 'Brieven',
    posted: 'Gepost',
    signedUp: 'Aangemeld',
  },
  refresh: {
    registerOption:
      'de nieuwere registerbestanden, alle bestanden van een gemeente: GM0344=BESTAND, of een BESTAND waarvan de naam met de code begint',
    heading: 'De getrokken inwoners in de nieuwere registers',
    residents: 'Inwoners',
    asTheyWere: 'Niets veranderd',
    readdressed: 'Andere naam of ander adres',
    lettersGoThere: 'de brief gaat daarheen',
    dropped: (name) => `Vervallen: ${name}`,
    dropNames: {
      died: 'overleden',
      'moved-away': 'vertrokken',
      'registration-ended': 'opgeschort',
      'no-address': 'geen adres',
      secret: 'geheim',
      'not-eligible': 'uitgesloten',
    },
    dropReasons: dutchDropReasons,
    checked: 'Vergeleken met de registers',
    noLetters: (residentCount) =>
      `${counted(residentCount, 'inwoner krijgt', 'inwoners krijgen')} geen brief meer. Niemand neemt die plaats in, behalve door een nieuwe ronde ("loting draw wave").`,
    madeBefore: (letterCount) =>
      letterCount === 1
        ? '! Eén van deze brieven is al gemaakt. Haal de brief uit de post als die nog hier is:'
        : `! ${count(letterCount)} van deze brieven zijn al gemaakt. Haal ze uit de post als ze nog hier zijn:`,
    lettersAndMore: (shown, hiddenCount) =>
      `  ${shown.join(', ')}${hiddenCount > 0 ? `, en nog ${count(hiddenCount)} (--json toont ze allemaal)` : ''}`,
    unchanged: 'Er is niets veranderd: de vorige keer was met dezelfde registers.',
  },
  sql: {
    dialectOption: (dialects) => `het databaseprogramma: ${dialects.join(', ')}`,
    waveOption: 'alleen de rijen van deze ronde, in plaats van alle ronden',
    seedOption:
      'een startgetal, voor een kader dat bij geen panel hoort; de brieven worden dan verdeeld naar het aantal inwoners',
    lettersOption:
      'bij --seed: de brieven van een ronde, zoals GM0344=7334,GM0637=2667; één keer per ronde, vanaf de eerste',
  },
  remark: (remark) => {
    if (remark.kind === 'committed-before') {
      return `Eerder, op ${day(remark.committedOn)}, is een ander kader vastgelegd (getal ${remark.commitment}); daaruit is nooit geloot.`;
    }
    const what = [
      ...(remark.isWithoutCommitment ? ['is gedaan zonder openbare vastlegging'] : []),
      ...(remark.isAnotherSource ? ['gebruikte ander toeval dan was aangekondigd'] : []),
      ...(remark.replaced === undefined
        ? []
        : [
            `kwam in de plaats van de loting van ${day(remark.replaced.drawnOn)} (startgetal ${remark.replaced.seed})`,
          ]),
    ];
    return `De loting van ${day(remark.drawnOn)} (startgetal ${remark.seed}) ${what.join(', en ')}. Opgegeven reden: ${remark.reason ?? 'geen'}.`;
  },
};
