/** Reads the fields of one answer, typed or from a file: yes or no, the date, the contact data and the questions. */
import { z } from 'zod';
import type { QuestionSettings } from '../domain/settings/sign-up-settings.ts';
import { CalendarDateSchema } from '../domain/settings/calendar-date.ts';
import type { AnswerLine } from './answer-file.ts';
import type { LineProblem } from './line-answers.ts';
import type { ResidentAnswer } from './invitation-states.ts';

/** How to reach someone who signed up; an empty text when not given. Stored sealed only. */
export const ContactSchema = z.strictObject({ email: z.string(), phone: z.string(), name: z.string() });

/** What is kept of a sign-up: how to reach the resident, and the answers that were given, by question. Stored sealed only. */
export const SignUpDetailsSchema = z.strictObject({
  contact: ContactSchema,
  answers: z.record(z.string(), z.string()),
});
export type SignUpDetails = z.infer<typeof SignUpDetailsSchema>;

export interface AnswerFields {
  readonly answer: ResidentAnswer;
  /** `2027-01-31`. */
  readonly answeredOn: string;
  readonly details: SignUpDetails;
}

const answerWords: ReadonlyMap<string, ResidentAnswer> = new Map([
  ['yes', 'signed-up'],
  ['ja', 'signed-up'],
  ['no', 'declined'],
  ['nee', 'declined'],
]);

/**
 * Reads everything of an answer but its code; the first column that is wrong instead.
 * @param today the date of the import, for a line without a date; `2027-01-31`
 */
export function readAnswerFields(
  { fields, answers: given }: Pick<AnswerLine, 'fields' | 'answers'>,
  questions: readonly QuestionSettings[],
  today: string,
): AnswerFields | { readonly problem: LineProblem } {
  const answer = answerWords.get(fields.answer.toLowerCase());
  if (answer === undefined) return { problem: 'answer' };
  const answeredOn = fields.answered_on === '' ? today : readDate(fields.answered_on);
  if (answeredOn === undefined) return { problem: 'answered_on' };
  // Days are text in the order of the calendar.
  if (answeredOn > today) return { problem: 'future' };
  if (!isEmail(fields.email)) return { problem: 'email' };
  if (!isPhone(fields.phone)) return { problem: 'phone' };
  if (!isName(fields.name)) return { problem: 'name' };
  const answers: Record<string, string> = {};
  for (const question of questions) {
    const text = given[question.id] ?? '';
    if (text === '') continue;
    const id = findAnswer(question, text);
    if (id === undefined) return { problem: `question ${question.id}` };
    answers[question.id] = id;
  }
  const contact = { email: fields.email, phone: fields.phone, name: fields.name.normalize('NFC') };
  return { answer, answeredOn, details: { contact, answers } };
}

/** An answer by its id or its text, whatever the capitals. */
function findAnswer({ answers }: QuestionSettings, text: string): string | undefined {
  const wanted = text.normalize('NFC').toLowerCase();
  const found =
    answers.find(({ id }) => id === wanted) ??
    answers.find((each) => each.text.normalize('NFC').toLowerCase() === wanted);
  return found?.id;
}

const DUTCH_DATE = /^(\d{1,2})-(\d{1,2})-(\d{4})$/;
const ISO_DATE_AND_TIME =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** `2027-01-31`, that with a time behind it (which is left out), or `31-01-2027`; `undefined` for anything else. */
export function readDate(text: string): string | undefined {
  const dutch = DUTCH_DATE.exec(text);
  const date =
    dutch === null
      ? ISO_DATE_AND_TIME.exec(text)?.[1]
      : [dutch[3], dutch[2]?.padStart(2, '0'), dutch[1]?.padStart(2, '0')].join('-');
  return CalendarDateSchema.safeParse(date).success ? date : undefined;
}

const EmailSchema = z.email().max(254);

function isEmail(text: string): boolean {
  return text === '' || EmailSchema.safeParse(text).success;
}

function isPhone(text: string): boolean {
  return text === '' || (/^\+?[\d ()./-]{6,30}$/.test(text) && text.replace(/\D/g, '').length >= 6);
}

function isName(text: string): boolean {
  return text.length <= 200 && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
}
