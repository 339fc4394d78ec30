/** What can be wrong with figures of response: chances that cannot be modelled, weights that do not exist. In Dutch. */
import { sentence } from '../../failure-table.ts';
import type { reportFailures as english } from '../report-failures.ts';
import { count, exactly } from './write.ts';

/** Enough to see what is the matter. */
const SHOWN_COUNT = 5;

function list(words: readonly string[]): string {
  const hiddenCount = words.length - SHOWN_COUNT;
  const shown = words.slice(0, SHOWN_COUNT).join(', ');
  return hiddenCount > 0 ? `${shown} en nog ${hiddenCount}` : shown;
}

export const reportFailures: typeof english = {
  'report.response-all-alike': sentence(
    (p) =>
      `${p.isNobody ? 'Niemand van de aangeschreven inwoners heeft' : 'Alle aangeschreven inwoners hebben'} zich aangemeld, dus er is geen verschil in respons om te meten.`,
    () => 'Wacht op meer antwoorden.',
  ),
  'report.separated': sentence(
    (p) =>
      p.categories.length === 0
        ? 'De kenmerken samen zeggen precies wie zich aanmeldde en wie niet, dus het responsmodel heeft geen oplossing.'
        : `In sommige groepen meldde niemand of iedereen zich aan (${list(p.categories)}), dus het responsmodel heeft geen oplossing.`,
    () => 'Wacht op meer antwoorden, of neem minder groepen: voeg ze samen met andere.',
  ),
  'report.margin-not-count': sentence(
    (p) =>
      `De bevolking heeft geen bruikbaar aantal voor ${p.variable} ${p.category}: het moet 0 of meer zijn.`,
    () => 'Verbeter het aantal.',
  ),
  'report.margin-empty': sentence(
    (p) =>
      `De bevolking heeft mensen met ${p.variable} ${p.category}, maar niemand van hen meldde zich aan, dus geen gewicht kan voor hen staan.`,
    () => 'Voeg deze groep samen met een andere, of laat het kenmerk weg.',
  ),
  'report.margin-unknown': sentence(
    (p) =>
      `Er meldden zich mensen aan met ${p.variable} ${p.category}, maar in de bevolking zijn die er niet.`,
    () => 'Kijk na of de bevolking en de leden uit hetzelfde kader komen.',
  ),
  'report.margins-differ': sentence(
    (p) =>
      `De bevolking telt ${count(p.firstTotal)} mensen naar ${p.first} en ${count(p.otherTotal)} naar ${p.other}; gewichten kunnen niet allebei geven.`,
    () => 'Kijk na of alle aantallen van dezelfde bevolking zijn.',
  ),
  'report.raking-not-converging': sentence(
    (p) =>
      `De gewichten kwamen in ${count(p.iterationCount)} rondes niet tot rust: een groep verschilt nog ${exactly(Number(p.largestGap.toPrecision(3)))} mensen van de bevolking.`,
    () =>
      'Sommige groepen hebben te weinig leden voor de aantallen: voeg groepen samen, of laat een kenmerk weg.',
  ),
  'report.too-few-sign-ups': sentence(
    (p) =>
      `Nog maar ${count(p.signedUpCount)} inwoners hebben zich aangemeld. Het verslag toont groepen van ${p.minimum} mensen en meer, zodat niemand te herkennen is.`,
    () => 'Wacht op meer aanmeldingen. "loting status" laat medewerkers zien hoeveel het er zijn.',
  ),
  'report.no-members': sentence(
    () => 'Er heeft zich niemand aangemeld, dus er is niemand om een gewicht te geven.',
    () => 'Leg eerst aanmeldingen vast of lees ze in: loting signup import.',
  ),
};
