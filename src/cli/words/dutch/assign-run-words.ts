/** assign run, in Dutch. */
import type { assignRunWords as english } from '../english/assign-run-words.ts';
import { decimal } from './write.ts';

export const assignRunWords: typeof english = {
  randomnessOption:
    'openbaar toeval dat niemand kon weten toen de leden bekend waren: dobbelstenen in het openbaar, een drand-ronde',
  caseOption: 'de zaken waarvoor u groepen loot; anders alle zaken zonder groep',
  relaxationOption:
    'verruim de quota zo weinig mogelijk als ze niet haalbaar zijn; elke verruiming staat in het logboek',
  widenedHeading: 'Quota die zijn verruimd',
  groupsHeading: 'Zaakgroepen',
  kept: 'Gehaald',
  largestDistance: 'Grootste afstand tot het aandeel',
  distance: (seatCount) => `${decimal(seatCount, 1)} plaatsen`,
  loadsHeading: 'Zaken per lid',
  expectedLoads: (smallest, largest) =>
    `Verwacht aantal zaken per lid: van ${decimal(smallest, 3)} tot ${decimal(largest, 3)}; met deze quota kan geen loting een grotere kleinste kans geven.`,
  seed: (seed) => `Startgetal: ${seed}`,
  next: 'Hierna: loting assign export',
};
