/** One step of the audit: what was recomputed, from what, and what was found to differ. */
import path from 'node:path';
import type { AuditDifference } from '../../audit/differences.ts';
import { difference } from '../../audit/differences.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Failure } from '../../domain/failure.ts';
import type { Hash } from '../../domain/ids.ts';
import { hashFile } from '../../store/read-file.ts';
import type { OpenPanel } from '../open-panel.ts';

export interface AuditStep {
  readonly name: string;
  /** What was recomputed and compared, in words with counts. */
  readonly checked: string;
  readonly differences: readonly AuditDifference[];
  /** What is as it is recorded, and yet must be known: one sentence each. */
  readonly remarks?: readonly string[];
}

/** Evidence that cannot be read is a difference like any other: it is named, and the other steps go on. */
export function refusedEvidence(failures: readonly Failure[]): readonly AuditDifference[] {
  return failures.map((failed) => difference('evidence.refused', { failed }));
}

/** A file inside the working folder holds the bytes that it should. `file` is its path from there. */
export function compareFile(panel: OpenPanel, file: string, expected: Hash): readonly AuditDifference[] {
  const found = hashFile(path.join(panel.folder.root, file));
  if (!found.ok) {
    return found.failures.some(({ code }) => code === 'store.file-missing')
      ? [difference('evidence.file-missing', { file })]
      : refusedEvidence(found.failures);
  }
  return found.value === expected
    ? []
    : [difference('evidence.file-changed', { file }, expected, found.value)];
}

/** True when two plain values are the same, whatever the order of their keys. */
export function areSame(left: object, right: object): boolean {
  return isPlainlySame(left, right) || canonicalJson({ ...left }) === canonicalJson({ ...right });
}

/** Most values are the same, and made of texts and lists of texts: they need not be written out to be compared. */
function isPlainlySame(left: object, right: object): boolean {
  const others = new Map<string, unknown>(Object.entries(right));
  const entries: readonly (readonly [string, unknown])[] = Object.entries(left);
  return (
    entries.length === others.size &&
    entries.every(([key, value]) => {
      const other = others.get(key);
      if (!Array.isArray(value) || !Array.isArray(other)) return value === other && typeof value !== 'object';
      return (
        value.length === other.length &&
        value.every((each, place) => typeof each === 'string' && each === other[place])
      );
    })
  );
}
