/** The population against the letters, the sign-ups and the panel, and the chances and weights behind them. */
import { renderChart } from '../../charts/render-chart.ts';
import { weightChart } from '../../charts/weight-chart.ts';
import type { DocumentSection, ReportBlock } from '../../document/report-document.ts';
import { paragraphs } from '../../document/report-document.ts';
import { compareSection } from '../../page/compare-section.ts';
import { ratesSection } from '../../page/rates-section.ts';
import { makeReportContext } from '../../page/report-context.ts';
import { weightsSection } from '../../page/weights-section.ts';
import { numberColumn } from '../../report-section.ts';
import type { AccountContext } from '../account-context.ts';
import type { ChanceBin } from '../chance-bins.ts';
import { chanceReasonsOf } from '../chance-spread.ts';

export async function peopleSections(context: AccountContext): Promise<readonly DocumentSection[]> {
  const { figures, own, language, placeNames } = context;
  const { people, chances } = own;
  const bins = figures.letters?.chances ?? [];
  const chanceBlocks: readonly ReportBlock[] = [
    ...chanceWords(context),
    ...(await chanceFigure(context, bins)),
  ];
  const { response } = figures;
  if (response?.ok !== true) {
    return [
      // How many signed up, when they are few, is not told.
      { id: 'compare', heading: people.heading, blocks: [paragraphs(people.notYet)] },
      { id: 'chances', heading: chances.heading, blocks: chanceBlocks },
    ];
  }
  const page = makeReportContext(response.value, language, placeNames);
  const compared = await compareSection(page);
  const weighted = await weightsSection(page);
  return [
    {
      ...compared,
      blocks: [...compared.blocks, ...(response.value.showsSignUps ? [] : [paragraphs(people.noSignUps)])],
    },
    ...(response.value.showsSignUps ? [await ratesSection(page)] : []),
    { id: 'chances', heading: chances.heading, blocks: chanceBlocks },
    weighted,
  ];
}

/** Says that chances are nearly equal only where those of the drawn are. */
function chanceWords({ facts, figures, own: { chances } }: AccountContext): readonly ReportBlock[] {
  const spread = figures.letters?.chanceSpread;
  return [
    paragraphs(chances.known, ...(spread === undefined ? [] : [chances.spread[spread]])),
    { kind: 'heading', text: chances.whyHeading },
    {
      kind: 'list',
      isNumbered: false,
      items: chanceReasonsOf(facts.settings, spread).map((reason) => chances.why[reason]),
    },
  ];
}

async function chanceFigure(
  { own, words, count, decimal, share }: AccountContext,
  bins: readonly ChanceBin[],
): Promise<readonly ReportBlock[]> {
  const { chances, letters } = own;
  const total = bins.reduce((sum, { letterCount }) => sum + letterCount, 0);
  if (bins.length < 2) return [paragraphs(letters.notPosted)];
  const labelled = bins.map(({ from, to, letterCount }) => ({
    label: `${decimal(from, 1)} – ${decimal(to, 1)}`,
    memberCount: letterCount,
  }));
  const chart = await renderChart(
    weightChart(labelled, { weight: chances.chance, members: letters.letters }),
    chances.alternative(count(bins.length)),
    words.numbers,
  );
  const table = {
    caption: chances.caption,
    columns: [{ title: chances.chance }, numberColumn(letters.letters), numberColumn(words.share)],
    rows: labelled.map(({ label, memberCount }) => [label, count(memberCount), share(memberCount, total)]),
  };
  return [{ kind: 'figure', figure: { caption: chances.caption, chart, table } }];
}
