/** The whole report of a check for people, from the files to who could be drawn. */
import type { ReportSection } from '../report-section.ts';
import { columnSection, fileSection, problemSection, valueSection } from './file-sections.ts';
import { addressSections, eligibilitySection, groupSections, personSection } from './population-sections.ts';
import type { RegisterCheckReport } from './register-check-report.ts';

/** The parts of the report in the order in which they are read. */
export function registerCheckSections(report: RegisterCheckReport): readonly ReportSection[] {
  return [
    fileSection(report),
    ...report.files.map(columnSection),
    valueSection(report),
    personSection(report),
    problemSection(report),
    ...groupSections(report),
    ...addressSections(report),
    eligibilitySection(report),
  ];
}
