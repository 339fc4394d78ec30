/** The letters by wave, what became of them, and the sign-ups over time. */
import type { DocumentSection, ReportBlock, ReportTable } from '../../document/report-document.ts';
import { paragraphs } from '../../document/report-document.ts';
import { makeReportContext } from '../../page/report-context.ts';
import { timeSection } from '../../page/time-section.ts';
import { numberColumn } from '../../report-section.ts';
import type { AccountContext } from '../account-context.ts';
import type { LetterFigures } from '../accountability-figures.ts';

export async function lettersSection(context: AccountContext): Promise<DocumentSection> {
  const { figures, own, language, placeNames } = context;
  const { heading, text, notYet } = own.letters;
  const { letters, response } = figures;
  if (letters === undefined) return { id: 'letters', heading, blocks: [paragraphs(text, notYet)] };
  const blocks: ReportBlock[] = [paragraphs(text)];
  if (letters.seats.length > 0) blocks.push({ kind: 'table', table: seatsTable(context, letters) });
  blocks.push(...postedBlocks(context, letters));
  if (response?.ok === true) {
    const time = await timeSection(makeReportContext(response.value, language, placeNames));
    blocks.push({ kind: 'heading', text: time.heading }, ...time.blocks);
  }
  return { id: 'letters', heading, blocks };
}

/** Seats are no people: their numbers are decisions. */
function seatsTable({ own, count, placeNames }: AccountContext, { seats }: LetterFigures): ReportTable {
  const { seatsCaption, wave, all } = own.letters;
  const codes = [...new Set(seats.flatMap(({ letters }) => [...letters.keys()]))];
  const sumOf = (code: (typeof codes)[number]): number =>
    seats.reduce((sum, { letters }) => sum + (letters.get(code) ?? 0), 0);
  return {
    caption: seatsCaption,
    columns: [{ title: wave }, ...codes.map((code) => numberColumn(placeNames.get(code) ?? code))],
    rows: seats.map((each) => [count(each.wave), ...codes.map((code) => count(each.letters.get(code) ?? 0))]),
    ...(seats.length > 1 ? { totals: [all, ...codes.map((code) => count(sumOf(code)))] } : {}),
  };
}

function postedBlocks(context: AccountContext, letters: LetterFigures): readonly ReportBlock[] {
  const { own, words, count, share } = context;
  const { notPosted, fewLetters, wavesCaption, wave, outcomesCaption, outcomes } = own.letters;
  const { invitedCount } = letters;
  if (invitedCount === 0) return [paragraphs(notPosted)];
  if (letters.outcomes === undefined || invitedCount === undefined) return [paragraphs(fewLetters)];
  const blocks: ReportBlock[] = [];
  if (letters.waves.length > 0) {
    blocks.push({
      kind: 'table',
      table: {
        caption: wavesCaption,
        columns: [
          { title: wave },
          numberColumn(own.letters.letters),
          numberColumn(words.signedUp),
          numberColumn(words.response),
        ],
        rows: letters.waves.map(({ waves, invitedCount: invited, signedUpCount }) => [
          waves.map(count).join(' + '),
          count(invited),
          count(signedUpCount),
          share(signedUpCount, invited),
        ]),
      },
    });
  }
  blocks.push({
    kind: 'table',
    table: {
      caption: outcomesCaption,
      columns: [{ title: words.outcome }, numberColumn(own.letters.letters), numberColumn(words.share)],
      rows: letters.outcomes.map((part) => [
        part.codes.map((code) => outcomes[code]).join('; '),
        count(part.count),
        share(part.count, invitedCount),
      ]),
      totals: [words.total, count(invitedCount), ''],
    },
  });
  return blocks;
}
