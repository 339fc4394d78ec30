/** Canonical JSON (RFC 8785): one text for one value, so that its hash means something. */
import { createRequire } from 'node:module';

const canonicalize = createRequire(import.meta.url)('canonicalize') as (value: unknown) => string | undefined;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The canonical text of a JSON value. Values that JSON cannot hold are a defect and throw. */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a value without a JSON form cannot be made canonical');
  return text;
}
