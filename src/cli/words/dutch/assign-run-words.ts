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
  exactDraw: 'De loting is precies eerlijk: gemiddeld krijgt elke soort leden het eerlijke aantal plaatsen.',
  nearDraw: (seatCount) =>
    `! De loting is niet precies eerlijk: gemiddeld wijkt zij ten hoogste ${decimal(seatCount, 6)} plaatsen af van het eerlijke aantal van elke soort leden.`,
  unknownDraw:
    '! De quota zijn te krap voor een loting die precies eerlijk is: de hele plaatsen die er het dichtst bij komen, zijn gekozen. Hoeveel de kansen afwijken van de eerlijke kansen, is niet bekend. Ruimere quota helpen.',
  seed: (seed) => `Startgetal: ${seed}`,
  next: 'Hierna: loting assign export',
};
