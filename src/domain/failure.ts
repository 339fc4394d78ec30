/**
 * The closed union of expected failures. Each stage declares its own in `failures/`; the code decides the parameters,
 * so that no failure can be made without a sentence, and no sentence without its figures.
 * Sentences carry ids, row numbers, columns and settings: never a name, an address, a key or a login code.
 */
import { admissionFailures } from './failures/admission-failures.ts';
import { allocationFailures } from './failures/allocation-failures.ts';
import { assignmentFailures } from './failures/assignment-failures.ts';
import { auditFailures } from './failures/audit-failures.ts';
import { commandFailures } from './failures/command-failures.ts';
import { drawFailures } from './failures/draw-failures.ts';
import { frameFailures } from './failures/frame-failures.ts';
import { letterTextFailures } from './failures/letter-text-failures.ts';
import { listFailures } from './failures/list-failures.ts';
import { lettersFailures } from './failures/letters-failures.ts';
import { mailroomFailures } from './failures/mailroom-failures.ts';
import { postingFailures } from './failures/posting-failures.ts';
import { privacyFailures } from './failures/privacy-failures.ts';
import { registerFailures } from './failures/register-failures.ts';
import { reportFailures } from './failures/report-failures.ts';
import { selectFailures } from './failures/select-failures.ts';
import { settingsFailures } from './failures/settings-failures.ts';
import { signupsFailures } from './failures/signups-failures.ts';
import { storeFailures } from './failures/store-failures.ts';

export const failureTable = {
  ...settingsFailures,
  ...registerFailures,
  ...listFailures,
  ...frameFailures,
  ...allocationFailures,
  ...drawFailures,
  ...lettersFailures,
  ...letterTextFailures,
  ...postingFailures,
  ...mailroomFailures,
  ...signupsFailures,
  ...privacyFailures,
  ...admissionFailures,
  ...assignmentFailures,
  ...selectFailures,
  ...auditFailures,
  ...reportFailures,
  ...storeFailures,
  ...commandFailures,
};

type FailureTable = typeof failureTable;
export type FailureCode = keyof FailureTable;
type ParamsOf<C extends FailureCode> = Parameters<FailureTable[C]['what']>[0];

/** Where something is wrong, as far as it is known. `line` counts from 1; `row` as a spreadsheet does (the header is row 1). */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly row?: number;
  readonly column?: string;
  readonly setting?: string;
}

export type Failure = {
  [C in FailureCode]: { readonly code: C; readonly params: ParamsOf<C>; readonly place: Place };
}[FailureCode];

/** Makes a failure. The type checker holds code and parameters together. */
export function failure<C extends FailureCode>(code: C, params: ParamsOf<C>, place: Place = {}): Failure {
  return { code, params, place } as Failure;
}

export interface FailureText {
  readonly what: string;
  readonly where: string;
  readonly remedy: string;
}

/** The sentences of a failure: what is wrong, where, and what to do. `where` is empty when there is no place to name. */
export function describeFailure(failed: Failure): FailureText {
  const entry = failureTable[failed.code] as {
    what: (params: unknown) => string;
    remedy: (params: unknown) => string;
  };
  return {
    what: entry.what(failed.params),
    where: describePlace(failed.place),
    remedy: entry.remedy(failed.params),
  };
}

/** A place in words, such as `loting.yaml, line 12, setting letters.batchSize`. */
export function describePlace(place: Place): string {
  const parts: string[] = [];
  if (place.file !== undefined) parts.push(place.file);
  if (place.line !== undefined) parts.push(`line ${place.line}`);
  if (place.row !== undefined) parts.push(`row ${place.row}`);
  if (place.column !== undefined) parts.push(`column ${place.column}`);
  if (place.setting !== undefined) parts.push(`setting ${place.setting}`);
  return parts.join(', ');
}
