/** The parts of letters and pictures that failures name, in words. */
import type { Phrase } from '../failure-table.ts';

/** The parts of a page, as a sentence names them after "the". */
export const letterParts = {
  sender: 'sender line',
  address: 'address',
  kix: 'KIX',
  'sorting-line': 'sorting line',
  letterhead: 'letterhead',
  logo: 'logo',
  reference: 'text beside the address',
  title: 'title',
  text: 'text',
  code: 'login code',
  qr: 'QR code',
  signature: 'signature',
  signatory: 'signatory',
  'page-number': 'page number',
  'fold-marks': 'fold mark',
  'inserter-mark': 'mark of the inserter',
  'sheet-mark': 'batch number',
};
export type LetterPart = keyof typeof letterParts;

/** What Markdown can hold and a letter cannot. */
export const templateParts = {
  quotation: 'a quotation (a line that begins with >)',
  indented: 'a line that is indented by four spaces or more',
  backticks: 'text between backticks',
  italics: 'text in italics',
  fence: 'a block between backticks or tildes',
  line: 'a horizontal line',
  html: 'HTML, or a comment between <!-- and -->',
  picture: 'a picture',
  link: 'a link (write the address itself)',
  'small-heading': 'headings smaller than ##',
  'no-space': 'a "#" without a space after it',
  'nested-list': 'a list inside a list',
  'heading-in-list': 'a heading inside a list',
  'two-paragraphs': 'a list item of two paragraphs',
};
export type TemplatePart = keyof typeof templateParts;

/** What an SVG can hold and a letter cannot. */
export const imageParts = {
  fill: (p: { fill: string }) => `the fill "${p.fill}"`,
  outline: () => 'an outline (stroke)',
  'see-through': (p: { key: string }) => `see-through colour (${p.key})`,
  effect: (p: { key: string }) => `"${p.key}"`,
  element: (p: { name: string }) => `<${p.name}>`,
  'unreadable-shape': (p: { name: string }) => `<${p.name}> with a shape that cannot be read`,
};
export type ImagePart = Phrase<typeof imageParts>;
