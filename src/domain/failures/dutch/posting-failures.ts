/** What can be refused about the post's sorting and the machine that fills the envelopes, in Dutch. */
import { sentence } from '../../failure-table.ts';
import type { postingFailures as english } from '../posting-failures.ts';
import { letterParts } from './letter-words.ts';
import { kindNames } from './state-words.ts';
import { count, exactly } from './write.ts';

const keepOrder =
  'Noem een andere kolom met --order, of laat die optie weg om de volgorde van de regels te houden.';

export const postingFailures: typeof english = {
  'letters.sorting-line-too-wide': sentence(
    (p) =>
      `De sorteerregel van de post is ${exactly(p.widthMm)} mm breed${p.invitationId === undefined ? '' : ` in brief ${p.invitationId}`}, maar het venster laat ${exactly(p.availableMm)} mm zien.`,
    () =>
      'Maak sizesPt.sortingLine in het stijlbestand kleiner, of gebruik een envelop met een breder venster.',
  ),
  'letters.inserter-unknown': sentence(
    (p) => `Er is geen couverteermachine (inserter) "${p.inserter}".`,
    (p) => `Kies een van deze: ${p.allowed.join(', ')}.`,
  ),
  'letters.inserter-off-page': sentence(
    () => 'De merktekens voor de couverteermachine liggen buiten de pagina.',
    () => 'Verbeter hun plaats in het stijlbestand, in millimeters vanaf de linkerbovenhoek van de pagina.',
  ),
  'letters.inserter-crowded': sentence(
    (p) =>
      `De merktekens voor de couverteermachine staan minder dan ${exactly(p.quietMm)} mm van iets anders: ${letterParts[p.part]}.`,
    () => 'Verplaats de merktekens in het stijlbestand, of maak de marge van de pagina breder.',
  ),
  'letters.nothing-to-sort': sentence(
    (p) => `Er is geen brief van ronde ${p.wave} (${kindNames[p.kind]}) die nog moet worden gemaakt.`,
    () =>
      'De post sorteert voordat de brieven worden gemaakt, omdat haar regel erop wordt gedrukt. Brieven die al zijn gemaakt, gaan op de post zoals ze zijn: laat ze hiervoor niet vervallen, want dan worden ze niet opnieuw gemaakt. Een volgende ronde of soort brief kan wel worden gesorteerd.',
  ),
  'letters.sorting-no-rows': sentence(
    () => 'Het bestand heeft een kopregel en geen brieven eronder.',
    () => 'Lees het bestand in dat de post teruggaf.',
  ),
  'letters.sorting-fields': sentence(
    () => 'De regel heeft meer of minder velden dan de kopregel.',
    () => 'Lees het bestand in zoals de post het gaf. Er is niets veranderd.',
  ),
  'letters.sorting-number': sentence(
    (p) => `De regel heeft in de kolom "${p.column}" geen briefnummer, zoals 1-000123.`,
    () => 'Laat de briefnummers van het geëxporteerde bestand zoals ze zijn. Er is niets veranderd.',
  ),
  'letters.sorting-unknown': sentence(
    (p) => `Brief ${p.invitationId} is niet een van de brieven die worden gesorteerd.`,
    () => 'Exporteer de adressen opnieuw, en laat die sorteren. Er is niets veranderd.',
  ),
  'letters.sorting-twice': sentence(
    (p) => `Brief ${p.invitationId} staat hier voor de tweede keer; hij stond op regel ${p.earlierLine}.`,
    () => 'Haal een van de twee regels weg. Er is niets veranderd.',
  ),
  'letters.sorting-missing': sentence(
    (p) =>
      p.count === 1
        ? `Brief ${p.examples.join('')} ontbreekt.`
        : `${count(p.count)} brieven ontbreken, zoals ${p.examples.join(', ')}.`,
    () => 'Elke brief van het geëxporteerde bestand moet één keer terugkomen. Er is niets veranderd.',
  ),
  'letters.sorting-empty': sentence(
    (p) => `De regel heeft niets in de kolom "${p.column}".`,
    () => 'Elke brief heeft een sorteerregel nodig. Noem een andere kolom met --line. Er is niets veranderd.',
  ),
  'letters.sorting-long': sentence(
    (p) => `De tekst in de kolom "${p.column}" heeft meer dan ${p.longest} tekens.`,
    () => 'Noem de kolom met de sorteerregel met --line. Er is niets veranderd.',
  ),
  'letters.sorting-order': sentence(
    (p) => `De regel heeft geen geheel getal vanaf 1 in de kolom "${p.column}".`,
    () => keepOrder,
  ),
  'letters.sorting-order-twice': sentence(
    (p) => `Het getal in de kolom "${p.column}" staat ook op regel ${p.earlierLine}.`,
    () => keepOrder,
  ),
};
