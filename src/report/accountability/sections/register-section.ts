/** Who stood in the registers, and who of them could not be drawn. */
import type { DocumentSection, ReportBlock } from '../../document/report-document.ts';
import { paragraphs } from '../../document/report-document.ts';
import { numberColumn } from '../../report-section.ts';
import { dutchRegisterWords } from '../../words/dutch-register-words.ts';
import { englishRegisterWords } from '../../words/english-register-words.ts';
import type { AccountContext } from '../account-context.ts';
import type { RegisterFigures } from '../accountability-figures.ts';

export function registerSection(context: AccountContext): DocumentSection {
  const { facts, figures, own, date } = context;
  const { heading, notYet, text } = own.register;
  const { register } = figures;
  const blocks: readonly ReportBlock[] =
    register === undefined
      ? [paragraphs(notYet)]
      : [paragraphs(text(date(facts.frame?.builtOn ?? ''))), ...tables(context, register)];
  return { id: 'register', heading, blocks };
}

function tables(context: AccountContext, register: RegisterFigures): readonly ReportBlock[] {
  const { own, count, people, language, placeNames } = context;
  const words = own.register;
  const { residentCount, rowCount, leftOut, municipalities } = register;
  const said = language === 'nl' ? dutchRegisterWords : englishRegisterWords;
  const sentences: Readonly<Record<string, string>> = { ...said.exclusionReasons, rejected: words.rejected };
  // The numbers of the fields in the BRP say nothing to the public.
  const sentenceOf = (code: string): string =>
    (sentences[code] ?? code).replace(/ \(\d\d\.\d\d[^)]*\)$/u, '');
  const blocks: ReportBlock[] = [
    {
      kind: 'table',
      table: {
        caption: words.caption,
        columns: [{ title: words.row }, numberColumn(words.count)],
        rows: [
          [words.drawable, people(residentCount)],
          ...(leftOut ?? []).map((part) => [part.codes.map(sentenceOf).join('; '), count(part.count)]),
        ],
        ...(rowCount === undefined ? {} : { totals: [words.all, count(rowCount)] }),
      },
    },
  ];
  if (leftOut === undefined) blocks.push(paragraphs(words.fewLeftOut));
  if (municipalities.length > 1) {
    blocks.push({
      kind: 'table',
      table: {
        caption: words.municipalitiesCaption,
        columns: [{ title: words.municipality }, numberColumn(words.rows), numberColumn(words.residents)],
        rows: municipalities.map((each) => [
          placeNames.get(each.municipality) ?? each.municipality,
          count(each.rowCount),
          count(each.residentCount),
        ]),
      },
    });
  }
  return blocks;
}
