/** What can be refused in the frame stage, in Dutch. */
import { sentence } from '../../failure-table.ts';
import type { frameFailures as english } from '../frame-failures.ts';
import { count } from './write.ts';

/** The remedy for a frame file that is not as it was written. */
const restoreFrame = (): string =>
  'Gebruik het bestand dat "loting frame build" schreef, onveranderd. Zet het terug uit een reservekopie, of bouw het kader opnieuw.';

export const frameFailures: typeof english = {
  'frame.nobody-eligible': sentence(
    () => 'Geen enkele inwoner mag worden geloot: elke rij is afgekeurd of uitgesloten.',
    () =>
      'Bekijk de aantallen per reden. Kijk de kolommen van het register na, en wie volgens de instellingen mee mag doen.',
  ),
  'frame.too-many-strata': sentence(
    (p) => `Het register en de instellingen geven meer dan ${count(p.maximum)} groepen (strata).`,
    () =>
      'Gebruik minder kenmerken of leeftijdsgroepen. Kijk na of de kolom voor de wijk wijken bevat en geen adressen.',
  ),
  'frame.too-many-files': sentence(
    (p) => `Er zijn meer dan ${count(p.maximum)} registerbestanden.`,
    () => 'Voeg de bestanden van een gemeente samen tot minder bestanden.',
  ),
  'frame.empty-file': sentence(() => 'Het kaderbestand is leeg.', restoreFrame),
  'frame.wrong-header': sentence(
    (p) => `De eerste regel van het kaderbestand is niet "${p.expected}".`,
    restoreFrame,
  ),
  'frame.no-rows': sentence(() => 'Het kaderbestand heeft een kopregel maar geen inwoners.', restoreFrame),
  'frame.carriage-return': sentence(
    () => 'Het kaderbestand bevat het teken carriage return: een programma heeft de regeleinden veranderd.',
    restoreFrame,
  ),
  'frame.broken-row': sentence(
    () =>
      'De rij heeft geen drie velden: een id van 32 tekens, een adres-id van 32 tekens en een groep (stratum).',
    restoreFrame,
  ),
  'frame.wrong-id': sentence(
    () => 'Het id heeft geen 32 tekens van 0 tot en met 9 en a tot en met f.',
    restoreFrame,
  ),
  'frame.wrong-stratum': sentence(
    () => 'De groep (stratum) is leeg, te lang, of heeft een teken dat geen groep kan hebben.',
    restoreFrame,
  ),
  'frame.unsorted-row': sentence(
    () => 'De rij staat op de verkeerde plaats: haar id is lager dan dat van de rij ervoor.',
    restoreFrame,
  ),
  'frame.doubled-row': sentence(() => 'De rij heeft hetzelfde id als de rij ervoor.', restoreFrame),
  'frame.cut-off': sentence(
    () => 'De laatste regel van het kaderbestand houdt niet op: het bestand is afgebroken, of veranderd.',
    restoreFrame,
  ),
  'frame.more-problems': sentence(
    (p) => `Het kaderbestand heeft meer problemen dan de ${count(p.shown)} die u hier ziet.`,
    restoreFrame,
  ),
  'frame.hash-differs': sentence(
    (p) =>
      `Het kaderbestand is niet het bestand dat is vastgelegd: de hash is ${p.found} en moet ${p.expected} zijn.`,
    restoreFrame,
  ),
  'frame.commitment-differs': sentence(
    () => 'De opgeslagen vastlegging volgt niet uit het kader, de sleutel en de instellingen.',
    () => 'Zet de database terug uit een reservekopie. Bewaar het beschadigde bestand voor de onderzoekers.',
  ),
  'frame.positions-damaged': sentence(
    () => 'Het bestand met de plaatsen in de registers is beschadigd: het controlegetal klopt niet.',
    () => 'Zet het terug uit een reservekopie, of bouw het kader opnieuw met "loting frame build".',
  ),
  'frame.positions-of-another-frame': sentence(
    () => 'Het bestand met de plaatsen in de registers hoort bij een ander kader.',
    () =>
      'Zet de twee bestanden terug die samen zijn geschreven, of bouw het kader opnieuw met "loting frame build".',
  ),
};
