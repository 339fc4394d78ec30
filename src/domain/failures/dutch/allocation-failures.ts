/** What can be refused about dividing letters over strata, in Dutch. */
import { sentence } from '../../failure-table.ts';
import type { allocationFailures as english } from '../allocation-failures.ts';
import { count, decimal } from './write.ts';

const figures = {
  gender: 'het geslacht',
  ageBand: 'de leeftijdsgroep',
  district: 'de wijk',
  stratum: 'de groep (stratum)',
};

/** Enough to see a typing error, and no more than a few lines. */
const SHOWN_COUNT = 12;

export const allocationFailures: typeof english = {
  'allocation.feature-not-stratum': sentence(
    (p) => `Er staat een cijfer voor het kenmerk "${p.feature}", maar dat staat niet in strata.features.`,
    () => 'Voeg het kenmerk toe aan strata.features, of haal de cijfers weg.',
  ),
  'allocation.unknown-value': sentence(
    (p) => `Er staat een cijfer voor ${figures[p.figure]} "${p.value}", maar die bestaat niet.`,
    (p) => `Verbeter de regel of haal hem weg. Mogelijk is: ${some(p.possible)}.`,
  ),
  'allocation.deviations-for-two-features': sentence(
    (p) => `Er staan standaardafwijkingen voor meer dan één kenmerk: ${p.features.join(' en ')}.`,
    () => 'Houd één kenmerk over, of geef de standaardafwijking van elke groep (stratum) onder "stratum".',
  ),
  'allocation.deviation-missing': sentence(
    ({ missing }) =>
      `De verdeling is "neyman", maar er is geen standaardafwijking voor ${missing === undefined ? 'ook maar één groep (stratum)' : `${figures[missing.figure]} ${missing.value}`}.`,
    () => 'Zet die onder draw.standardDeviations, of kies een andere verdeling.',
  ),
  'allocation.response-above-one': sentence(
    (p) =>
      `De verwachte respons zou boven 100% komen in zoveel groepen (strata): ${count(p.strata)}. Het hoogst is ${decimal(p.percent, 1)}%, in ${p.stratum}.`,
    () => 'Verlaag de factoren onder draw.response, of expectedResponse van de gemeente.',
  ),
  'allocation.response-zero': sentence(
    (p) =>
      `De verwachte respons zou onder één op een miljoen komen in zoveel groepen (strata): ${count(p.strata)}, zoals ${p.stratum}.`,
    () => 'Verhoog de factoren onder draw.response, of expectedResponse van de gemeente.',
  ),
  'allocation.minimum-above-letters': sentence(
    (p) =>
      `Het minimum per groep (stratum) vraagt ${count(p.seats)} brieven in gemeente ${p.municipality}, die er ${count(p.letters)} verstuurt: dan heeft niet elke groep een kans.`,
    () => 'Verlaag draw.minimumPerStratum, of verstuur meer brieven.',
  ),
  'allocation.more-letters-than-candidates': sentence(
    (p) =>
      `Ronde ${p.wave} van gemeente ${p.municipality} heeft ${count(p.letters)} brieven, maar naar verwachting zijn er in haar groepen nog maar ${count(p.candidates)} kandidaten over.`,
    () => 'Verstuur minder brieven, of verlaag targetMembers.',
  ),
  'allocation.target-out-of-reach': sentence(
    (p) =>
      `Gemeente ${p.municipality} wil ${count(p.target)} leden, maar zelfs ${count(p.letters)} brieven, het grootste aantal dat kan worden verstuurd, leveren naar verwachting maar ${p.signUps} aanmeldingen op.`,
    () => 'Verlaag targetMembers, of kijk expectedResponse en draw.response na.',
  ),
};

function some(values: readonly string[]): string {
  const hiddenCount = values.length - SHOWN_COUNT;
  const shown = values.slice(0, SHOWN_COUNT).join(', ');
  return hiddenCount > 0 ? `${shown}, en nog ${hiddenCount}` : shown;
}
