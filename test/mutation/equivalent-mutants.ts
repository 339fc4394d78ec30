/** Survivors that were looked at: faults that change nothing that anybody could notice, each with the reason. */
import { readFileSync } from 'node:fs';
import type { Mutant } from './mutant.ts';

interface EquivalentMutant {
  readonly file: string;
  /** How the line begins in which the change is, without the spaces before it. */
  readonly code: string;
  /** How the change begins. */
  readonly change: string;
  readonly why: string;
}

const equivalentMutants: readonly EquivalentMutant[] = [];

/** Why a fault changes nothing, when it is known to. */
export function whyEquivalent({ file, line, change }: Mutant): string | undefined {
  const code = readFileSync(file, 'utf8').split('\n')[line - 1]?.trim() ?? '';
  return equivalentMutants.find(
    (each) => each.file === file && code.startsWith(each.code) && change.startsWith(each.change),
  )?.why;
}
