/** The groups per case against their quotas, the load per member, and who met whom. */
import type { DocumentSection, ReportBlock } from '../../document/report-document.ts';
import { paragraphs } from '../../document/report-document.ts';
import {
  casesSection,
  caseSection,
  loadsSection,
  makeGroupsContext,
  meetingsSection,
} from '../../page/groups-sections.ts';
import type { AccountContext } from '../account-context.ts';

export async function groupsSections(context: AccountContext): Promise<readonly DocumentSection[]> {
  const { figures, own, language, placeNames } = context;
  const { heading, notYet } = own.groups;
  if (figures.groups === undefined) return [{ id: 'groups', heading, blocks: [paragraphs(notYet)] }];
  const page = makeGroupsContext(figures.groups, language, placeNames);
  const blocks: ReportBlock[] = [...casesSection(page).blocks];
  for (const each of figures.groups.cases) {
    // One row of everybody would say no more than the size of the group.
    const features = each.features.filter(({ rows }) => rows.length > 1);
    if (features.length === 0) continue;
    const section = await caseSection(page, { ...each, features });
    blocks.push({ kind: 'heading', text: section.heading }, ...section.blocks);
  }
  return [{ id: 'groups', heading, blocks }, await loadsSection(page), await meetingsSection(page)];
}
