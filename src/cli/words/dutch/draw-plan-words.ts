/** draw plan, in Dutch. */
import type { drawPlanWords as english } from '../english/draw-plan-words.ts';
import { count, counted, share } from './write.ts';

export const drawPlanWords: typeof english = {
  strataOption: 'toon elke groep (stratum), niet alleen de gemeenten',
  simulationsOption: 'uit hoeveel simulaties de kans komt dat een streefaantal niet wordt gehaald',
  seedOption: 'het startgetal van de simulaties; het heeft niets met de loting te maken',
  lettersHeading: 'Brieven, en de aanmeldingen die ze naar verwachting opleveren',
  municipality: 'Gemeente',
  residents: 'Inwoners',
  addresses: 'Adressen',
  letters: 'Brieven',
  oneIn: 'Eén op',
  response: 'Respons',
  expectedSignUps: 'Verwacht',
  target: 'Streefaantal',
  certaintyHeading: 'Hoe zeker dat is, als de verwachte respons klopt',
  signUpInterval: 'Marge (95%)',
  needed: 'Nodig',
  chanceOfFewer: 'Kans op minder',
  letterDesignEffect: 'Effect brieven',
  signUpDesignEffect: 'aanmeldingen',
  panelMinimum: 'Panel (min.)',
  interval: (from, to) => `${count(from)} tot ${count(to)}`,
  simulations: (simulationCount, seed) =>
    `De kansen komen uit ${counted(simulationCount, 'simulatie', 'simulaties')} met het startgetal "${seed}". De marge gaat over het aantal aanmeldingen. "Effect" is het design-effect: bij 1 wegen alle brieven, of aanmeldingen, even zwaar.`,
  evenMost: (municipality, letterCount, chance) =>
    `${municipality}: zelfs met ${count(letterCount)} brieven, het hoogst mogelijke aantal, is de kans op minder ${share(chance, 0)}.`,
  safer: (municipality, letterCount, chance) =>
    `${municipality}: met ${count(letterCount)} brieven is de kans op minder ${share(chance, 0)}. Een tweede ronde kan het tekort ook aanvullen.`,
  strata: (stratumCount) => [
    `${counted(stratumCount, 'groep (stratum)', 'groepen (strata)')}; --strata toont de plaatsen van elke groep.`,
    'De plaatsen worden door loting afgerond. Zo krijgt elke groep, hoe klein ook,',
    'gemiddeld precies haar deel.',
  ],
  strataHeading: (municipality) => `Groepen (strata) van ${municipality}`,
  stratum: 'Groep',
  expectedSeats: 'Verwacht',
  seats: 'Plaatsen',
  signUps: 'Aanmeldingen',
  seatCount: (minimum, maximum) =>
    minimum === maximum ? count(minimum) : `${count(minimum)} of ${count(maximum)}`,
};
