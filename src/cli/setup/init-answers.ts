/** What `loting init` asks, and the `loting.yaml` that the answers make: the shipped file with other values. */
import type { Settings } from '../../domain/settings/settings-schema.ts';
import { addDays, daysBetween } from '../../report/calendar-days.ts';
import { keepDistrictNames } from './keep-district-names.ts';
import { editSettingsText, resizeList, writeScalar } from './edit-settings-text.ts';

export interface MunicipalityAnswers {
  readonly code: string;
  readonly name: string;
  readonly targetMembers: number;
  /** A share of the letters. */
  readonly expectedResponse: number;
  readonly returnAddress: readonly string[];
}

export interface InitAnswers {
  readonly name: string;
  readonly id: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string;
  readonly contactWebsite: string;
  readonly signUpUrl: string;
  readonly municipalities: readonly MunicipalityAnswers[];
  readonly minimumMembers: number;
  readonly maximumMembers: number;
  /** `2027-01-01`, as are the other days. */
  readonly referenceDate: string;
  readonly letterDate: string;
  readonly answerBefore: string;
  readonly caseCount: number;
  readonly groupSize: number;
}

/** Where each plain answer stands in the settings. */
export const answerPaths = {
  name: ['panel', 'name'],
  id: ['panel', 'id'],
  contactName: ['panel', 'contact', 'name'],
  contactEmail: ['panel', 'contact', 'email'],
  contactPhone: ['panel', 'contact', 'phone'],
  contactWebsite: ['panel', 'contact', 'website'],
  signUpUrl: ['letters', 'signUpUrl'],
  minimumMembers: ['panel', 'members', 'minimum'],
  maximumMembers: ['panel', 'members', 'maximum'],
  referenceDate: ['eligibility', 'referenceDate'],
  letterDate: ['letters', 'letterDate'],
  answerBefore: ['letters', 'answerBefore'],
  groupSize: ['cases', 0, 'groupSize'],
} as const satisfies Partial<Record<keyof InitAnswers, readonly (string | number)[]>>;

export type PlainAnswer = keyof typeof answerPaths;
export const plainAnswers = Object.keys(answerPaths) as readonly PlainAnswer[];

/** The answers that the shipped settings hold. */
export function answersOf(shipped: Settings): InitAnswers {
  const { panel, letters, eligibility, municipalities, cases } = shipped;
  return {
    name: panel.name,
    id: panel.id,
    contactName: panel.contact.name,
    contactEmail: panel.contact.email,
    contactPhone: panel.contact.phone,
    contactWebsite: panel.contact.website,
    signUpUrl: letters.signUpUrl,
    municipalities: municipalities.map(({ code, name, targetMembers, expectedResponse, returnAddress }) => ({
      code,
      name,
      targetMembers,
      expectedResponse,
      returnAddress,
    })),
    minimumMembers: panel.members.minimum,
    maximumMembers: panel.members.maximum,
    referenceDate: eligibility.referenceDate,
    letterDate: letters.letterDate,
    answerBefore: letters.answerBefore,
    caseCount: cases.length,
    groupSize: cases[0]?.groupSize ?? 250,
  };
}

/** A size that people would choose: of 900 members about 800 and 1,000, and not 801 and 999. */
function roundSize(size: number): number {
  return size >= 200 ? 10 * Math.round(size / 10) : Math.max(1, Math.round(size));
}

/**
 * The answers with those that were given. What belongs to a given answer follows it: the last day to answer the date of
 * the letters, the day for ages its year, the size of the panel the members that the municipalities should bring.
 */
export function withGivenAnswers(usual: InitAnswers, given: Partial<InitAnswers>): InitAnswers {
  const { letterDate, municipalities } = { ...usual, ...given };
  const aimed = municipalities.reduce((sum, { targetMembers }) => sum + targetMembers, 0);
  const sizes = {
    minimumMembers: roundSize(aimed * 0.89),
    maximumMembers: roundSize(aimed * 1.11),
  };
  return {
    ...usual,
    answerBefore: addDays(letterDate, daysBetween(usual.letterDate, usual.answerBefore)),
    referenceDate: `${letterDate.slice(0, 4)}-01-01`,
    ...(given.municipalities === undefined ? {} : sizes),
    ...given,
  };
}

/**
 * The settings with the answers in them. The dates that nobody was asked for (later waves, cases) move along with the
 * last day to answer, and the reminder keeps its place between the letter and that day.
 * @param text of the shipped settings, which `shipped` are
 */
