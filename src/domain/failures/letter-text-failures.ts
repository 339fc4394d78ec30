/** What can be refused in what letters say and how they look, in sentences. */
import { sayPhrase, sentence } from '../failure-table.ts';
import type { LetterKind } from '../letter-kinds.ts';
import type { ImagePart } from './letter-words.ts';
import { imageParts } from './letter-words.ts';

const dateFailures = {
  'letters.date-missing': sentence<{ kind: LetterKind; setting: string }>(
    (p) => `There is no date for these letters (${p.kind}): the setting ${p.setting} is not there.`,
    (p) => `Write ${p.setting} in loting.yaml, as year-month-day.`,
  ),
  'letters.answer-before-past': sentence<{ answerBefore: string; today: string }>(
    (p) => `The letter asks for an answer before ${p.answerBefore}, but today is ${p.today}.`,
    () => 'Set new dates for these letters in loting.yaml, under letters.',
  ),
};

const textFailures = {
  'letters.bold-unclosed': sentence<{ found: string }>(
    (p) => `There is a "${p.found}" that opens or closes nothing, so it would be printed in every letter.`,
    () => 'Put ** before and after what is bold, without a space on the inside. To print a star, write \\*.',
  ),
  'letters.template-layout': sentence<{ found: string; expected: string }>(
    (p) => `This is a letter of the layout "${p.found}", but it is used as "${p.expected}".`,
    (p) => `Name another file under letterTemplates in loting.yaml, or write "layout: ${p.expected}".`,
  ),
  'letters.template-language': sentence<{ found: string; expected: string }>(
    (p) => `This letter is in the language "${p.found}", but it is used as "${p.expected}".`,
    (p) => `Name another file under letterTemplates in loting.yaml, or write "language: ${p.expected}".`,
  ),
  'letters.no-next-page': sentence(
    () => 'There is no page for what follows {{page}}: a letter is one sheet, and its back is taken.',
    () => 'Take {{page}} out, or leave secondLanguage out of the style file.',
  ),
};

const styleFailures = {
  'letters.no-image': sentence(
    () => 'The file is no picture: neither a PNG nor an SVG with a size.',
    () => 'Save the picture as PNG or SVG. A picture of another kind with the ending ".png" is still none.',
  ),
  'letters.image-damaged': sentence(
    () => 'The PNG is damaged or cut off, is interlaced, or is larger than 6000 pixels.',
    () => 'Open it in a drawing program and save it again as PNG, not interlaced.',
  ),
  'letters.image-too-large': sentence<{ megabytes: number; maximum: number }>(
    (p) => `The picture is ${p.megabytes} MB, but at most ${p.maximum} MB can be printed in every letter.`,
    () => 'Save it with fewer pixels: 300 an inch are enough.',
  ),
  'letters.image-empty': sentence(
    () => 'Nothing would be seen of this SVG: it has no filled shape.',
    () => 'Convert texts and outlines to paths in the drawing program, or save the picture as PNG.',
  ),
  'letters.image-part': sentence<{ part: ImagePart }>(
    (p) => `The SVG has ${sayPhrase(imageParts, p.part)}, which a letter cannot hold.`,
    () => 'Convert texts and outlines to paths in the drawing program, or save the picture as PNG.',
  ),
  'letters.no-font': sentence(
    () => 'The file is no TrueType font.',
    () => 'Use a file that ends in ".ttf". Fonts for websites (.woff, .woff2) cannot be printed.',
  ),
  'letters.font-lacks': sentence<{ count: number; named: readonly string[] }>(
    (p) =>
      `The font has no form for ${p.count} of the characters that names in the BRP can have: ${p.named.join(', ')}${p.count > p.named.length ? ' and others' : ''}.`,
    () => 'Ask for a complete version of the font, or leave "fonts" out: then Noto Sans is used.',
  ),
};

export const letterTextFailures = { ...dateFailures, ...textFailures, ...styleFailures };
