/** What can be refused in the letters stage, in Dutch. */
import { sentence } from '../../failure-table.ts';
import type { InLetter, lettersFailures as english } from '../letters-failures.ts';
import { letterParts, templateParts } from './letter-words.ts';
import { yamlProblems } from './setting-problems.ts';
import { capital, counted, exactly } from './write.ts';

const inLetter = (p: InLetter): string => (p.invitationId === undefined ? '' : ` in brief ${p.invitationId}`);

const byHand = 'Vul het register voor deze inwoner aan, of verstuur de brief met de hand.';
const shorter = 'Maak de tekst korter, of de groottes in het stijlbestand kleiner.';

export const lettersFailures: typeof english = {
  'letters.code-length': sentence(
    (p) =>
      p.group === undefined
        ? `Een inlogcode heeft 12 tekens, maar deze heeft er ${p.symbolCount}.`
        : `Groep ${p.group} van de inlogcode heeft ${counted(p.groupSymbolCount, 'teken', 'tekens')}, geen 4.`,
    () => 'Vergelijk de code met de brief: drie groepen van vier letters en cijfers.',
  ),
  'letters.code-symbol': sentence(
    (p) => `Teken ${p.position} van groep ${p.group} van de inlogcode kan niet in een code staan.`,
    () =>
      'Vergelijk deze groep met de brief. Een code heeft cijfers, en letters zonder accenten; nooit de letter U.',
  ),
  'letters.code-check': sentence(
    () => 'De inlogcode klopt niet: een teken is anders dan in de brief, of twee tekens zijn verwisseld.',
    () => 'Vergelijk de code met de brief, groep voor groep.',
  ),
  'letters.not-yaml': sentence(
    (p) => `De regels met instellingen zijn geen geldige YAML: ${yamlProblems[p.problem]}.`,
    () => 'Verbeter de regel. Laat hem evenveel inspringen als de regels eromheen, met spaties en geen tabs.',
  ),
  'letters.unknown-key': sentence(
    (p) => `De instelling "${p.key}" bestaat hier niet.`,
    () =>
      'Verbeter de naam, of haal de regel weg. In het bestand dat "loting init" maakt, staat alles wat mogelijk is.',
  ),
  'letters.front-matter': sentence(
    () =>
      'De brief begint niet met zijn instellingen: een regel "---", regels zoals "language: nl", en een regel "---".',
    () => 'Kopieer de eerste regels van het sjabloon dat "loting init" maakt.',
  ),
  'letters.placeholder-broken': sentence(
    (p) =>
      `Er staat een "${p.found}" die bij geen invulplek hoort, en die dus in elke brief zou worden gedrukt.`,
    () => 'Schrijf een invulplek op één regel, met twee accolades aan elke kant, zoals {{salutation}}.',
  ),
  'letters.placeholder-unknown': sentence(
    (p) => `De invulplek {{${p.name}}} bestaat hier niet.`,
    (p) =>
      p.suggestion === undefined
        ? `Hier is mogelijk: ${p.allowed.join(', ')}.`
        : `Bedoelde u {{${p.suggestion}}}?`,
  ),
  'letters.placeholder-empty': sentence(
    (p) => `Er is niets om in te vullen voor {{${p.name}}}${inLetter(p)}.`,
    (p) =>
      p.invitationId === undefined ? 'Vul de instelling in, of haal de invulplek uit de tekst.' : byHand,
  ),
  'letters.placeholder-alone': sentence(
    (p) => `De invulplek {{${p.name}}} staat midden in een tekst.`,
    () => 'Zet haar op een eigen regel, met een lege regel ervoor en erna.',
  ),
  'letters.placeholder-once': sentence(
    (p) =>
      `Een brief met de indeling "${p.layout}" heeft één keer {{${p.name}}}, maar hier staat het er ${counted(p.count, 'keer', 'keer')}.`,
    () => 'Zet het één keer in de brief, op een eigen regel.',
  ),
  'letters.template-part': sentence(
    (p) => `In een brief kan dit niet staan: ${templateParts[p.part]}.`,
    () => 'Gebruik alleen koppen (# en ##), alinea’s, lijsten en **vet**.',
  ),
  'letters.template-empty': sentence(
    () => 'De brief heeft geen tekst.',
    () => 'Schrijf de tekst onder de instellingen van het sjabloon.',
  ),
  'letters.window-off-page': sentence(
    (p) =>
      `Het venster van de envelop "${p.envelope}" ligt buiten de envelop, of laat te weinig van de pagina zien.`,
    () => 'Meet de envelop en het gevouwen vel opnieuw op, in millimeters.',
  ),
  'letters.envelope-unknown': sentence(
    (p) => `Er is geen envelop "${p.envelope}".`,
    (p) => `Kies een van deze: ${p.allowed.join(', ')}.`,
  ),
  'letters.glyph-missing': sentence(
    (p) => `Het lettertype heeft geen vorm voor het teken ${p.codePoint}${inLetter(p)}.`,
    (p) =>
      p.invitationId === undefined
        ? 'Vervang het teken in de tekst.'
        : 'Verbeter het register voor deze inwoner, of verstuur de brief met de hand.',
  ),
  'letters.address-line-count': sentence(
    (p) =>
      `Het adres heeft ${counted(p.lineCount, 'regel', 'regels')}${inLetter(p)}; de post vraagt er drie tot zes.`,
    () => byHand,
  ),
  'letters.address-line-empty': sentence(
    (p) => `Regel ${p.addressLine} van het adres is leeg${inLetter(p)}.`,
    () => byHand,
  ),
  'letters.address-too-wide': sentence(
    (p) =>
      `Regel ${p.addressLine} van het adres is ${exactly(p.widthMm)} mm breed bij ${exactly(p.sizePt)} punt${inLetter(p)}, maar het venster laat ${exactly(p.availableMm)} mm zien.`,
    () =>
      'Gebruik een envelop met een breder venster (in het stijlbestand), of verstuur de brief met de hand.',
  ),
  'letters.address-too-high': sentence(
    (p) =>
      `Het adres van ${counted(p.lineCount, 'regel', 'regels')} is ${exactly(p.heightMm)} mm hoog${inLetter(p)}, maar het venster laat ${exactly(p.availableMm)} mm zien.`,
    () =>
      'Gebruik een envelop met een hoger venster (in het stijlbestand), of verstuur de brief met de hand.',
  ),
  'letters.line-too-wide': sentence(
    (p) =>
      `Te breed is ${letterParts[p.part]}: ${exactly(p.widthMm)} mm, en er is plaats voor ${exactly(p.availableMm)} mm.`,
    () => 'Maak de tekst korter, of zijn grootte in het stijlbestand kleiner.',
  ),
  'letters.word-too-wide': sentence(
    (p) =>
      `Een woord is ${exactly(p.widthMm)} mm breed${inLetter(p)}, maar de regel is ${exactly(p.availableMm)} mm.`,
    () => 'Maak het woord korter, of splits het met een spatie.',
  ),
  'letters.page-full': sentence(
    (p) =>
      `De tekst is ${exactly(p.excessMm)} mm te lang voor ${p.pageCount === 1 ? 'één pagina' : 'de twee pagina’s van een vel'}${inLetter(p)}; vanaf deze regel past hij niet.`,
    (p) =>
      p.pageCount === 1
        ? `${shorter} Met {{page}} op een eigen regel gaat de tekst verder op de achterkant.`
        : shorter,
  ),
  'letters.window-crossed': sentence(
    (p) =>
      `${capital(letterParts[p.part])} zou te zien zijn in het venster van de envelop${inLetter(p)}, of het adres juist niet.`,
    () => 'Verplaats dit in het stijlbestand, weg van het venster.',
  ),
  'letters.sign-up-url': sentence(
    () => 'Het adres om zich aan te melden is geen internetadres als de code is ingevuld.',
    () =>
      'Schrijf een adres zoals https://panel.example/sign-up, of met {code} op de plaats waar de code hoort.',
  ),
  'letters.qr-too-fine': sentence(
    (p) =>
      `De vierkantjes van de QR-code zouden ${exactly(p.moduleMm)} mm zijn; onder ${exactly(p.minimumMm)} mm kunnen telefoons ze niet lezen.`,
    () => 'Gebruik een korter letters.signUpUrl, of maak qr.sizeMm in het stijlbestand groter.',
  ),
};
