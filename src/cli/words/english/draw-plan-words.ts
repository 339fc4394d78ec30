/** draw plan, in English. */
import { count, counted, share } from './write.ts';

export const drawPlanWords = {
  strataOption: 'show every stratum, not only the municipalities',
  simulationsOption: 'how many simulations the chance of missing a target is from',
  seedOption: 'the seed of the simulations, which has nothing to do with the draw',
  lettersHeading: 'Letters and the sign-ups they should bring',
  municipality: 'Municipality',
  residents: 'Residents',
  addresses: 'Addresses',
  letters: 'Letters',
  oneIn: 'One in',
  response: 'Response',
  expectedSignUps: 'Expected sign-ups',
  target: 'Target',
  certaintyHeading: 'How sure that is, when the expected response is right',
  signUpInterval: 'Sign-ups, 95%',
  needed: 'Needed',
  chanceOfFewer: 'Chance of fewer',
  letterDesignEffect: 'Design effect, letters',
  signUpDesignEffect: 'sign-ups',
  panelMinimum: 'Panel, at least',
  interval: (from: number, to: number) => `${count(from)} to ${count(to)}`,
  simulations: (simulationCount: number, seed: string) =>
    `The chances are from ${counted(simulationCount, 'simulation', 'simulations')} with the seed "${seed}". A design effect of 1 means equal weights.`,
  evenMost: (municipality: string, letterCount: number, chance: number) =>
    `${municipality}: even with ${count(letterCount)} letters, the most there can be, the chance of fewer is ${share(chance, 0)}.`,
  safer: (municipality: string, letterCount: number, chance: number) =>
    `${municipality}: with ${count(letterCount)} letters the chance of fewer is ${share(chance, 0)}. A second wave can also make up for it.`,
  strata: (stratumCount: number): readonly string[] => [
    `${count(stratumCount)} strata; --strata shows the seats of each. Seats are rounded by lot, so that the`,
    'expected number of each stratum, however small, is exactly its share.',
  ],
  strataHeading: (municipality: string) => `Strata of ${municipality}`,
  stratum: 'Stratum',
  expectedSeats: 'Expected seats',
  seats: 'Seats',
  signUps: 'Sign-ups',
  seatCount: (minimum: number, maximum: number) =>
    minimum === maximum ? count(minimum) : `${count(minimum)} or ${count(maximum)}`,
};
