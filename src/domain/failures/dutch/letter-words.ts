/** The parts of letters and pictures that failures name, in Dutch. */
import type { imageParts as englishImageParts, LetterPart, TemplatePart } from '../letter-words.ts';

/** With their article, since that differs. */
export const letterParts: Readonly<Record<LetterPart, string>> = {
  sender: 'de regel met de afzender',
  address: 'het adres',
  kix: 'de KIX',
  'sorting-line': 'de sorteerregel',
  letterhead: 'het briefhoofd',
  logo: 'het logo',
  reference: 'de tekst naast het adres',
  title: 'de titel',
  text: 'de tekst',
  code: 'de inlogcode',
  qr: 'de QR-code',
  signature: 'de ondertekening',
  signatory: 'de naam of functie van de ondertekenaar',
  'page-number': 'het paginanummer',
  'fold-marks': 'het vouwteken',
  'inserter-mark': 'het merkteken voor de couverteermachine',
  'sheet-mark': 'het nummer van de partij',
};

export const templateParts: Readonly<Record<TemplatePart, string>> = {
  quotation: 'een citaat (een regel die met > begint)',
  indented: 'een regel die vier of meer spaties inspringt',
  backticks: 'tekst tussen accenten (backticks)',
  italics: 'cursieve tekst',
  fence: 'een blok tussen accenten (backticks) of tildes',
  line: 'een horizontale lijn',
  html: 'HTML, of een opmerking tussen <!-- en -->',
  picture: 'een afbeelding',
  link: 'een link (schrijf het adres zelf)',
  'small-heading': 'koppen kleiner dan ##',
  'no-space': 'een "#" zonder spatie erachter',
  'nested-list': 'een lijst in een lijst',
  'heading-in-list': 'een kop in een lijst',
  'two-paragraphs': 'een onderdeel van een lijst met twee alinea’s',
};

export const imageParts: typeof englishImageParts = {
  fill: (p) => `de vulling "${p.fill}"`,
  outline: () => 'een omtreklijn (stroke)',
  'see-through': (p) => `een doorzichtige kleur (${p.key})`,
  effect: (p) => `"${p.key}"`,
  element: (p) => `<${p.name}>`,
  'unreadable-shape': (p) => `<${p.name}> met een vorm die niet te lezen is`,
};
