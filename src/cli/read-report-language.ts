/** Reads `--lang` of a report. */
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { ReportLanguage } from '../report/words/report-words.ts';
import { reportLanguages } from '../report/words/report-words.ts';

export function readReportLanguage(options: Readonly<Record<string, unknown>>): Result<ReportLanguage> {
  const language = reportLanguages.find((each) => each === options['lang']);
  if (language !== undefined) return ok(language);
  const problem = { code: 'one-of', possible: reportLanguages } as const;
  return refuse(failure('command.wrong-option', { option: '--lang', problem }));
}
