/** Reads the YAML that staff edit beside a letter (style, front matter) by a schema, with the line of every problem. */
import { isNode, isScalar, visit } from 'yaml';
import type { z } from 'zod';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, okUnless, refuse } from '../domain/result.ts';
import { settingProblemOf } from '../domain/settings/setting-problem-of.ts';
import type { SettingPath, SettingsSource } from '../domain/settings/settings-source.ts';
import { formatSettingPath, readSettingsSource } from '../domain/settings/settings-source.ts';

/** A value that was read, and where each of its settings stands. */
export interface ReadYaml<T> {
  readonly value: T;
  /** The line in the file, from 1, of a setting or of the nearest one around it. */
  readonly lineOf: (path: SettingPath) => number;
}

/**
 * Reads `text` by `schema`. All problems of form are collected.
 * @param linesBefore how many lines of the file come before `text`
 */
export function readYaml<T>(
  text: string,
  schema: z.ZodType<T>,
  file: string,
  linesBefore: number,
): Result<ReadYaml<T>> {
  const source = readSettingsSource(text);
  const lineOf = (path: SettingPath): number => source.lineOf(path) + linesBefore;
  const syntaxFailures = source.document.errors.map((error) =>
    failure(
      'letters.not-yaml',
      { problem: error.code },
      { file, line: (error.linePos?.[0].line ?? 1) + linesBefore },
    ),
  );
  const [first, ...rest] = syntaxFailures;
  if (first !== undefined) return refuse(first, ...rest);
  const braceLine = findBracesAsKey(text, source);
  if (braceLine !== undefined) {
    return refuse(
      failure('letters.not-yaml', { problem: 'braces' }, { file, line: braceLine + linesBefore }),
    );
  }
  const plain = toPlain(source);
  if (plain === undefined) {
    return refuse(failure('letters.not-yaml', { problem: 'nothing' }, { file, line: 1 + linesBefore }));
  }
  const parsed = schema.safeParse(plain);
  if (parsed.success) return ok({ value: parsed.data, lineOf });
  const failures = parsed.error.issues.flatMap((issue) => describeIssue(issue, plain, lineOf, file));
  return okUnless(failures, () => {
    throw new Error('zod refused the settings of a letter without an issue');
  });
}

/** The line of a `{{placeholder}}` without quotes, which YAML takes for a map whose key is a map. */
function findBracesAsKey(text: string, source: SettingsSource): number | undefined {
  let offset: number | undefined;
  visit(source.document, {
    Pair(_, { key }) {
      if (isScalar(key)) return undefined;
      offset = isNode(key) ? key.range?.[0] : 0;
      return visit.BREAK;
    },
  });
  return offset === undefined ? undefined : text.slice(0, offset).split('\n').length;
}

function toPlain(source: SettingsSource): unknown {
  try {
    return source.document.toJS({ maxAliasCount: 10 }) ?? undefined;
  } catch {
    return undefined;
  }
}

function describeIssue(
  issue: z.core.$ZodIssue,
  plain: unknown,
  lineOf: (path: SettingPath) => number,
  file: string,
): readonly Failure[] {
  const placeOf = (path: SettingPath) => ({ file, line: lineOf(path), setting: formatSettingPath(path) });
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => failure('letters.unknown-key', { key }, placeOf([...issue.path, key])));
  }
  const found = issue.path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    plain,
  );
  if (found === undefined) {
    return [failure('settings.missing-key', { key: String(issue.path.at(-1) ?? '') }, placeOf(issue.path))];
  }
  const shown = JSON.stringify(found);
  return [
    failure(
      'settings.wrong-value',
      { found: shown.length > 60 ? `${shown.slice(0, 57)}...` : shown, problem: settingProblemOf(issue) },
      placeOf(issue.path),
    ),
  ];
}
