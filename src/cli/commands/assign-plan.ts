/** `loting assign plan`: what groups can be had, and what recruitment still has to bring, before anything is drawn. */
import { z } from 'zod';
import type { AssignmentPreview, PreviewedType } from '../../assignment/preview-assignment.ts';
import type { ValueOutlook } from '../../assignment/value-outlooks.ts';
import { describeFailure } from '../../domain/describe-failure.ts';
import { ok, refuse } from '../../domain/result.ts';
import { drawBar } from '../../report/bar-chart.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import type { GroupsPreview } from '../groups/preview-groups.ts';
import { previewGroups } from '../groups/preview-groups.ts';
import { printWidenings } from '../groups/print-widenings.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  const said = words.assignment.plan;
  addDirOption(command, words);
  addJsonOption(command, words);
  command.option('--case <id...>', said.caseOption);
  command.option('--with-relaxation', said.relaxationOption);
  addExample(
    command,
    words,
    'loting assign plan',
    'loting assign plan --case case-1 case-2 --with-relaxation',
  );
  return (context, options) => {
    const { dir, json } = readSharedOptions(context, options);
    const cases = z.array(z.string()).default([]).parse(options['case']);
    return withPanel(dir, async (panel) => {
      const planned = await previewGroups(panel, cases, options['withRelaxation'] === true);
      if (!planned.ok) return planned;
      if (json) printJson(context, describePreview(planned.value));
      else if (planned.value.isFeasible) printPreview(context, planned.value, planned.value.preview);
      else printRefusal(context, planned.value);
      return planned.value.isFeasible ? ok(0) : refuse(...planned.value.conflicts);
    });
  };
};

function describePreview(groups: GroupsPreview) {
  const { inputHash, widenings = null } = groups;
  if (!groups.isFeasible) {
    const conflicts = groups.conflicts.map((conflict) => ({
      code: conflict.code,
      ...describeFailure(conflict, 'en'),
      ...conflict.params,
    }));
    return { feasible: false, inputHash, conflicts, widenings, values: groups.values };
  }
  const { types, certificate: _, ...preview } = groups.preview;
  return {
    feasible: true,
    inputHash,
    widenings,
    ...preview,
    types: types.map(({ residentIds, ...type }) => ({ ...type, memberCount: residentIds.length })),
  };
}

function printPreview(
  context: CommandContext,
  { input, inputHash, widenings = [] }: GroupsPreview,
  preview: AssignmentPreview,
): void {
  const { types, values, bindingQuotas, groupSizes, memberCount, seatCount } = preview;
  const cap = input.maximumCasesPerMember;
  const { assignment, numbers } = context.words;
  const said = assignment.plan;
  if (widenings.length > 0) printWidenings(context, said.widenedHeading, widenings);
  printHeading(context, said.loadsHeading);
  printLoads(context, types, cap);
  if (types[0]?.expectedLoad !== types.at(-1)?.expectedLoad) printHardest(context, types);
  printHeading(context, said.valuesHeading);
  const isAtCap = new Set(values.filter((value) => value.isAtCap).map(keyOf));
  printValues(context, values, isAtCap);
  if (bindingQuotas.length > 0) {
    printHeading(context, said.bindingHeading);
    printTable(
      context,
      [
        { title: assignment.feature },
        { title: assignment.value },
        { title: assignment.bound },
        { title: assignment.seats, align: 'right' },
        { title: assignment.cases, align: 'right' },
        { title: said.gainPerSeat, align: 'right' },
      ],
      bindingQuotas.map(({ feature, value, bound, limit, caseIds, gainPerSeat }) => [
        assignment.featureName(feature),
        assignment.valueName(value),
        assignment.boundNames[bound],
        limit,
        caseIds.length,
        numbers.decimal(gainPerSeat, 3),
      ]),
    );
  }
  printLines(
    context,
    '',
    said.totals(seatCount, groupSizes.length, memberCount, cap),
    said.smallestChance(Number(types[0]?.expectedLoad ?? 0)),
    said.inputHash(inputHash),
    widenings.length > 0 ? said.nothingWidened : said.nothingDrawn,
  );
}

