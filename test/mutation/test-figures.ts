/** What is known of a test file on the sources as they are: which places each of its tests comes to, and how long it takes. */
export type PlacesByFile = Record<string, readonly number[]>;

export interface Figures {
  /** Of the processor. */
  seconds: number;
  /** Where the mutants are to which it comes, in each file that it loads. */
  places: PlacesByFile;
}

export interface TestFigures {
  /** Of what is done for all tests: loading, and making what they share. */
  readonly outside: Figures;
  /** By the full name of each test. */
  readonly tests: Record<string, Figures>;
}

/** What a test file says while it runs: that a test begins, or, without a name, what is between the tests. */
export interface TestMoment {
  readonly file?: string;
  readonly name?: string;
}

export const MOMENTS_CHANNEL = 'loting-mutation';

/** Figures of what has not run yet. */
export function figuresOf(): Figures {
  return { seconds: 0, places: {} };
}

/** The tests of a file that come to a place; all of them when what is done for all comes there, none when it is not loaded. */
export function testsAt({ outside, tests }: TestFigures, file: string, place: number): readonly string[] {
  const names = Object.keys(tests);
  if (outside.places[file]?.includes(place)) return names;
  return names.filter((name) => tests[name]?.places[file]?.includes(place));
}
