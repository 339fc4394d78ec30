/** What a schema found wrong with the value of a setting or of a style file, as the code of a phrase. */
import { z } from 'zod';
import type { SettingProblem } from '../failures/setting-problems.ts';
import { settingProblems } from '../failures/setting-problems.ts';

/** Phrases without figures: the messages that the schemas name. */
type PlainCode = Extract<SettingProblem, { readonly code: string }>['code'];

/** A number with its limits: whatever is wrong with it, the problem names both. */
export function numberBetween(least: number, most: number): z.ZodNumber {
  const error = `between ${least} ${most}`;
  return z.number({ error }).min(least, { error }).max(most, { error });
}

/** The problem of an issue. Where a schema gives a message of its own, that is the code of a phrase. */
export function settingProblemOf(issue: z.core.$ZodIssue): SettingProblem {
  if (isPlainCode(issue.message)) return { code: issue.message } as SettingProblem;
  const [, minimum, maximum] = /^between (\S+) (\S+)$/.exec(issue.message) ?? [];
  if (minimum !== undefined) return { code: 'between', minimum: Number(minimum), maximum: Number(maximum) };
  switch (issue.code) {
    case 'invalid_type':
      return expectedKinds[issue.expected] ?? { code: 'other' };
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      return { code: 'one-of', possible: issue.values.map(String) };
    case 'invalid_union':
      return { code: 'file-names' };
    case 'invalid_format':
      return formats[issue.format] ?? { code: 'characters' };
    case 'invalid_key':
      return issue.issues[0] === undefined ? { code: 'other' } : settingProblemOf(issue.issues[0]);
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_element':
    case 'custom':
      return { code: 'other' };
  }
}

function isPlainCode(message: string): message is PlainCode {
  return Object.hasOwn(settingProblems, message);
}

function tooSmall({ origin, inclusive, minimum: least }: z.core.$ZodIssueTooSmall): SettingProblem {
  const minimum = Number(least);
  if (origin === 'string') return { code: 'empty' };
  if (origin === 'array') return { code: 'at-least-items', minimum };
  return { code: inclusive === false ? 'above' : 'at-least', minimum };
}

function tooBig({ origin, inclusive, maximum: most }: z.core.$ZodIssueTooBig): SettingProblem {
  const maximum = Number(most);
  if (origin === 'string') return { code: 'at-most-characters', maximum };
  if (origin === 'array') return { code: 'at-most-items', maximum };
  return { code: inclusive === false ? 'below' : 'at-most', maximum };
}

const formats: Readonly<Record<string, SettingProblem>> = {
  email: { code: 'email' },
  url: { code: 'web-address' },
};

const expectedKinds: Readonly<Record<string, SettingProblem>> = {
  string: { code: 'text-in-quotes' },
  number: { code: 'number' },
  int: { code: 'whole-number' },
  boolean: { code: 'true-or-false' },
  array: { code: 'list' },
  object: { code: 'group' },
  record: { code: 'group' },
};
