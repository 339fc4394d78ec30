/** Prints an admission: how many became members, who stands in reserve, and the members against the population. */
import { panelQuotasOf, countOf } from '../assignment/admission/admission-quotas.ts';
import type { NumberedAdmission } from './commands/panel-admit.ts';
import type { CommandContext } from './context.ts';
import { formatCount, printHeading, printLines, printTable } from './print.ts';

export function printAdmission(
  context: CommandContext,
  admission: NumberedAdmission,
  minimumMembers: number,
  isDryRun: boolean,
): void {
  const { input, plan, numbered } = admission;
  const memberCount = input.members.length + numbered.members.length;
  printHeading(context, `Admission ${admission.admissionId}`);
  printTable(
    context,
    [{ title: '' }, { title: 'Residents', align: 'right' }],
    [
      ['Members before', input.members.length],
      ['Admitted now', numbered.members.length],
      ['Put in reserve now', numbered.reserves.length],
    ],
    ['Members', memberCount],
  );
  printFeatures(context, admission);
  const { lottery } = plan;
  printLines(
    context,
    lottery === undefined
      ? 'There was room for everybody: nothing was left to chance, and no randomness was used.'
      : `A lottery decided. Seed: ${lottery.seed}`,
    ...(memberCount < minimumMembers
      ? [
          `! The panel has ${formatCount(memberCount)} members, and needs ${formatCount(minimumMembers)} at least.`,
        ]
      : []),
    isDryRun ? 'Nothing was written (--dry-run).' : 'Next: loting signup export',
  );
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
  printHeading(context, 'The members beside the population');
  printTable(
    context,
    [
      { title: 'Feature' },
      { title: 'Value' },
      { title: 'Signed up', align: 'right' },
      { title: 'Members', align: 'right' },
      { title: 'Exact share', align: 'right' },
    ],
    quotas.value.quotas.map((quota) => [
      quota.feature,
      quota.value,
      countOf([...input.members, ...input.reserves, ...input.newcomers], quota),
      countOf(members, quota),
      (quota.populationShare * input.maximumMembers).toFixed(1),
    ]),
  );
  for (const [feature, tolerance] of Object.entries(plan.lottery.tolerances)) {
    if (tolerance <= input.quotaTolerance) continue;
    printLines(
      context,
      `! Too few residents signed up for the quotas of ${feature}: its values may differ by ${tolerance} from their share, not by ${input.quotaTolerance}.`,
    );
  }
}
