/** What was put right or did not go by the book, and why. */
import { dropReasons, dutchDropReasons } from '../../../domain/drop-reasons.ts';
import type { QuotaFeature } from '../../../domain/features.ts';
import { isFeatureName } from '../../../domain/features.ts';
import type { DocumentSection, ReportBlock } from '../../document/report-document.ts';
import { paragraphs } from '../../document/report-document.ts';
import { numberColumn } from '../../report-section.ts';
import { inSentence } from '../../words/format-numbers.ts';
import type { AccountContext } from '../account-context.ts';
import type { Part } from '../hide-small-counts.ts';

export function correctionsSection(context: AccountContext): DocumentSection {
  const { facts, own } = context;
  const { corrections: words } = own;
  const blocks: ReportBlock[] = [paragraphs(words.text)];
  if (facts.draw !== undefined) {
    blocks.push({ kind: 'heading', text: words.drawHeading });
    blocks.push(
      facts.drawRemarks.length === 0
        ? paragraphs(words.byTheBook, ...randomnessWords(context))
        : { kind: 'list', isNumbered: false, items: facts.drawRemarks },
    );
  }
  const others = [
    ...countBlocks(context),
    ...refreshBlocks(context),
    ...reasonBlocks(context),
    ...quotaBlocks(context),
    ...purgeBlocks(context),
  ];
  blocks.push(...(others.length === 0 ? [paragraphs(words.none)] : others));
  return { id: 'corrections', heading: words.heading, blocks };
}

/** What was announced beside what was used: whether a text such as dice fits its announcement, is for the reader to judge. */
function randomnessWords({ facts: { announcement, draw }, own, count }: AccountContext): readonly string[] {
  if (announcement === undefined || draw === undefined) return [];
  const { corrections: words, seed } = own;
  const { announced } = announcement;
  const said =
    announced.kind === 'text' ? words.quoted(announced.text) : seed.drandRound(count(announced.round));
  const used =
    draw.drand === undefined ? words.quoted(draw.randomness) : seed.drandRound(count(draw.drand.round));
  return [
    words.announcedAndUsed(said, used),
    ...(announced.kind === 'text' ? [words.announcementUnchecked] : []),
  ];
}

function countBlocks({ figures, own, people }: AccountContext): readonly ReportBlock[] {
  const { corrections: words } = own;
  const { counts } = figures.corrections;
  if (counts.length === 0) return [];
  return [
    {
      kind: 'table',
      table: {
        caption: words.caption,
        columns: [{ title: words.what }, numberColumn(words.count), { title: words.why }],
        rows: counts.map(({ code, count }) => [words.codes[code][0], people(count), words.codes[code][1]]),
      },
    },
  ];
}

function refreshBlocks(context: AccountContext): readonly ReportBlock[] {
  const { figures, own, language, date, people } = context;
  const { corrections: words } = own;
  const { refreshes, dropped } = figures.corrections;
  if (refreshes.length === 0) return [];
  const sentences = language === 'nl' ? dutchDropReasons : dropReasons;
  return [
    paragraphs(...refreshes.map(({ day, checkedCount }) => words.refreshed(date(day), people(checkedCount)))),
    ...partsBlocks(context, dropped, words.droppedCaption, words.fewDropped, (code) => sentences[code]),
  ];
}

/** Reasons are short codes that staff chose, such as `knows-the-person`. */
function inWords(code: string): string {
  return code.replaceAll('-', ' ');
}

function reasonBlocks(context: AccountContext): readonly ReportBlock[] {
  const { corrections: words } = context.own;
  const { exclusions, replacements } = context.figures.corrections;
  return [
    ...partsBlocks(context, exclusions, words.exclusionsCaption, words.fewExclusions, inWords),
    ...partsBlocks(context, replacements, words.replacementsCaption, words.fewReplacements, inWords),
  ];
}

function partsBlocks<T extends string>(
  { own, count }: AccountContext,
  parts: readonly Part<T>[] | undefined,
  caption: string,
  few: string,
  write: (code: T) => string,
): readonly ReportBlock[] {
  if (parts === undefined) return [paragraphs(few)];
  if (parts.length === 0) return [];
  return [
    {
      kind: 'table',
      table: {
        caption,
        columns: [{ title: own.corrections.reason }, numberColumn(own.corrections.count)],
        rows: parts.map((part) => [part.codes.map(write).join('; '), count(part.count)]),
      },
    },
  ];
}

function quotaBlocks({ figures, own, words, placeNames }: AccountContext): readonly ReportBlock[] {
  const { corrections } = own;
  const { tolerances, widenings } = figures.corrections;
  const nameOf = (feature: string): string =>
    inSentence(isFeatureName(feature) ? words.features[feature] : feature);
  const valueOf = (feature: QuotaFeature, value: string): string => {
    if (feature === 'municipality' || feature === 'district') return placeNames.get(value) ?? value;
    return (feature === 'gender' ? words.values[value] : undefined) ?? value;
  };
  const items = [
    ...tolerances.map(({ feature, seats, configuredSeats }) =>
      corrections.tolerance(nameOf(feature), seats, configuredSeats),
    ),
    ...widenings.map(({ caseId, feature, value, bound, from, to }) =>
      corrections.widening(
        caseId,
        nameOf(feature),
        valueOf(feature, value),
        corrections.bounds[bound],
        from,
        to,
      ),
    ),
  ];
  if (items.length === 0) return [];
  return [
    { kind: 'heading', text: corrections.tolerancesHeading },
    { kind: 'list', isNumbered: false, items },
  ];
}

function purgeBlocks({ figures, own, date }: AccountContext): readonly ReportBlock[] {
  const { purged, purgedAll } = own.corrections;
  const { purges } = figures.corrections;
  if (purges.length === 0) return [];
  return [paragraphs(...purges.map(({ day, withMembers }) => (withMembers ? purgedAll : purged)(date(day))))];
}