export function settingsTextOf(text: string, shipped: Settings, answers: InitAnswers): string {
  const [first, ...others] = answers.municipalities;
  if (first === undefined) throw new RangeError('a panel has a municipality');
  const moved = daysBetween(shipped.letters.answerBefore, answers.answerBefore);
  const withCases = resizeList(
    resizeList(text, ['cases'], 1, String),
    ['cases'],
    answers.caseCount,
    (index) => writeCase(shipped, index, moved, answers.groupSize),
  );
  const withMunicipalities = resizeList(
    resizeList(withCases, ['municipalities'], 1, String),
    ['municipalities'],
    answers.municipalities.length,
    (index) => writeMunicipality(others[index - 1] ?? first),
  );
  const edits = [
    ...plainAnswers.map((key) => ({ path: answerPaths[key], value: answers[key] })),
    ...municipalityEdits(first, shipped),
    ...reminderEdits(shipped, answers),
    ...datePaths(shipped).map(({ path, date }) => ({ path, value: addDays(date, moved) })),
  ];
  const codes = answers.municipalities.map(({ code }) => code);
  return keepDistrictNames(editSettingsText(withMunicipalities, edits), codes);
}

/** The register of a municipality, beside the settings. */
export function registerFileOf(code: string): string {
  return `registers/${code}.csv`;
}

/** The municipality whose settings are explained in the shipped file. */
const FIRST = ['municipalities', 0] as const;

function municipalityEdits(answers: MunicipalityAnswers, shipped: Settings) {
  const lines = shipped.municipalities[0]?.returnAddress.length ?? 0;
  return [
    { path: [...FIRST, 'code'], value: answers.code },
    { path: [...FIRST, 'name'], value: answers.name },
    { path: [...FIRST, 'register'], value: registerFileOf(answers.code) },
    { path: [...FIRST, 'targetMembers'], value: answers.targetMembers },
    { path: [...FIRST, 'expectedResponse'], value: answers.expectedResponse },
    ...Array.from({ length: lines }, (_, line) => ({
      path: [...FIRST, 'returnAddress', line],
      value: answers.returnAddress[line] ?? '',
    })),
  ];
}

function writeMunicipality(answers: MunicipalityAnswers): string {
  return [
    `  - code: ${writeScalar(answers.code)}`,
    `    name: ${writeScalar(answers.name)}`,
    `    register: ${writeScalar(registerFileOf(answers.code))}`,
    `    targetMembers: ${answers.targetMembers}`,
    `    expectedResponse: ${answers.expectedResponse}`,
    '    returnAddress:',
    ...answers.returnAddress.map((line) => `      - ${writeScalar(line)}`),
  ].join('\n');
}

/** A case of one line; beyond the shipped ones it gets a title to fill in and a day five weeks after the last. */
function writeCase({ cases }: Settings, index: number, movedDays: number, groupSize: number): string {
  const shipped = cases[index];
  const last = cases.at(-1);
  const title = shipped?.title ?? `Case ${index + 1}`;
  const date = shipped?.date ?? addDays(last?.date ?? '', 35 * (index + 1 - cases.length));
  const size = groupSize === last?.groupSize ? '' : `, groupSize: ${groupSize}`;
  const parts = `id: case-${index + 1}, title: ${JSON.stringify(title)}, date: ${addDays(date, movedDays)}`;
  return `  - { ${parts}${size} }`;
}

function reminderEdits({ letters }: Settings, { letterDate, answerBefore }: InitAnswers) {
  if (letters.reminder === undefined) return [];
  const share =
    daysBetween(letters.letterDate, letters.reminder.letterDate) /
    daysBetween(letters.letterDate, letters.answerBefore);
  const days = Math.round(share * daysBetween(letterDate, answerBefore));
  return [
    { path: ['letters', 'reminder', 'letterDate'], value: addDays(letterDate, days) },
    { path: ['letters', 'reminder', 'answerBefore'], value: answerBefore },
  ];
}

/** The dates that nobody is asked for, and that move along. */
function datePaths({ letters, cases }: Settings) {
  const dates: { path: readonly (string | number)[]; date: string }[] = [];
  const add = (path: readonly (string | number)[], date: string | undefined): void => {
    if (date !== undefined) dates.push({ path, date });
  };
  for (const [wave, own] of Object.entries(letters.waves)) {
    const at = ['letters', 'waves', Number(wave)];
    add([...at, 'letterDate'], own.letterDate);
    add([...at, 'answerBefore'], own.answerBefore);
    add([...at, 'reminder', 'letterDate'], own.reminder?.letterDate);
    add([...at, 'reminder', 'answerBefore'], own.reminder?.answerBefore);
  }
  add(['letters', 'welcome', 'letterDate'], letters.welcome?.letterDate);
  add(['letters', 'apology', 'letterDate'], letters.apology?.letterDate);
  add(['cases', 0, 'date'], cases[0]?.date);
  return dates;
}
