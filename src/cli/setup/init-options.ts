/** The answers of `loting init` as options, for scripts and for those who know them already. */
import type { Command } from 'commander';
import { failure } from '../../domain/failure.ts';
import type { Failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { readPositiveInteger } from '../read-number.ts';
import type { Words } from '../words/words.ts';
import type { InitAnswers, MunicipalityAnswers, PlainAnswer } from './init-answers.ts';

/** The option of each answer, without its dashes, and whether it is a number. */
const optionOf = {
  name: 'name <text>',
  id: 'id <text>',
  contactName: 'contact-name <text>',
  contactEmail: 'contact-email <address>',
  contactPhone: 'contact-phone <number>',
  contactWebsite: 'contact-website <url>',
  signUpUrl: 'sign-up-url <url>',
  minimumMembers: 'minimum-members <number>',
  maximumMembers: 'maximum-members <number>',
  referenceDate: 'reference-date <date>',
  letterDate: 'letter-date <date>',
  answerBefore: 'answer-before <date>',
  caseCount: 'case-count <number>',
  groupSize: 'group-size <number>',
} as const satisfies Record<PlainAnswer | 'caseCount', string>;

type OptionAnswer = keyof typeof optionOf;
const optionAnswers = Object.keys(optionOf) as readonly OptionAnswer[];
const numbers: ReadonlySet<OptionAnswer> = new Set([
  'minimumMembers',
  'maximumMembers',
  'caseCount',
  'groupSize',
]);

export function addInitOptions(command: Command, { setup }: Words): void {
  const { questions, municipalityOption, yesOption } = setup.init;
  for (const key of optionAnswers) command.option(`--${optionOf[key]}`, questions[key].ask);
  command.option(
    '--municipality <parts>',
    municipalityOption,
    (part: string, parts: readonly string[] | undefined) => [...(parts ?? []), part],
  );
  command.option('--yes', yesOption);
}

/** The answers that were given as options. */
export function readInitOptions(options: Readonly<Record<string, unknown>>): Result<Partial<InitAnswers>> {
  const failures: Failure[] = [];
  const answers: Record<string, unknown> = {};
  for (const key of optionAnswers) {
    const given = options[key];
    if (typeof given !== 'string') continue;
    if (!numbers.has(key)) answers[key] = given.trim();
    else {
      const number = readPositiveInteger(`--${optionOf[key].split(' ')[0] ?? ''}`, given);
      if (number.ok) answers[key] = number.value;
      else failures.push(...number.failures);
    }
  }
  const given = options['municipality'];
  if (Array.isArray(given)) {
    const municipalities = given.map((parts) => readMunicipality(String(parts)));
    if (municipalities.includes(undefined))
      failures.push(
        failure('command.wrong-option', {
          option: '--municipality',
          problem: { code: 'municipality-parts' },
        }),
      );
    answers['municipalities'] = municipalities;
  }
  const [first, ...rest] = failures;
  return first === undefined ? ok(answers) : refuse(first, ...rest);
}

/** `GM0344;Utrecht;660;9%;Postbus 10000;3500 AA  UTRECHT` */
function readMunicipality(text: string): MunicipalityAnswers | undefined {
  const parts = text.split(';').map((part) => part.trim());
  const [code = '', name = '', target = '', response = '', ...returnAddress] = parts;
  const targetMembers = Number(target);
  const expectedResponse = readShare(response);
  if (returnAddress.length !== 2 || !Number.isInteger(targetMembers) || expectedResponse === undefined) {
    return undefined;
  }
  return { code, name, targetMembers, expectedResponse, returnAddress };
}

/** `9%`, `9,5%` and `0.09` as a share. */
export function readShare(text: string): number | undefined {
  const match = /^(\d+(?:[.,]\d+)?)\s*(%?)$/u.exec(text.trim());
  if (match === null) return undefined;
  const number = Number((match[1] ?? '').replace(',', '.'));
  // As many digits as were typed: 9.5% is 0.095, and not 0.09500000000000001.
  return match[2] === '%' ? Number((number / 100).toPrecision(12)) : number;
}
