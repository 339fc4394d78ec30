/** What can be refused in the draw stage, in Dutch. */
import { sentence } from '../../failure-table.ts';
import type { drawFailures as english } from '../draw-failures.ts';
import { count } from './write.ts';

export const drawFailures: typeof english = {
  'draw.randomness-empty': sentence(
    () => 'Het openbare toeval is leeg.',
    () =>
      'Geef de tekst die in het openbaar is afgesproken, zoals de ogen van de dobbelstenen of het nummer van de drand-ronde.',
  ),
  'draw.randomness-outer-spaces': sentence(
    () => 'Het openbare toeval begint of eindigt met een spatie.',
    () => 'Laat de spaties om de tekst weg: in de openbare tekst kan niemand ze zien.',
  ),
  'draw.randomness-too-long': sentence(
    (p) =>
      `Het openbare toeval heeft ${count(p.found)} tekens; het mogen er ten hoogste ${count(p.maximum)} zijn.`,
    () => 'Geef een kortere tekst. Eén regel met dobbelstenen of één handtekening van drand is genoeg.',
  ),
  'draw.randomness-hidden-character': sentence(
    () => 'Het openbare toeval heeft een regeleinde, of een teken dat niet te zien is.',
    () => 'Typ de tekst zelf in, op één regel, in plaats van hem te kopiëren.',
  ),
  'draw.randomness-not-nfc': sentence(
    () =>
      'Het openbare toeval heeft een letter en haar accent als twee tekens (de tekst is geen Unicode NFC).',
    () => 'Typ de tekst zelf in in plaats van hem te kopiëren, of spreek een tekst zonder accenten af.',
  ),
  'draw.drand-signature-form': sentence(
    () => 'De handtekening van drand heeft geen 96 tekens van 0 tot en met 9 en a tot en met f.',
    () =>
      'Kopieer het hele veld "signature" van de ronde. Rondes van een andere keten van drand hebben een andere lengte.',
  ),
  'draw.drand-signature-wrong': sentence(
    (p) => `Deze handtekening is niet door de drand-keten quicknet gemaakt voor ronde ${p.round}.`,
    () =>
      'Kijk het nummer van de ronde na en kopieer de handtekening opnieuw. Eén veranderd cijfer is hiervoor genoeg.',
  ),
  'draw.source-not-publishable': sentence(
    (p) =>
      `De beschrijving van het toeval is leeg, heeft meer dan ${p.maximum} tekens, of kan niet als één regel gewone tekst openbaar worden.`,
    () =>
      'Zeg op één regel wat er wordt gebruikt, wanneer en waar, en hoe het wordt opgeschreven, zoals: 12 dobbelstenen, gegooid in het gemeentehuis op 5 januari 2027, opgeschreven als 12 cijfers met spaties ertussen.',
  ),
  'draw.drand-round-past': sentence(
    (p) =>
      `Ronde ${p.round} van drand werd bekend op ${p.time}. Een vastlegging noemt een ronde die nog niemand kan kennen.`,
    (p) => `Kies een latere ronde. Over 24 uur komt ronde ${p.tomorrow}.`,
  ),
  'draw.drand-round-far': sentence(
    (p) => `Ronde ${p.round} van drand komt pas op ${p.time}, over meer dan een jaar.`,
    () => 'Kijk het nummer van de ronde na, en kies een eerdere.',
  ),
  'draw.wave-without-candidates': sentence(
    (p) =>
      `Ronde ${p.wave} zou niemand loten: de groepen (strata) die haar brieven krijgen, hebben geen kandidaten meer.`,
    () => 'Er is niets opgeslagen. "loting status --strata" laat zien hoeveel er in elke groep zijn geloot.',
  ),
  'draw.targets-reached': sentence(
    () =>
      'Elke gemeente heeft haar streefaantal bereikt, of bereikt het met de brieven die nog gemaakt worden.',
    () => 'Er is niets opgeslagen. Wilt u toch meer brieven, noem ze dan: --letters GM0344=500.',
  ),
  'draw.municipality-without-residents': sentence(
    (p) =>
      `Gemeente ${p.municipality} verstuurt brieven, maar het kader heeft geen inwoners van deze gemeente.`,
    () => 'Kijk het register en de code van deze gemeente na, en bouw het kader opnieuw.',
  ),
  'draw.municipality-not-in-settings': sentence(
    (p) =>
      `Het kader heeft ${count(p.residents)} inwoners van gemeente ${p.municipality}, die niet in de instellingen staat.`,
    () => 'Gebruik de instellingen waarmee het kader is gebouwd.',
  ),
  'draw.more-letters-than-addresses': sentence(
    (p) =>
      `Gemeente ${p.municipality} zou in totaal ${count(p.letters)} brieven versturen, maar het kader heeft daar ${count(p.addresses)} adressen, en geen adres krijgt twee brieven.`,
    () => 'Verlaag het aantal brieven of targetMembers, of kijk expectedResponse na.',
  ),
};
