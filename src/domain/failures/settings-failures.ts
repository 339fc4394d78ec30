/** What can be wrong in `loting.yaml`, in sentences. */
import { sayPhrase, sentence } from '../failure-table.ts';
import type { SettingProblem, YamlProblem } from './setting-problems.ts';
import { settingProblems, yamlProblems } from './setting-problems.ts';

/** What can stand twice. */
const doubles = {
  question: 'question',
  answer: 'answer',
  municipality: 'municipality',
  file: 'register file',
  feature: 'feature',
  case: 'case',
  gender: 'gender',
  ageBand: 'age band',
  district: 'district',
  stratum: 'stratum',
};
export type Double = keyof typeof doubles;

export const settingsFailures = {
  'settings.not-yaml': sentence<{ problem: YamlProblem }>(
    (p) => `The settings file is not valid YAML: ${yamlProblems[p.problem]}.`,
    () => 'Correct the line. Keep the indentation of the lines around it, with spaces and not tabs.',
  ),
  'settings.unknown-key': sentence<{
    key: string;
    suggestion: string | undefined;
    allowed: readonly string[];
  }>(
    (p) => `The setting "${p.key}" does not exist here.`,
    (p) =>
      p.suggestion === undefined
        ? `Remove the line. Possible here: ${p.allowed.join(', ')}.`
        : `Did you mean "${p.suggestion}"?`,
  ),
  'settings.missing-key': sentence<{ key: string }>(
    (p) => `The setting "${p.key}" is missing.`,
    (p) => `Add a line "${p.key}: ..." here. The file that "loting init" makes shows an example.`,
  ),
  'settings.wrong-value': sentence<{ found: string; problem: SettingProblem }>(
    (p) => `The value ${p.found} is not right: ${sayPhrase(settingProblems, p.problem)}.`,
    () => 'Change the value. The comment above the setting says what is possible.',
  ),
  'settings.bands-overlap': sentence<{ first: string; second: string }>(
    (p) => `The age bands ${p.first} and ${p.second} overlap.`,
    () => 'Let each band begin one year after the one before it ends.',
  ),
  'settings.bands-gap': sentence<{ fromYears: number; toYears: number | undefined }>(
    (p) =>
      p.toYears === undefined
        ? `Residents of ${p.fromYears} and older are eligible but belong to no age band.`
        : `Residents of ${p.fromYears} to ${p.toYears} are eligible but belong to no age band.`,
    () => 'Add a band, or change the minimum or maximum age.',
  ),
  'settings.ages-reversed': sentence<{ minimumAge: number; maximumAge: number }>(
    (p) => `The minimum age ${p.minimumAge} is above the maximum age ${p.maximumAge}.`,
    () => 'Make the maximum age at least the minimum age.',
  ),
  'settings.duplicate': sentence<{ double: Double; value: string }>(
    (p) => `The ${doubles[p.double]} "${p.value}" stands twice.`,
    () => 'Remove one of the two, or give it another name.',
  ),
  'settings.members-reversed': sentence<{ minimum: number; maximum: number }>(
    (p) => `The minimum number of members ${p.minimum} is above the maximum ${p.maximum}.`,
    () => 'Make the maximum at least the minimum.',
  ),
  'settings.targets-outside-panel': sentence<{ total: number; minimum: number; maximum: number }>(
    (p) =>
      `The municipalities' targets add up to ${p.total} members, outside the panel's ${p.minimum} to ${p.maximum}.`,
    () => 'Change targetMembers of the municipalities, or panel.members.',
  ),
  'settings.municipality-feature': sentence(
    () => 'The strata do not begin with municipality, but each municipality is drawn on its own.',
    () => 'Add "municipality" to strata.features.',
  ),
  'settings.group-too-large': sentence<{ caseId: string; groupSize: number; members: number }>(
    (p) =>
      `Case ${p.caseId} wants a group of ${p.groupSize}, but the panel has at most ${p.members} members.`,
    () => 'Make the group smaller or the panel larger.',
  ),
  'settings.too-many-seats': sentence<{ seats: number; members: number; cap: number }>(
    (p) =>
      `The cases need ${p.seats} seats together, but ${p.members} members of at most ${p.cap} cases each fill no more than ${p.members * p.cap}.`,
    () => 'Raise assignment.maximumCasesPerMember or the number of members, or make the groups smaller.',
  ),
  'settings.answer-before-letter': sentence<{ letterDate: string; answerBefore: string }>(
    (p) => `Residents are asked to answer before ${p.answerBefore}, but the letter is dated ${p.letterDate}.`,
    () => 'Choose a later date for answerBefore.',
  ),
  'settings.reminder-before-letter': sentence<{ letterDate: string; firstLetterDate: string }>(
    (p) =>
      `The reminder is dated ${p.letterDate}, not after the first letter, which is of ${p.firstLetterDate}.`,
    () => 'Choose a later date for the reminder.',
  ),
  'settings.quota-feature-not-stratum': sentence<{ feature: string }>(
    (p) =>
      `The quota feature "${p.feature}" is not one of strata.features, so the frame has no shares for it, and not a question of signUp.questions.`,
    () => 'Add it to strata.features, or remove it from the quota features.',
  ),
  'settings.shares-missing': sentence<{ question: string }>(
    (p) =>
      `The quota feature "${p.question}" is a question, but its answers have no shares of the population.`,
    () => 'Give every answer of the question its share, such as 0.25, or remove it from the quota features.',
  ),
  'settings.shares-not-whole': sentence<{ question: string; total: number }>(
    (p) => `The shares of the answers to "${p.question}" add up to ${p.total}, or some answers have none.`,
    () => 'Give every answer a share, so that they add up to 1, or give none.',
  ),
  'settings.question-id-taken': sentence<{ id: string }>(
    (p) => `A question cannot have the id "${p.id}": it is a feature, or a column of the sign-up file.`,
    () => 'Choose another id for the question.',
  ),
  'settings.answer-id-taken': sentence<{ id: string }>(
    (p) => `An answer cannot have the id "${p.id}": it stands for who gave no answer.`,
    () => 'Choose another id for the answer.',
  ),
  'settings.question-unknown': sentence<{ id: string }>(
    (p) => `There is no question "${p.id}" in signUp.questions.`,
    () => 'Correct the id, or add the question.',
  ),
  'settings.answer-unknown': sentence<{ question: string; answer: string; known: readonly string[] }>(
    (p) => `The question "${p.question}" has no answer "${p.answer}".`,
    (p) => `Possible: ${p.known.join(', ')}.`,
  ),
  'settings.districts-twice': sentence(
    () => 'The district is taken from a table of postcodes (register.districts.file) and from a column.',
    () => 'Remove one of the two: "district" under register.columns, or "file" under register.districts.',
  ),
  'settings.panel-id-changed': sentence<{ found: string; expected: string }>(
    (p) => `The settings are of the panel "${p.found}", but the database is of the panel "${p.expected}".`,
    (p) => `Set panel.id back to "${p.expected}". Login codes belong to that panel.`,
  ),
  'settings.changed-since-frame': sentence(
    () => 'A setting that matters for the draw was changed after the frame was committed to.',
    () => 'Change it back, or build the frame anew with "loting frame build".',
  ),
};
