/** The parts of a check's report that are about the people: how many, where and of what age, and who could be drawn. */
import type { ExclusionReason } from '../../domain/reasons.ts';
import { exclusionReasons } from '../../domain/reasons.ts';
import type { GroupCount } from '../../frame/check/group-tally.ts';
import type { MunicipalityGroups } from '../../frame/check/population-check.ts';
import { drawBar } from '../bar-chart.ts';
import type { ReportSection } from '../report-section.ts';
import { numberColumn, percentage } from '../report-section.ts';
import type { RegisterCheckReport } from './register-check-report.ts';

const BAR_WIDTH = 20;

/** What the rules of eligibility leave of the rows: each row is eligible, excluded or rejected. */
export function eligibilitySection(report: RegisterCheckReport): ReportSection {
  const { population, files, referenceDate, lists } = report;
  const rowCount = files.reduce((sum, file) => sum + file.rowCount, 0);
  const rejectedCount = rowCount - population.residentCount + population.repeatedEligibleCount;
  const reasons = (Object.keys(exclusionReasons) as ExclusionReason[]).filter(
    (reason) => population.excluded[reason] > 0,
  );
  const line = (title: string, count: number, words: string): readonly (string | number)[] => [
    title,
    count,
    percentage(count, rowCount),
    words,
  ];
  return {
    heading: `Who could be drawn, with ages on ${referenceDate}`,
    columns: [{ title: 'Rows' }, numberColumn('Count'), numberColumn('Share'), { title: 'In words' }],
    rows: [
      line('Eligible', population.eligibleCount, 'can be drawn'),
      ...reasons.map((reason) =>
        line(`Excluded: ${reason}`, population.excluded[reason], exclusionReasons[reason]),
      ),
      line(
        'Rejected',
        rejectedCount,
        'not a resident (see Problems), or one who can be drawn by an earlier row',
      ),
    ],
    totals: line('Rows', rowCount, ''),
    remarks: [
      ...lists.map(
        ({ list, entryCount }) => `The lists of eligibility.${list} name ${entryCount} people together.`,
      ),
      ...(lists.some(({ list }) => list === 'drawnBefore') && population.excluded['drawn-before'] === 0
        ? [
            'None of the people drawn before was found: check that eligibility.drawnBefore names the right key.',
          ]
        : []),
    ],
  };
}

/** Persons, and who stands in the registers twice. */
export function personSection({ population }: RegisterCheckReport): ReportSection {
  return {
    heading: 'Persons',
    columns: [{ title: '' }, numberColumn('Count')],
    rows: [
      ['Rows that were read as a resident', population.residentCount],
      ['Different persons', population.personCount],
      ['Rows with the person of an earlier row', population.samePersonCount],
      ['Rows with the name, birth date and address of another person', population.sameNameAndAddressCount],
    ],
    remarks: [],
  };
}

/** Residents by gender, age band and district, with bars; over all municipalities, save the districts. */
export function groupSections({ population, districtYear }: RegisterCheckReport): readonly ReportSection[] {
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
  const year = districtYear === undefined ? '' : `, codes of ${districtYear}`;
  return [
    groupSection(
      'Gender',
      merge((groups) => groups.genders),
    ),
    groupSection(
      'Age band',
      merge((groups) => groups.ageBands),
    ),
    ...municipalities.map(({ municipality, districts }) =>
      groupSection(`District (wijk) in ${municipality}${year}`, districts),
    ),
  ];
}

function groupSection(heading: string, groups: readonly GroupCount[]): ReportSection {
  const personCount = groups.reduce((sum, group) => sum + group.personCount, 0);
  const eligibleCount = groups.reduce((sum, group) => sum + group.eligibleCount, 0);
  const most = Math.max(0, ...groups.map((group) => group.personCount));
  return {
    heading,
    columns: [
      { title: '' },
      numberColumn('Residents'),
      numberColumn('Share'),
      numberColumn('Can be drawn'),
      { title: '' },
    ],
    rows: groups.map((group) => [
      group.value,
      group.personCount,
      percentage(group.personCount, personCount),
      group.eligibleCount,
      drawBar(group.personCount, most, BAR_WIDTH),
    ]),
    totals: ['Total', personCount, percentage(personCount, personCount), eligibleCount, ''],
    remarks: [],
  };
}

/** How many people live at an address, and where most do, by row. */
export function addressSections({ population, files }: RegisterCheckReport): readonly ReportSection[] {
  const bands = population.addressSizes.filter(({ addressCount }) => addressCount > 0);
  const most = Math.max(0, ...bands.map(({ addressCount }) => addressCount));
  const sum = (pick: (band: (typeof bands)[number]) => number): number =>
    bands.reduce((total, band) => total + pick(band), 0);
  return [
    {
      heading: 'Persons per address',
      columns: [
        { title: 'Persons' },
        numberColumn('Addresses'),
        numberColumn('Persons together'),
        { title: '' },
      ],
      rows: bands.map(({ label, addressCount, personCount }) => [
        label,
        addressCount,
        personCount,
        drawBar(addressCount, most, BAR_WIDTH),
      ]),
      totals: ['Total', sum((band) => band.addressCount), sum((band) => band.personCount), ''],
      remarks: [
        `Residents without an address: ${population.withoutAddressCount}.`,
        'Here, and by gender, age band and district: without ended registrations (opschorting); a person in two rows counts twice.',
      ],
    },
    {
      heading: 'The largest addresses',
      columns: [numberColumn('Persons'), { title: 'First person there' }],
      rows: population.largestAddresses.map(({ personCount, fileIndex, row }) => [
        personCount,
        `${files[fileIndex]?.file ?? ''}, row ${row}`,
      ]),
      remarks: [],
    },
  ];
}
