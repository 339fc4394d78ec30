/** The audit's step for the imported files: the result files that are there hold what every line got. */
import path from 'node:path';
import { ok } from '../../domain/result.ts';
import { hashResult } from '../../signups/import-plan.ts';
import { listImports } from '../../store/tables/import-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { OpenPanel } from '../open-panel.ts';
import type { Words } from '../words/words.ts';
import type { AuditStep } from './audit-step.ts';
import { compareFile, refusedEvidence } from './audit-step.ts';

/** No step before the first import. A result file that is gone does no harm: importing the same file writes it again. */
export function checkResults(panel: OpenPanel, words: Words['audit']['steps']): readonly AuditStep[] {
  const { name } = words.results;
  const imports = readTransaction(panel.db, () => ok(listImports(panel.db)));
  if (!imports.ok) return [{ name, checked: words.notRead, differences: refusedEvidence(imports.failures) }];
  if (imports.value.length === 0) return [];
  const lineCount = imports.value.reduce((sum, row) => sum + row.lineCount, 0);
  const checked = words.results.checked(lineCount);
  const differences = imports.value.flatMap(({ resultFile, result }) =>
    compareFile(panel, path.posix.join('exports', resultFile), hashResult(result)).filter(
      ({ code }) => code !== 'evidence.file-missing',
    ),
  );
  return [{ name, checked, differences }];
}
