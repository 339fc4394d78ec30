/** `loting.yaml` in, settings out, or everything that is wrong with it: file, line, setting, what would be right. */
import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import type { Failure } from '../failure.ts';
import { failure } from '../failure.ts';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import { checkSettings } from './check-settings.ts';
import { expandDottedKeys } from './dotted-keys.ts';
import { settingProblemOf } from './setting-problem-of.ts';
import { keysAllowedAt } from './settings-keys.ts';
import type { Settings } from './settings-schema.ts';
import { SettingsSchema } from './settings-schema.ts';
import type { SettingPath, SettingsSource } from './settings-source.ts';
import { formatSettingPath, readSettingsSource } from './settings-source.ts';

/**
 * Reads the text of a settings file. All problems are collected: first those of form (YAML, unknown or missing keys,
 * wrong values), and when there are none, those of meaning (bands that overlap, quotas that cannot add up).
 * @param file the name to use in messages
 */
export function parseSettings(text: string, file: string): Result<Settings> {
  const source = readSettingsSource(text);
  const [syntaxError] = source.document.errors;
  if (syntaxError !== undefined) {
    const line = syntaxError.linePos?.[0].line ?? 1;
    return refuse(failure('settings.not-yaml', { problem: syntaxError.code }, { file, line }));
  }
  let plain: unknown;
  try {
    plain = expandDottedKeys(source.document.toJS({ maxAliasCount: 10 }));
  } catch {
    return refuse(failure('settings.not-yaml', { problem: 'RESOURCE_EXHAUSTION' }, { file, line: 1 }));
  }
  const parsed = SettingsSchema.safeParse(plain);
  const failures = parsed.success
    ? checkSettings(parsed.data).map(({ path, make }) => make(placeOf(source, path, file)))
    : parsed.error.issues.flatMap((issue) => describeIssue(issue, plain, source, file));
  const [first, ...rest] = failures;
  if (first !== undefined) return refuse(first, ...rest);
  if (!parsed.success) throw new Error('zod refused the settings without an issue');
  return ok(parsed.data);
}

function placeOf(source: SettingsSource, path: SettingPath, file: string) {
  return { file, line: source.lineOf(path), setting: formatSettingPath(path) };
}

function describeIssue(
  issue: z.core.$ZodIssue,
  plain: unknown,
  source: SettingsSource,
  file: string,
): readonly Failure[] {
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysAllowedAt(issue.path);
    return issue.keys.map((key) =>
      failure(
        'settings.unknown-key',
        { key, suggestion: suggestKey(key, allowed), allowed },
        placeOf(source, [...issue.path, key], file),
      ),
    );
  }
  // A name that is no name here is at fault, not what stands below it.
  const key = issue.code === 'invalid_key' ? issue.path.at(-1) : undefined;
  const found = key === undefined ? valueAt(plain, issue.path) : String(key);
  const place = placeOf(source, issue.path, file);
  if (found === undefined) {
    return [failure('settings.missing-key', { key: String(issue.path.at(-1) ?? 'panel') }, place)];
  }
  return [
    failure('settings.wrong-value', { found: showValue(found), problem: settingProblemOf(issue) }, place),
  ];
}

function suggestKey(key: string, allowed: readonly string[]): string | undefined {
  if (allowed.length === 0) return undefined;
  const candidate = closest(
    key.toLowerCase(),
    allowed.map((each) => each.toLowerCase()),
  );
  const best = allowed.find((each) => each.toLowerCase() === candidate);
  const isClose = distance(key.toLowerCase(), candidate) <= Math.max(2, Math.floor(key.length / 3));
  return isClose ? best : undefined;
}

function valueAt(plain: unknown, path: SettingPath): unknown {
  let value: unknown = plain;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

function showValue(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
