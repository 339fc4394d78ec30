/** The whole report of a check for people, from the files to who could be drawn. */
import type { ReportSection } from '../report-section.ts';
import { columnSection, fileSection, problemSection, valueSection } from './file-sections.ts';
import { addressSections, eligibilitySection, groupSections, personSection } from './population-sections.ts';
import type { RegisterWords } from '../words/english-register-words.ts';
import type { RegisterCheckReport } from './register-check-report.ts';

/** The parts of the report in the order in which they are read. */
export function registerCheckSections(
  report: RegisterCheckReport,
  words: RegisterWords,
): readonly ReportSection[] {
  return [
    fileSection(report, words),
    ...report.files.map((file) => columnSection(file, words)),
    valueSection(report, words),
    personSection(report, words),
    problemSection(report, words),
    ...groupSections(report, words),
    ...addressSections(report, words),
    eligibilitySection(report, words),
  ];
}
