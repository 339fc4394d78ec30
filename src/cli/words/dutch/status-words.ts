/** What `loting status` says, and what it advises, in Dutch. */
import type { NextStep } from '../../response/next-steps.ts';
import type { statusWords as english } from '../english/status-words.ts';
import { count, counted, day, decimal, share } from './write.ts';

const stateNames: typeof english.stateNames = {
  drawn: 'geloot',
  printed: 'gedrukt',
  posted: 'gepost',
  reminded: 'herinnerd',
  'signed-up': 'aangemeld',
  declined: 'doet niet mee',
  undeliverable: 'retour',
  'moved-or-deceased': 'verhuisd of overleden',
  'opted-out': 'wil nooit meer',
  'no-answer': 'geen antwoord',
  withdrawn: 'teruggetrokken',
  erased: 'gewist',
};

export const statusWords: typeof english = {
  strataOption: 'laat ook elke groep (stratum) zien',
  remarks: 'Opmerkingen',
  databaseWhole: 'De database is heel.',
  databaseDamaged: '✗ De database is beschadigd:',
  steps: {
    frame: (residentCount) =>
      `Kader: ${counted(residentCount, 'inwoner kan', 'inwoners kunnen')} worden geloot.`,
    noFrame: 'Kader: nog niet gebouwd. Hierna: loting frame build',
    commitment: 'Vastlegging: afgegeven, om bekend te maken.',
    drawnWithoutCommitment: 'Vastlegging: niet afgegeven.',
    noCommitment: 'Vastlegging: nog niet afgegeven. Hierna: loting frame commit',
    draw: (drawnCount) => `Loting: ${counted(drawnCount, 'inwoner', 'inwoners')} geloot.`,
    noDraw: 'Loting: nog niet gedaan. Hierna: loting draw plan, dan loting draw run',
    letters: (madeCount, batchCount, postedCount) =>
      `Brieven: ${count(madeCount)} gemaakt, in ${counted(batchCount, 'partij', 'partijen')}; ${count(postedCount)} gepost.`,
    noLetters: 'Brieven: nog niet gemaakt. Hierna: loting letters render',
    signUps: (signUpCount, answerBefore, isOver) =>
      `Aanmeldingen: ${count(signUpCount)}; inwoners ${isOver ? 'konden' : 'kunnen'} antwoorden tot en met ${day(answerBefore)}.`,
    noSignUps: 'Aanmeldingen: nog geen. Hierna: loting signup import',
    members: (memberCount) => `Leden: ${count(memberCount)} toegelaten.`,
    noMembers: 'Leden: nog niemand toegelaten. Hierna: loting panel admit',
    groups: 'Zaakgroepen: de leden zijn over de zaken verdeeld.',
    noGroups: 'Zaakgroepen: nog niet gemaakt. Hierna: loting assign run',
  },
  stateNames,
  states: { heading: 'Brieven en antwoorden', state: 'Stand', residents: 'Inwoners', share: 'Aandeel' },
  response: {
    heading: 'Respons',
    perStratum: 'Respons per groep (stratum)',
    municipality: 'Gemeente',
    stratum: 'Groep',
    posted: 'Gepost',
    signedUp: 'Aangemeld',
    expected: 'Verwacht',
    rate: 'Respons',
    reached: 'Bereikt',
  },
  days: {
    heading: 'Aanmeldingen',
    lastDays: (dayCount) => `Aanmeldingen, de laatste ${dayCount} dagen`,
    day: 'Dag',
    signUps: 'Aanmeldingen',
    together: 'Samen',
  },
  forecast: {
    heading: (closingDay) => `Verwachting voor de sluitingsdatum, ${day(closingDay)}`,
    againstTarget: 'Vergeleken met het streefaantal',
    signUps: 'Aanmeldingen',
    mostLikely: 'Waarschijnlijk',
    range: (from, to) => `${count(from)} tot ${count(to)}`,
    target: 'Streefaantal',
    tooFew: (minimum, missingCount) =>
      `Het panel heeft minstens ${counted(minimum, 'lid', 'leden')} nodig: nog ${count(missingCount)} te gaan.`,
    tooMany: (maximum) =>
      `Er zijn meer aanmeldingen dan de ${counted(maximum, 'plaats', 'plaatsen')} in het panel.`,
    enough: (minimum, maximum) =>
      `Er zijn genoeg aanmeldingen voor het panel van ${count(minimum)} tot ${count(maximum)} leden.`,
  },
  rate: (rate) => share(rate),
  expectedCount: (expected) => decimal(expected, 1),
  whatNext: 'Wat u nu kunt doen',
  nextStep,
};

/** Values of features as people say them; ages and districts stay as they are. */
const valueWords = new Map([
  ['M', 'mannen'],
  ['V', 'vrouwen'],
  ['O', 'geslacht onbekend'],
  ['unknown', 'onbekend'],
]);

function nextStep(step: NextStep): string {
  switch (step.kind) {
    case 'assumed-posted':
      return `Niemand heeft vastgelegd dat de brieven van ronde ${step.wave} gepost zijn, maar inwoners hebben erop geantwoord: ze tellen als gepost.`;
    case 'unmade':
      return `Gelote inwoners voor wie nog geen brief is gemaakt: ${count(step.residentCount)}.`;
    case 'unposted':
      return `Brieven die gemaakt zijn, en nog niet vastgelegd als gepost: ${count(step.letterCount)}.`;
    case 'close-wave':
      return `Op de brieven van ronde ${step.wave} kon worden geantwoord tot en met ${day(step.closedOn)}. Inwoners die niet hebben geantwoord: ${count(step.residentCount)}.`;
    case 'reminder':
      return `Inwoners die nog niet hebben geantwoord op de brieven van ${day(step.postedOn)}: ${count(step.residentCount)}. Een herinnering kan de deur uit.`;
    case 'lagging-group': {
      const values = step.values.map((value) => valueWords.get(value) ?? value).join(' ');
      const stands = `${step.municipality}, ${values}: ${share(step.share)} heeft zich aangemeld; ${share(step.usualShare)} zou daar gewoon zijn.`;
      return step.letterCount === 0
        ? stands
        : `${stands} Ronde ${step.nextWave} zou daar ongeveer ${counted(step.letterCount, 'brief', 'brieven')} sturen.`;
    }
    case 'next-wave': {
      const lacks = `${step.municipality} komt naar verwachting ${count(step.openCount)} tekort op ${counted(step.targetMembers, 'lid', 'leden')}.`;
      const takes = `Ronde ${step.nextWave} zou daar ${counted(step.letterCount, 'brief', 'brieven')} sturen`;
      return `${lacks} ${takes}${step.isEnough ? '.' : '. Dat zijn alle inwoners die over zijn, en het is niet genoeg.'}`;
    }
  }
}
