/** What can be refused in the letters stage, in sentences. */
import { sentence } from '../failure-table.ts';
import type { LetterPart, TemplatePart } from './letter-words.ts';
import { letterParts, templateParts } from './letter-words.ts';
import type { YamlProblem } from './setting-problems.ts';
import { yamlProblems } from './setting-problems.ts';

/** The letter's number, when the fault lies in one letter and not in the template or the style. */
export interface InLetter {
  readonly invitationId: string | undefined;
}

const inLetter = (p: InLetter): string =>
  p.invitationId === undefined ? '' : ` in letter ${p.invitationId}`;
const unit = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const codeFailures = {
  'letters.code-length': sentence<{
    symbolCount: number;
    group: number | undefined;
    groupSymbolCount: number;
  }>(
    (p) =>
      p.group === undefined
        ? `A login code has 12 symbols, but this one has ${p.symbolCount}.`
        : `Group ${p.group} of the login code has ${unit(p.groupSymbolCount, 'symbol', 'symbols')}, not 4.`,
    () => 'Compare the code with the letter: three groups of four letters and digits.',
  ),
  'letters.code-symbol': sentence<{ group: number; position: number }>(
    (p) => `Symbol ${p.position} of group ${p.group} of the login code cannot be in a code.`,
    () =>
      'Compare this group with the letter. A code has digits, and letters without accents; never the letter U.',
  ),
  'letters.code-check': sentence(
    () => 'The login code is not right: a symbol differs from the letter, or two symbols are swapped.',
    () => 'Compare the code with the letter, group by group.',
  ),
};

const templateFailures = {
  'letters.not-yaml': sentence<{ problem: YamlProblem }>(
    (p) => `The lines of settings are not valid YAML: ${yamlProblems[p.problem]}.`,
    () => 'Correct the line. Keep the indentation of the lines around it, with spaces and not tabs.',
  ),
  'letters.unknown-key': sentence<{ key: string }>(
    (p) => `The setting "${p.key}" does not exist here.`,
    () =>
      'Correct its name, or remove the line. The file that "loting init" makes shows all that are possible.',
  ),
  'letters.front-matter': sentence(
    () =>
      'The letter does not begin with its settings: a line "---", lines such as "language: nl", and a line "---".',
    () => 'Copy the first lines of the template that "loting init" makes.',
  ),
  'letters.placeholder-broken': sentence<{ found: string }>(
    (p) => `There is a "${p.found}" that belongs to no placeholder, so it would be printed in every letter.`,
    () => 'Write a placeholder on one line, with two braces on either side, such as {{salutation}}.',
  ),
  'letters.placeholder-unknown': sentence<{
    name: string;
    suggestion: string | undefined;
    allowed: readonly string[];
  }>(
    (p) => `The placeholder {{${p.name}}} does not exist here.`,
    (p) =>
      p.suggestion === undefined
        ? `Possible here: ${p.allowed.join(', ')}.`
        : `Did you mean {{${p.suggestion}}}?`,
  ),
  'letters.placeholder-empty': sentence<InLetter & { name: string }>(
    (p) => `There is nothing to fill in for {{${p.name}}}${inLetter(p)}.`,
    (p) =>
      p.invitationId === undefined
        ? 'Fill in the setting, or take the placeholder out of the text.'
        : 'Complete the register for this resident, or send the letter by hand.',
  ),
  'letters.placeholder-alone': sentence<{ name: string }>(
    (p) => `The placeholder {{${p.name}}} stands inside a text.`,
    () => 'Put it on a line of its own, with an empty line before and after it.',
  ),
  'letters.placeholder-once': sentence<{ name: string; layout: string; count: number }>(
    (p) =>
      `A letter of the layout "${p.layout}" has {{${p.name}}} once, but it is here ${unit(p.count, 'time', 'times')}.`,
    () => 'Put it once in the letter, on a line of its own.',
  ),
  'letters.template-part': sentence<{ part: TemplatePart }>(
    (p) => `A letter cannot hold ${templateParts[p.part]}.`,
    () => 'Use headings (# and ##), paragraphs, lists and **bold** only.',
  ),
  'letters.template-empty': sentence(
    () => 'The letter has no text.',
    () => 'Write the text below the settings of the template.',
  ),
  'letters.window-off-page': sentence<{ envelope: string }>(
    (p) =>
      `The window of the envelope "${p.envelope}" lies outside the envelope, or shows too little of the page.`,
    () => 'Measure the envelope and the folded sheet again, in millimetres.',
  ),
  'letters.envelope-unknown': sentence<{ envelope: string; allowed: readonly string[] }>(
    (p) => `There is no envelope "${p.envelope}".`,
    (p) => `Choose one of: ${p.allowed.join(', ')}.`,
  ),
};

