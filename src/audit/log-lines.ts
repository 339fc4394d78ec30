/** The audit log as a text file for researchers: one event a line, in canonical JSON. */
import type { ChainedEvent } from '../domain/audit-event.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Json } from '../domain/canonical-json.ts';
import { DEEPEST_EVENT, isShallow } from './chain.ts';

/** One event as a line, with its line feed. */
export function formatEventLine(event: ChainedEvent): string {
  return `${canonicalJson({ ...event, data: event.data })}\n`;
}

/**
 * The lines of a log as untrusted values, for `checkLog`. A line that is not the canonical JSON of its value becomes
 * `undefined`, which `checkLog` names as unreadable.
 */
export function parseEventLines(text: string): readonly unknown[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map(parseCanonicalJson);
}

/** The value of a text that is canonical JSON and nests no deeper than an event; `undefined` for any other text. */
export function parseCanonicalJson(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    // Canonical JSON refuses what JSON cannot hold: a number too large for a double is read as an infinite one.
    return isShallow(value, DEEPEST_EVENT) && canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
