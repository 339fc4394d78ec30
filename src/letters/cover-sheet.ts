/** The sheet that lies on top of a printed batch: what it is, how many letters, whom to call, and lines to sign. */
import type { Hash, InvitationId } from '../domain/ids.ts';
import type { LetterKind } from '../domain/letter-kinds.ts';
import { CoverLayout } from './lay-out-cover.ts';
import type { LetterBatch } from './letter-order.ts';
import type { LetterPress } from './letter-press.ts';
import { sheetCountOf } from './manifest.ts';
import { printLetters } from './pdf/print-letters.ts';

export interface CoverFacts {
  readonly batch: LetterBatch;
  readonly panelName: string;
  readonly municipalityName: string;
  readonly pagesPerLetter: number;
  /** Of the letters, as `2027-01-11`; the sheet's own date too, so that the same batch has the same sheet. */
  readonly letterDate: string;
  readonly pdfFileName: string;
  readonly pdfSha256: Hash;
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string };
}

const kindNames: Readonly<Record<LetterKind, string>> = {
  invitation: 'invitations',
  reminder: 'reminders',
  welcome: 'letters of welcome to members',
  case: 'invitations to judge a case',
  apology: 'letters that say that there is no place',
};

const steps = [
  'Printed at true size, none missing',
  'Letters taken out, on the list of "loting letters check"',
  'Folded, and each in an envelope',
  'Handed to the post',
  'Recorded with "loting letters printed" and "loting letters posted"',
];

/**
 * Makes the cover sheet as a PDF of one page, tagged to be read aloud. The same facts give the same bytes.
 * @param press that of the batch: for its fonts, and for what it keeps of them
 */
export function renderCover(
  facts: CoverFacts,
  { ruler, printRoom }: Pick<LetterPress, 'ruler' | 'printRoom'>,
): Promise<Buffer> {
  const { batch, contact, letterDate, municipalityName } = facts;
  const title = `Cover sheet of batch ${batch.batchId}`;
  const layout = new CoverLayout(ruler);
  layout.title(title);
  for (const [label, value] of factLines(facts)) layout.fact(label, value);
  layout.heading('Who to call');
  const { name, phone, email } = contact;
  layout.paragraph(`When something is wrong or not clear, stop and call ${name}: ${phone}, ${email}.`);
  if (batch.isSecret) {
    layout.paragraph(
      'The data of these residents are secret. Print, fold and post these letters inside the municipality, and leave them with nobody else.',
    );
  }
  layout.heading('Done, by whom and when');
  for (const step of steps) layout.signOff(step, 'name, date, signature');
  // In the bookmarks it is named by its batch.
  const sheet = { invitationId: batch.batchId as InvitationId, pages: [{ blocks: layout.blocks }] };
  const information = { title, author: municipalityName, language: 'en', date: letterDate };
  return printLetters([sheet], { profile: 'tagged', information, ruler, room: printRoom });
}

function factLines(facts: CoverFacts): readonly (readonly [label: string, value: string])[] {
  const { batch, pagesPerLetter } = facts;
  const count = batch.letters.length;
  const sheets = count * sheetCountOf(pagesPerLetter);
  const what = batch.caseId === null ? kindNames[batch.kind] : `${kindNames[batch.kind]} ${batch.caseId}`;
  return [
    ['Panel', facts.panelName],
    ['Municipality', `${facts.municipalityName} (${batch.municipality})`],
    ['Letters', `${count} ${what}${batch.isReprint ? ', printed again' : ''}`],
    ['Wave', String(batch.wave)],
    ['Date in the letters', facts.letterDate],
    ['First and last number', `1 to ${count}, at the foot of each letter`],
    ['Pages', `${pagesPerLetter} a letter; print ${pagesPerLetter === 1 ? 'on one side' : 'on both sides'}`],
    ['Sheets of paper', String(sheets)],
    ['File', facts.pdfFileName],
    ['SHA-256 of the file', (facts.pdfSha256.match(/.{32}/g) ?? []).join(' ')],
  ];
}
