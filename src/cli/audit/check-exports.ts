/** Holds the exported rosters and tables against the database, as it is or as it was after an earlier event. */
import type { CalledGroups } from '../../assignment/called-groups.ts';
import { groupsAfter } from '../../assignment/called-groups.ts';
import type { AuditDifference } from '../../audit/differences.ts';
import { sha256HexOfBytes } from '../../domain/hash.ts';
import type { Hash } from '../../domain/ids.ts';
import { readMemberNumbers } from '../../store/tables/member-table.ts';
import type { OpenPanel } from '../open-panel.ts';
import type { ExportFile } from '../plan-export.ts';
import { planExport } from '../plan-export.ts';
import type { Words } from '../words/words.ts';
import { compareFile } from './audit-step.ts';

/**
 * A file that was exported holds what the database holds, or held after an earlier run or replacement: then it is only out of
 * date. One that was never exported, or is gone, does no harm.
 */
export function checkExports(
  panel: OpenPanel,
  groups: CalledGroups,
  words: Words['audit']['steps']['groups'],
): { readonly differences: readonly AuditDifference[]; readonly remarks: readonly string[] } {
  const memberNumbers = readMemberNumbers(panel.db);
  const differences = new Map(
    planExport(groups, memberNumbers).map((file) => [file.file, compareExport(panel, file)] as const),
  );
  const changed = [...differences].filter(([, found]) => found.length > 0);
  if (changed.length === 0) return { differences: [], remarks: [] };
  const events = [...groups.runs, ...groups.replacements].map(({ eventSequence }) => eventSequence);
  const outdated = new Set<string>();
  for (const event of events) {
    for (const file of planExport(groupsAfter(groups, event), memberNumbers)) {
      if ((differences.get(file.file) ?? []).length > 0 && compareExport(panel, file).length === 0) {
        outdated.add(file.file);
      }
    }
  }
  return {
    differences: changed.flatMap(([file, found]) => (outdated.has(file) ? [] : found)),
    remarks: Array.from(outdated, words.outdated),
  };
}

function compareExport(panel: OpenPanel, { file, content }: ExportFile): readonly AuditDifference[] {
  return compareFile(panel, file, sha256HexOfBytes(Buffer.from(content, 'utf8')) as Hash).filter(
    ({ code }) => code !== 'evidence.file-missing',
  );
}
