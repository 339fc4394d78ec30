/** The keys that the settings schema knows, read from the schema itself. */
import { z } from 'zod';
import { SettingsSchema } from './settings-schema.ts';
import type { SettingPath } from './settings-source.ts';

/** The keys that may stand in the group at `path`; empty when there is no group there. */
export function keysAllowedAt(path: SettingPath): readonly string[] {
  let schema: z.core.$ZodType = SettingsSchema;
  for (const step of path) {
    schema = unwrap(schema);
    if (schema instanceof z.ZodObject) schema = schema.shape[String(step)];
    else if (schema instanceof z.ZodArray) schema = schema.element;
    else if (schema instanceof z.ZodRecord) schema = schema.valueType;
    else return [];
  }
  return keysOf(unwrap(schema));
}

/** Every key of the settings as a path with `[]` for a list, such as `cases[].groupSize`. */
export function listSettingKeys(schema: z.core.$ZodType = SettingsSchema, prefix = ''): readonly string[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) return listSettingKeys(inner.element, `${prefix}[]`);
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries(inner.shape).flatMap(([key, value]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    return [path, ...listSettingKeys(value as z.core.$ZodType, path)];
  });
}

function keysOf(schema: z.core.$ZodType): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) {
    return schema.keyType.options.map(String);
  }
  return [];
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return unwrap(schema.unwrap());
  }
  // What is made ready first, and then held against a schema.
  if (schema instanceof z.ZodPipe) return unwrap(schema.out);
  return schema;
}
