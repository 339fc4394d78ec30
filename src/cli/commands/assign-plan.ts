/** `loting assign plan`: what groups can be had, and what recruitment still has to bring, before anything is drawn. */
import { z } from 'zod';
import type { AssignmentPreview, PreviewedType } from '../../assignment/preview-assignment.ts';
import type { ValueOutlook } from '../../assignment/value-outlooks.ts';
import { describeFailure } from '../../domain/failure.ts';
import { ok, refuse } from '../../domain/result.ts';
import { drawBar } from '../../report/bar-chart.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import type { GroupsPreview } from '../groups/preview-groups.ts';
import { previewGroups } from '../groups/preview-groups.ts';
import { printWidenings } from '../groups/print-widenings.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { formatCount, printHeading, printJson, printLines, printTable } from '../print.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  command.option('--case <id...>', 'the cases whose groups are looked at; without it all that have none');
  command.option('--with-relaxation', 'look at the groups with the smallest widening of the quotas');
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
      ...describeFailure(conflict),
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
  if (widenings.length > 0) printWidenings(context, 'Quotas widened in this plan only', widenings);
  printHeading(context, 'Expected cases per member');
  printLoads(context, types, cap);
  if (types[0]?.expectedLoad !== types.at(-1)?.expectedLoad) printHardest(context, types);
  printHeading(context, 'Members of each value, and how many the quotas need');
  const isAtCap = new Set(values.filter((value) => value.isAtCap).map(keyOf));
  printValues(context, values, isAtCap);
  if (bindingQuotas.length > 0) {
    printHeading(context, 'Quotas that hold the smallest chance back');
    printTable(
      context,
      [
        { title: 'Feature' },
        { title: 'Value' },
        { title: 'Bound' },
        { title: 'Seats', align: 'right' },
        { title: 'Cases', align: 'right' },
        { title: 'One seat wider gains', align: 'right' },
      ],
      bindingQuotas.map(({ feature, value, bound, limit, caseIds, gainPerSeat }) => [
        feature,
        value,
        bound,
        limit,
        caseIds.length,
        gainPerSeat.toFixed(3),
      ]),
    );
  }
  printLines(
    context,
    '',
    `${formatCount(seatCount)} seats in ${countOf(groupSizes.length, 'case')} for ${countOf(memberCount, 'member')}, at most ${countOf(cap, 'case')} each.`,
    `The smallest chance is ${Number(types[0]?.expectedLoad ?? 0).toFixed(3)} cases; no lottery within these quotas has a larger smallest.`,
    `Input of the lottery, to publish before the randomness exists: ${inputHash}`,
    widenings.length > 0
      ? 'Nothing was widened or drawn. Next: loting assign run --accept-relaxation'
      : 'Nothing was drawn. Next: loting assign run',
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
    return groups;
  };
  const groups = [3, 2, 1].map(grouped).find(({ size }) => size <= LARGEST_TABLE) ?? grouped(0);
  printTable(
    context,
    [
      { title: 'Expected', align: 'right' },
      { title: 'Members', align: 'right' },
      { title: 'Types', align: 'right' },
      { title: '' },
    ],
    [...groups].map(([load, own]) => [
      load,
      countMembers(own),
      own.length,
      drawBar(Number(load), cap, BAR_WIDTH),
    ]),
    ['Total', countMembers(types), types.length, ''],
  );
}

function printHardest(context: CommandContext, types: readonly PreviewedType[]): void {
  printHeading(context, 'Members with the smallest chance');
  printTable(
    context,
    [{ title: 'Members', align: 'right' }, { title: 'Expected cases', align: 'right' }, { title: 'Who' }],
    types
      .slice(0, HARDEST_COUNT)
      .map((type) => [type.residentIds.length, Number(type.expectedLoad).toFixed(3), describeType(type)]),
  );
}

function describeType({ features, excludedCases, earlierCaseCount }: PreviewedType): string {
  return [
    ...Object.entries(features).map(([feature, value]) => `${feature} ${value}`),
    ...(excludedCases.length === 0 ? [] : [`not in ${excludedCases.join(' ')}`]),
    ...(earlierCaseCount === 0 ? [] : [`${countOf(earlierCaseCount, 'case')} before`]),
  ].join(', ');
}

function printValues(
  context: CommandContext,
  values: readonly ValueOutlook[],
  isAtCap: ReadonlySet<string>,
): void {
  printTable(
    context,
    [
      { title: 'Feature' },
      { title: 'Value' },
      { title: 'Members', align: 'right' },
      { title: 'Needed', align: 'right' },
      { title: 'Seats needed', align: 'right' },
      { title: '' },
    ],
    values.map((value) => [
      value.feature,
      value.value,
      value.memberCount,
      value.neededMemberCount,
      value.seatsNeeded,
      value.extraMemberCount > 0
        ? `${formatCount(value.extraMemberCount)} more sign-ups needed`
        : isAtCap.has(keyOf(value))
          ? 'all are needed as often as they may'
          : '',
    ]),
  );
}

function keyOf({ feature, value }: ValueOutlook): string {
  return `${feature}/${value}`;
}

function printRefusal(context: CommandContext, { values, widenings = [] }: GroupsPreview): void {
  printHeading(context, 'Members of each value, and how many the quotas need');
  printValues(context, values, new Set());
  if (widenings.length === 0) return;
  printWidenings(context, 'The smallest widening that works', widenings);
  printLines(
    context,
    '',
    'Nothing was widened. To see what it brings: loting assign plan --with-relaxation',
    'To draw with it: loting assign run --accept-relaxation',
  );
}

function countOf(number: number, noun: string): string {
  return `${formatCount(number)} ${noun}${number === 1 ? '' : 's'}`;
}

function countMembers(types: readonly PreviewedType[]): number {
  return types.reduce((sum, { residentIds }) => sum + residentIds.length, 0);
}
