/** What can be refused in what letters say and how they look, in Dutch. */
import { sayPhrase, sentence } from '../../failure-table.ts';
import type { letterTextFailures as english } from '../letter-text-failures.ts';
import { imageParts } from './letter-words.ts';
import { kindNames } from './state-words.ts';
import { count, day, exactly } from './write.ts';

const asImage =
  'Zet teksten en omtreklijnen in het tekenprogramma om in paden, of sla de afbeelding op als PNG.';

export const letterTextFailures: typeof english = {
  'letters.date-missing': sentence(
    (p) => `Er is geen datum voor deze brieven (${kindNames[p.kind]}): de instelling ${p.setting} ontbreekt.`,
    (p) => `Schrijf ${p.setting} in loting.yaml, als jaar-maand-dag.`,
  ),
  'letters.answer-before-past': sentence(
    (p) => `De brief vraagt een antwoord vóór ${day(p.answerBefore)}, maar vandaag is het ${day(p.today)}.`,
    () => 'Zet nieuwe data voor deze brieven in loting.yaml, onder letters.',
  ),
  'letters.bold-unclosed': sentence(
    (p) => `Er staat een "${p.found}" die niets opent of sluit, en die dus in elke brief zou worden gedrukt.`,
    () =>
      'Zet ** voor en achter wat vet is, zonder spatie aan de binnenkant. Schrijf \\* om een sterretje te drukken.',
  ),
  'letters.template-layout': sentence(
    (p) => `Dit is een brief met de indeling "${p.found}", maar hij wordt gebruikt als "${p.expected}".`,
    (p) => `Noem een ander bestand onder letterTemplates in loting.yaml, of schrijf "layout: ${p.expected}".`,
  ),
  'letters.template-language': sentence(
    (p) => `Deze brief is in de taal "${p.found}", maar hij wordt gebruikt als "${p.expected}".`,
    (p) =>
      `Noem een ander bestand onder letterTemplates in loting.yaml, of schrijf "language: ${p.expected}".`,
  ),
  'letters.no-next-page': sentence(
    () => 'Er is geen pagina voor wat op {{page}} volgt: een brief is één vel, en de achterkant is bezet.',
    () => 'Haal {{page}} weg, of laat secondLanguage weg uit het stijlbestand.',
  ),
  'letters.no-image': sentence(
    () => 'Het bestand is geen afbeelding: geen PNG, en geen SVG met een grootte.',
    () =>
      'Sla de afbeelding op als PNG of SVG. Een afbeelding van een ander soort wordt geen PNG door een naam op ".png".',
  ),
  'letters.image-damaged': sentence(
    () => 'De PNG is beschadigd of afgebroken, is interlaced, of is groter dan 6000 pixels.',
    () => 'Open haar in een tekenprogramma en sla haar opnieuw op als PNG, niet interlaced.',
  ),
  'letters.image-too-large': sentence(
    (p) =>
      `De afbeelding is ${exactly(p.megabytes)} MB, maar in elke brief kan ten hoogste ${exactly(p.maximum)} MB worden gedrukt.`,
    () => 'Sla haar op met minder pixels: 300 per inch is genoeg.',
  ),
  'letters.image-empty': sentence(
    () => 'Van deze SVG zou niets te zien zijn: zij heeft geen gevulde vorm.',
    () => asImage,
  ),
  'letters.image-part': sentence(
    (p) => `De SVG heeft ${sayPhrase(imageParts, p.part)}, en dat kan niet in een brief.`,
    () => asImage,
  ),
  'letters.no-font': sentence(
    () => 'Het bestand is geen TrueType-lettertype.',
    () =>
      'Gebruik een bestand dat eindigt op ".ttf". Lettertypen voor websites (.woff, .woff2) kunnen niet worden gedrukt.',
  ),
  'letters.font-lacks': sentence(
    (p) =>
      `Het lettertype heeft geen vorm voor ${count(p.count)} van de tekens die namen in de BRP kunnen hebben: ${p.named.join(', ')}${p.count > p.named.length ? ' en andere' : ''}.`,
    () =>
      'Vraag om een volledige versie van het lettertype, of laat "fonts" weg: dan wordt Noto Sans gebruikt.',
  ),
};