const HARDEST_COUNT = 5;
const BAR_WIDTH = 30;
const LARGEST_TABLE = 12;

/** Types with the same expected load on one line; in coarser steps when there are many. */
function printLoads(context: CommandContext, types: readonly PreviewedType[], cap: number): void {
  const grouped = (digits: number) => {
    const groups = new Map<string, PreviewedType[]>();
    for (const type of types) {
      const load = Number(type.expectedLoad).toFixed(digits);
      groups.set(load, [...(groups.get(load) ?? []), type]);
    }
    return { digits, groups };
  };
  const { digits, groups } =
    [3, 2, 1].map(grouped).find((each) => each.groups.size <= LARGEST_TABLE) ?? grouped(0);
  const { assignment, common, numbers } = context.words;
  printTable(
    context,
    [
      { title: assignment.plan.expected, align: 'right' },
      { title: assignment.members, align: 'right' },
      { title: assignment.plan.types, align: 'right' },
      { title: '' },
    ],
    [...groups].map(([load, own]) => [
      numbers.decimal(Number(load), digits),
      countMembers(own),
      own.length,
      drawBar(Number(load), cap, BAR_WIDTH),
    ]),
    [common.total, countMembers(types), types.length, ''],
  );
}

function printHardest(context: CommandContext, types: readonly PreviewedType[]): void {
  const { assignment, numbers } = context.words;
  const said = assignment.plan;
  printHeading(context, said.hardestHeading);
  printTable(
    context,
    [
      { title: assignment.members, align: 'right' },
      { title: said.expectedCases, align: 'right' },
      { title: said.who },
    ],
    types
      .slice(0, HARDEST_COUNT)
      .map((type) => [
        type.residentIds.length,
        numbers.decimal(Number(type.expectedLoad), 3),
        describeType(context, type),
      ]),
  );
}

function describeType(
  { words }: CommandContext,
  { features, excludedCases, earlierCaseCount }: PreviewedType,
): string {
  const { assignment } = words;
  return [
    ...Object.entries(features).map(
      ([feature, value]) => `${assignment.featureName(feature)} ${assignment.valueName(value)}`,
    ),
    ...(excludedCases.length === 0 ? [] : [assignment.plan.notIn(excludedCases)]),
    ...(earlierCaseCount === 0 ? [] : [assignment.plan.casesBefore(earlierCaseCount)]),
  ].join(', ');
}

function printValues(
  context: CommandContext,
  values: readonly ValueOutlook[],
  isAtCap: ReadonlySet<string>,
): void {
  const { assignment } = context.words;
  const said = assignment.plan;
  printTable(
    context,
    [
      { title: assignment.feature },
      { title: assignment.value },
      { title: assignment.members, align: 'right' },
      { title: said.needed, align: 'right' },
      { title: said.seatsNeeded, align: 'right' },
      { title: '' },
    ],
    values.map((value) => [
      assignment.featureName(value.feature),
      assignment.valueName(value.value),
      value.memberCount,
      value.neededMemberCount,
      value.seatsNeeded,
      value.extraMemberCount > 0
        ? said.moreSignUps(value.extraMemberCount)
        : isAtCap.has(keyOf(value))
          ? said.allNeeded
          : '',
    ]),
  );
}

function keyOf({ feature, value }: ValueOutlook): string {
  return `${feature}/${value}`;
}

function printRefusal(context: CommandContext, { values, widenings = [] }: GroupsPreview): void {
  const said = context.words.assignment.plan;
  printHeading(context, said.valuesHeading);
  printValues(context, values, new Set());
  if (widenings.length === 0) return;
  printWidenings(context, said.smallestWidening, widenings);
  printLines(context, '', ...said.howToWiden);
}

function countMembers(types: readonly PreviewedType[]): number {
  return types.reduce((sum, { residentIds }) => sum + residentIds.length, 0);
}
