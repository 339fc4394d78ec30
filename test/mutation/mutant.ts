/** One small fault put into the source of a stage, to see whether a test notices. */
export interface Mutant {
  /** From the root of the repository. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where what is evaluated begins: the fault makes no difference to a run that does not come here. */
  readonly place: number;
  /** Where the replaced text begins and ends in the file, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** What was done, as `< becomes <=`. */
  readonly change: string;
}

/** A change of a piece of text, before it is known in which file. */
export type Edit = Pick<Mutant, 'start' | 'end' | 'replacement' | 'change'>;

/** A fault that is known to change nothing. */
export interface EquivalentMutant {
  readonly file: string;
  /** How the line begins in which the change is, without the spaces before it. */
  readonly code: string;
  /** How the change begins. */
  readonly change: string;
  readonly why: string;
}

export function nameMutant({ file, line, column, change }: Mutant): string {
  return `${file}:${line}:${column}  ${change}`;
}

/** The source with the fault in it. */
export function applyMutant(source: string, { start, end, replacement }: Mutant): string {
  return source.slice(0, start) + replacement + source.slice(end);
}
