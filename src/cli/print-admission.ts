/** Prints an admission: how many became members, who stands in reserve, and the members against the population. */
import { panelQuotasOf, countOf } from '../assignment/admission/admission-quotas.ts';
import type { NumberedAdmission } from './commands/panel-admit.ts';
import type { CommandContext } from './context.ts';
import { printHeading, printLines, printTable } from './print.ts';

export function printAdmission(
  context: CommandContext,
  admission: NumberedAdmission,
  minimumMembers: number,
  isDryRun: boolean,
): void {
  const { input, numbered } = admission;
  const memberCount = input.members.length + numbered.members.length;
  const { admit: words } = context.words.panel;
  printHeading(context, words.heading(admission.admissionId));
  printTable(
    context,
    [{ title: '' }, { title: words.residents, align: 'right' }],
    [
      [words.membersBefore, input.members.length],
      [words.admittedNow, numbered.members.length],
      [words.reservedNow, numbered.reserves.length],
    ],
    [words.members, memberCount],
  );
  printFeatures(context, admission);
  printLines(
    context,
    ...listDecisions(context, admission),
    ...(admission.openUntil === undefined ? [] : [words.stillOpen(admission.openUntil)]),
    ...(admission.waitingLateCount === 0 ? [] : [words.waitingLate(admission.waitingLateCount)]),
    ...(memberCount < minimumMembers ? [words.tooFew(memberCount, minimumMembers)] : []),
    isDryRun ? context.words.common.notWritten : words.next,
  );
}

/** Who filled the places, and whether chance had a part in it: reserves come first, and only the others can need a lottery. */
function listDecisions(context: CommandContext, { input, plan }: NumberedAdmission): readonly string[] {
  const { admit: words } = context.words.panel;
  const { lottery } = plan;
  const admitted = new Set(plan.admitted);
  const filled = input.reserves.filter(({ residentId }) => admitted.has(residentId));
  const lotteryLine =
    lottery === undefined
      ? []
      : [(filled.length < plan.placeCount ? words.withLottery : words.lotteryOfReserves)(lottery.seed)];
  if (filled.length === 0) return lottery === undefined ? [words.withoutLottery] : lotteryLine;
  const isInOrder = input.reserves
    .slice(0, filled.length)
    .every(({ residentId }) => admitted.has(residentId));
  const newcomerCount = input.newcomers.length;
  return [
    words.fromReserve(filled.length, input.reserves.length - filled.length),
    ...(isInOrder ? [] : [words.passedOver]),
    ...(lottery === undefined && newcomerCount > 0 ? [words.roomForOthers(newcomerCount)] : []),
    ...(lottery === undefined ? [words.noNewLottery] : lotteryLine),
  ];
}

/** How the members look beside the population, and which quotas gave way. */
function printFeatures(context: CommandContext, { input, plan }: NumberedAdmission): void {
  if (plan.lottery === undefined) return;
  const quotas = panelQuotasOf(input, plan.lottery.tolerances);
  if (!quotas.ok) return;
  const admitted = new Set(plan.admitted);
  const members = [
    ...input.members,
    ...[...input.reserves, ...input.newcomers].filter(({ residentId }) => admitted.has(residentId)),
  ];
  const { features: words } = context.words.panel.admit;
  const { featureName, valueName } = context.words.assignment;
  const { columns } = words;
  printHeading(context, words.heading);
  printTable(
    context,
    [
      { title: columns.feature },
      { title: columns.value },
      { title: columns.signedUp, align: 'right' },
      { title: columns.members, align: 'right' },
      { title: columns.exactShare, align: 'right' },
    ],
    quotas.value.quotas.map((quota) => [
      featureName(quota.feature),
      valueName(quota.value),
      countOf([...input.members, ...input.reserves, ...input.newcomers], quota),
      countOf(members, quota),
      context.words.numbers.decimal(quota.populationShare * input.maximumMembers, 1),
    ]),
  );
  for (const [feature, tolerance] of Object.entries(plan.lottery.tolerances)) {
    if (tolerance <= input.quotaTolerance) continue;
    printLines(context, words.widened(featureName(feature), tolerance, input.quotaTolerance));
  }
}
