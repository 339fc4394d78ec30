/** What can be refused about the post's sorting and the machine that fills the envelopes, in sentences. */
import { sentence } from '../failure-table.ts';
import type { LetterKind } from '../letter-kinds.ts';
import type { LetterPart } from './letter-words.ts';
import { letterParts } from './letter-words.ts';

const inLetter = (invitationId: string | undefined): string =>
  invitationId === undefined ? '' : ` in letter ${invitationId}`;

export const postingFailures = {
  'letters.sorting-line-too-wide': sentence<{
    widthMm: number;
    availableMm: number;
    invitationId: string | undefined;
  }>(
    (p) =>
      `The sorting line of the post is ${p.widthMm} mm wide${inLetter(p.invitationId)}, but the window shows ${p.availableMm} mm.`,
    () => 'Make sizesPt.sortingLine in the style file smaller, or use an envelope with a wider window.',
  ),
  'letters.inserter-unknown': sentence<{ inserter: string; allowed: readonly string[] }>(
    (p) => `There is no inserter "${p.inserter}".`,
    (p) => `Choose one of: ${p.allowed.join(', ')}.`,
  ),
  'letters.inserter-off-page': sentence(
    () => 'The marks of the inserter lie off the page.',
    () => 'Correct their place in the style file, in millimetres from the top left corner of the page.',
  ),
  'letters.inserter-crowded': sentence<{ part: LetterPart; quietMm: number }>(
    (p) =>
      `The marks of the inserter stand less than ${p.quietMm} mm from another part: ${letterParts[p.part]}.`,
    () => 'Move the marks in the style file, or make the margin of the page wider.',
  ),
  'letters.nothing-to-sort': sentence<{ wave: number; kind: LetterKind }>(
    (p) => `There is no letter of wave ${p.wave} (${p.kind}) that has still to be made.`,
    () =>
      'The post sorts before the letters are made, since its line is printed on them. Letters that were made go to the post as they are: do not void them for this, they would not be made again. A next wave or kind of letter can be sorted.',
  ),
  'letters.sorting-no-rows': sentence(
    () => 'The file has a header and no letters below it.',
    () => 'Import the file that the post gave back.',
  ),
  'letters.sorting-fields': sentence(
    () => 'The line has more or fewer fields than the header.',
    () => 'Import the file as the post gave it. Nothing was changed.',
  ),
  'letters.sorting-number': sentence<{ column: string }>(
    (p) => `The line has no letter number such as 1-000123 in the column "${p.column}".`,
    () => 'Keep the letter numbers of the exported file as they are. Nothing was changed.',
  ),
  'letters.sorting-unknown': sentence<{ invitationId: string }>(
    (p) => `Letter ${p.invitationId} is not among the letters to be sorted.`,
    () => 'Export the addresses anew, and let those be sorted. Nothing was changed.',
  ),
  'letters.sorting-twice': sentence<{ invitationId: string; earlierLine: number }>(
    (p) => `Letter ${p.invitationId} is here a second time; it was on line ${p.earlierLine}.`,
    () => 'Remove one of the two lines. Nothing was changed.',
  ),
  'letters.sorting-missing': sentence<{ count: number; examples: readonly string[] }>(
    (p) =>
      p.count === 1
        ? `Letter ${p.examples.join('')} is missing.`
        : `${p.count} letters are missing, such as ${p.examples.join(', ')}.`,
    () => 'Every letter of the exported file must come back once. Nothing was changed.',
  ),
  'letters.sorting-empty': sentence<{ column: string }>(
    (p) => `The line has nothing in the column "${p.column}".`,
    () => 'Every letter needs its sorting line. Name another column with --line. Nothing was changed.',
  ),
  'letters.sorting-long': sentence<{ column: string; longest: number }>(
    (p) => `The text in the column "${p.column}" has more than ${p.longest} characters.`,
    () => 'Name the column with the sorting line with --line. Nothing was changed.',
  ),
  'letters.sorting-order': sentence<{ column: string }>(
    (p) => `The line has no whole number from 1 in the column "${p.column}".`,
    () => 'Name another column with --order, or leave it out to keep the order of the lines.',
  ),
  'letters.sorting-order-twice': sentence<{ column: string; earlierLine: number }>(
    (p) => `The number in the column "${p.column}" is also on line ${p.earlierLine}.`,
    () => 'Name another column with --order, or leave it out to keep the order of the lines.',
  ),
};
