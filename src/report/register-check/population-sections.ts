/** The parts of a check's report that are about the people: how many, where and of what age, and who could be drawn. */
import type { ExclusionReason } from '../../domain/reasons.ts';
import { exclusionReasons } from '../../domain/reasons.ts';
import type { GroupCount } from '../../frame/check/group-tally.ts';
import type { MunicipalityGroups } from '../../frame/check/population-check.ts';
import { drawBar } from '../bar-chart.ts';
import type { ReportSection } from '../report-section.ts';
import { numberColumn, percentage } from '../report-section.ts';
import type { RegisterWords } from '../words/english-register-words.ts';
import type { RegisterCheckReport } from './register-check-report.ts';
import { UNNAMED_MUNICIPALITY } from './register-check-report.ts';

const BAR_WIDTH = 20;

/** What the rules of eligibility leave of the rows: each row is eligible, excluded or rejected. */
export function eligibilitySection(report: RegisterCheckReport, words: RegisterWords): ReportSection {
  const said = words.eligibility;
  const { population, files, referenceDate, lists } = report;
  const rowCount = files.reduce((sum, file) => sum + file.rowCount, 0);
  const rejectedCount = rowCount - population.residentCount + population.repeatedEligibleCount;
  const reasons = (Object.keys(exclusionReasons) as ExclusionReason[]).filter(
    (reason) => population.excluded[reason] > 0,
  );
  const line = (title: string, count: number, explanation: string): readonly (string | number)[] => [
    title,
    count,
    percentage(count, rowCount, words.numbers),
    explanation,
  ];
  return {
    heading: said.heading(referenceDate),
    columns: [
      { title: words.rows },
      numberColumn(said.count),
      numberColumn(words.share),
      { title: words.inWords },
    ],
    rows: [
      line(words.eligible, population.eligibleCount, ''),
      ...reasons.map((reason) =>
        line(
          words.excludedAs(words.exclusionNames[reason]),
          population.excluded[reason],
          words.exclusionReasons[reason],
        ),
      ),
      line(words.rejected, rejectedCount, said.rejected),
    ],
    totals: line(words.rows, rowCount, ''),
    remarks: [
      ...lists.map(({ list, entryCount }) => said.list(list, entryCount)),
      ...(lists.some(({ list }) => list === 'drawnBefore') && population.excluded['drawn-before'] === 0
        ? [said.noneDrawnBefore]
        : []),
    ],
  };
}

/** Persons, and who stands in the registers twice. */
export function personSection({ population }: RegisterCheckReport, words: RegisterWords): ReportSection {
  const said = words.persons;
  return {
    heading: said.heading,
    columns: [{ title: '' }, numberColumn(said.count)],
    rows: [
      [said.residents, population.residentCount],
      [said.persons, population.personCount],
      [said.samePerson, population.samePersonCount],
      [said.sameNameAndAddress, population.sameNameAndAddressCount],
    ],
    remarks: [],
  };
}

/** Residents by gender, age band and district, with bars; over all municipalities, save the districts. */
export function groupSections(
  { population, districtYear }: RegisterCheckReport,
  words: RegisterWords,
): readonly ReportSection[] {
  const said = words.groups;
  const { municipalities } = population;
  const merge = (pick: (groups: MunicipalityGroups) => readonly GroupCount[]): readonly GroupCount[] => {
    const merged = new Map<string, { personCount: number; eligibleCount: number }>();
    for (const { value, personCount, eligibleCount } of municipalities.flatMap(pick)) {
      const sum = merged.get(value) ?? { personCount: 0, eligibleCount: 0 };
      merged.set(value, {
        personCount: sum.personCount + personCount,
        eligibleCount: sum.eligibleCount + eligibleCount,
      });
    }
    return [...merged]
      .map(([value, counts]) => ({ value, ...counts }))
      .filter((group) => group.personCount > 0);
  };
  return [
    groupSection(
      said.gender,
      merge((groups) => groups.genders),
      words,
    ),
    groupSection(
      said.ageBand,
      merge((groups) => groups.ageBands),
      words,
    ),
    ...municipalities.map(({ municipality, districts }) =>
      groupSection(
        said.district(municipality === UNNAMED_MUNICIPALITY ? undefined : municipality, districtYear),
        districts,
        words,
      ),
    ),
  ];
}

function groupSection(heading: string, groups: readonly GroupCount[], words: RegisterWords): ReportSection {
  const said = words.groups;
  const personCount = groups.reduce((sum, group) => sum + group.personCount, 0);
  const eligibleCount = groups.reduce((sum, group) => sum + group.eligibleCount, 0);
  const most = Math.max(0, ...groups.map((group) => group.personCount));
  return {
    heading,
    columns: [
      { title: '' },
      numberColumn(words.residents),
      numberColumn(words.share),
      numberColumn(said.canBeDrawn),
      { title: '' },
    ],
    rows: groups.map((group) => [
      said.values[group.value] ?? group.value,
      group.personCount,
      percentage(group.personCount, personCount, words.numbers),
      group.eligibleCount,
      drawBar(group.personCount, most, BAR_WIDTH),
    ]),
    totals: [
      words.total,
      personCount,
      percentage(personCount, personCount, words.numbers),
      eligibleCount,
      '',
    ],
    remarks: [],
  };
}

/** How many people live at an address, and where most do, by row. */
export function addressSections(
  { population, files }: RegisterCheckReport,
  words: RegisterWords,
): readonly ReportSection[] {
  const said = words.addresses;
  const bands = population.addressSizes.filter(({ addressCount }) => addressCount > 0);
  const most = Math.max(0, ...bands.map(({ addressCount }) => addressCount));
  const sum = (pick: (band: (typeof bands)[number]) => number): number =>
    bands.reduce((total, band) => total + pick(band), 0);
  return [
    {
      heading: said.heading,
      columns: [
        { title: said.persons },
        numberColumn(said.addresses),
        numberColumn(said.personsTogether),
        { title: '' },
      ],
      rows: bands.map(({ label, addressCount, personCount }) => [
        label,
        addressCount,
        personCount,
        drawBar(addressCount, most, BAR_WIDTH),
      ]),
      totals: [words.total, sum((band) => band.addressCount), sum((band) => band.personCount), ''],
      remarks: [said.withoutAddress(population.withoutAddressCount), said.counting],
    },
    {
      heading: said.largestHeading,
      columns: [numberColumn(said.persons), { title: said.firstPerson }],
      rows: population.largestAddresses.map(({ personCount, fileIndex, row }) => [
        personCount,
        said.place(files[fileIndex]?.file ?? '', row),
      ]),
      remarks: [],
    },
  ];
}
