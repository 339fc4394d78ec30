/**
 * The closed union of expected failures. Each stage declares its own in `failures/`, in English, with Dutch twins; the code decides the parameters,
 * so that no failure can be made without a sentence, and no sentence without its figures.
 * Sentences carry ids, row numbers, columns and settings: never a name, an address, a key or a login code.
 */
import type { englishFailures } from './english-failures.ts';

type FailureTable = typeof englishFailures;
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