const pageFailures = {
  'letters.glyph-missing': sentence<InLetter & { codePoint: string }>(
    (p) => `The font has no form for the character ${p.codePoint}${inLetter(p)}.`,
    (p) =>
      p.invitationId === undefined
        ? 'Replace the character in the text.'
        : 'Correct the register for this resident, or send the letter by hand.',
  ),
  'letters.address-line-count': sentence<InLetter & { lineCount: number }>(
    (p) =>
      `The address has ${unit(p.lineCount, 'line', 'lines')}${inLetter(p)}; the post asks for three to six.`,
    () => 'Complete the register for this resident, or send the letter by hand.',
  ),
  'letters.address-line-empty': sentence<InLetter & { addressLine: number }>(
    (p) => `Line ${p.addressLine} of the address is empty${inLetter(p)}.`,
    () => 'Complete the register for this resident, or send the letter by hand.',
  ),
  'letters.address-too-wide': sentence<
    InLetter & { addressLine: number; widthMm: number; availableMm: number; sizePt: number }
  >(
    (p) =>
      `Line ${p.addressLine} of the address is ${p.widthMm} mm wide at ${p.sizePt} point${inLetter(p)}, but the window shows ${p.availableMm} mm.`,
    () => 'Use an envelope with a wider window (in the style file), or send the letter by hand.',
  ),
  'letters.address-too-high': sentence<
    InLetter & { lineCount: number; heightMm: number; availableMm: number }
  >(
    (p) =>
      `The address of ${p.lineCount} lines is ${p.heightMm} mm high${inLetter(p)}, but the window shows ${p.availableMm} mm.`,
    () => 'Use an envelope with a higher window (in the style file), or send the letter by hand.',
  ),
  'letters.line-too-wide': sentence<{ part: LetterPart; widthMm: number; availableMm: number }>(
    (p) => `The ${letterParts[p.part]} is ${p.widthMm} mm wide, but there is room for ${p.availableMm} mm.`,
    () => 'Make the text shorter, or its size in the style file smaller.',
  ),
  'letters.word-too-wide': sentence<InLetter & { widthMm: number; availableMm: number }>(
    (p) => `A word is ${p.widthMm} mm wide${inLetter(p)}, but the line is ${p.availableMm} mm.`,
    () => 'Make the word shorter, or divide it with a space.',
  ),
  'letters.page-full': sentence<InLetter & { excessMm: number; pageCount: number }>(
    (p) =>
      `The text is ${p.excessMm} mm too long for ${p.pageCount === 1 ? 'one page' : 'the two pages of a sheet'}${inLetter(p)}; from this line on it does not fit.`,
    (p) =>
      p.pageCount === 1
        ? 'Make the text shorter, or the sizes in the style file smaller. With {{page}} on a line of its own, the text goes on at the back.'
        : 'Make the text shorter, or the sizes in the style file smaller.',
  ),
  'letters.window-crossed': sentence<InLetter & { part: LetterPart }>(
    (p) =>
      `The ${letterParts[p.part]} would show in the envelope's window${inLetter(p)}, or the address would not.`,
    () => 'Move it away from the window in the style file.',
  ),
  'letters.sign-up-url': sentence(
    () => 'The address for signing up is no internet address once the code is filled in.',
    () => 'Write an address such as https://panel.example/sign-up, or with {code} where the code belongs.',
  ),
  'letters.qr-too-fine': sentence<{ moduleMm: number; minimumMm: number }>(
    (p) =>
      `The squares of the QR code would be ${p.moduleMm} mm; below ${p.minimumMm} mm telephones cannot read them.`,
    () => 'Use a shorter letters.signUpUrl, or make qr.sizeMm in the style file larger.',
  ),
};

export const lettersFailures = { ...codeFailures, ...templateFailures, ...pageFailures };
