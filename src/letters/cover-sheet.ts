/** The sheet that lies on top of a printed batch: what it is, how many letters, whom to call, and lines to sign. */
import type { Hash, InvitationId } from '../domain/ids.ts';
import type { Language } from '../domain/language.ts';
import { coverWordsOf } from './cover-words.ts';
import { CoverLayout } from './lay-out-cover.ts';
import type { LetterBatch } from './letter-order.ts';
import { groupPlaces } from './letter-places.ts';
import type { LetterPress } from './letter-press.ts';
import type { LetterPlace } from './letters-hash.ts';
import { sheetCountOf } from './manifest.ts';
import { printLetters } from './pdf/print-letters.ts';

/** What the sheet needs to know of a batch: not whose letters are in it. */
export interface CoveredBatch extends Omit<LetterBatch, 'letters'> {
  readonly letterCount: number;
  /** The letters in whose place these come; none unless they are printed again. */
  readonly replaced: readonly LetterPlace[];
}

export interface CoverFacts {
  readonly batch: CoveredBatch;
  readonly panelName: string;
  readonly municipalityName: string;
  readonly pagesPerLetter: number;
  /** Of the letters, as `2027-01-11`; the sheet's own date too, so that the same batch has the same sheet. */
  readonly letterDate: string;
  readonly pdfFileName: string;
  readonly pdfSha256: Hash;
  readonly language: Language;
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string };
}

/**
 * Makes the cover sheet as a PDF of one page, tagged to be read aloud. The same facts give the same bytes.
 * @param press that of the batch: for its fonts, and for what it keeps of them
 */
export function renderCover(
  facts: CoverFacts,
  { ruler, printRoom }: Pick<LetterPress, 'ruler' | 'printRoom'>,
): Promise<Buffer> {
  const { batch, contact, language, letterDate, municipalityName } = facts;
  const words = coverWordsOf(language);
  const title = words.title(batch.batchId);
  const layout = new CoverLayout(ruler);
  layout.title(title);
  for (const [label, value] of factLines(facts)) layout.fact(label, value);
  layout.heading(words.whoToCall);
  layout.paragraph(words.call(contact.name, keepTogether(contact.phone), contact.email));
  if (batch.isSecret) layout.paragraph(words.secret);
  layout.heading(words.done);
  const { printed, takenOut, takenOutAgain, others } = words.steps;
  const out = batch.replaced.length === 0 ? takenOut : takenOutAgain;
  for (const step of [printed, out, ...others]) layout.signOff(step, words.sign);
  // In the bookmarks it is named by its batch.
  const sheet = { invitationId: batch.batchId as InvitationId, pages: [{ blocks: layout.blocks }] };
  const information = { title, author: municipalityName, language, date: letterDate };
  return printLetters([sheet], { profile: 'tagged', information, ruler, room: printRoom });
}

/** A telephone number is read from one line. */
function keepTogether(phone: string): string {
  return phone.replaceAll(' ', '\u00a0');
}

function factLines(facts: CoverFacts): readonly (readonly [label: string, value: string])[] {
  const { batch, pagesPerLetter } = facts;
  const words = coverWordsOf(facts.language);
  const { labels } = words;
  const count = batch.letterCount;
  const sheets = count * sheetCountOf(pagesPerLetter);
  return [
    [labels.panel, facts.panelName],
    [labels.municipality, `${facts.municipalityName} (${batch.municipality})`],
    [labels.letters, words.letters(count, batch.kind, batch.caseId, batch.isReprint)],
    ...(batch.replaced.length === 0 ? [] : [[labels.replaces, replacedText(facts)] as const]),
    [labels.wave, String(batch.wave)],
    [labels.letterDate, words.letterDate(facts.letterDate)],
    [labels.numbers, words.numbers(count)],
    [labels.pages, words.pages(pagesPerLetter)],
    [labels.sheets, String(sheets)],
    [labels.file, facts.pdfFileName],
    [labels.hash, (facts.pdfSha256.match(/.{32}/g) ?? []).join(' ')],
  ];
}

/** In characters: as long as the sheet has room for. */
const LONGEST_REPLACED = 230;

/** The places that are replaced, each batch with its numbers; as many as the sheet has room for, and how many more. */
function replacedText({ batch: { replaced, wave }, language }: CoverFacts): string {
  const words = coverWordsOf(language);
  const write = (count: number): readonly string[] =>
    groupPlaces(replaced.slice(0, count)).map(({ batchId, numbers }) =>
      words.replaced(batchId, numbers.replaceAll(',', ', ')),
    );
  let shownCount = replaced.length;
  while (write(shownCount).join('; ').length > LONGEST_REPLACED) shownCount -= 1;
  const hiddenCount = replaced.length - shownCount;
  return [...write(shownCount), ...(hiddenCount === 0 ? [] : [words.replacedMore(hiddenCount, wave)])].join(
    '; ',
  );
}
