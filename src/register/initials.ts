/** Initials (voorletters) from given names. */

/** The first letter of a name with its combining marks; `IJ` is one letter. */
const FIRST_LETTER = /IJ|\p{L}\p{M}*/u;
/** A given name that is a single letter already; `Th` and `IJ` are written as one. */
const SINGLE_LETTER = /^(?:Th|IJ|\p{L}\p{M}*)$/u;

/**
 * One initial with a dot for each given name: `Anna Cornelia` gives `A.C.`, `Anne-Fleur` gives `A.`, `IJsbrand` gives
 * `IJ.`. A given name of one letter gets no dot: `A` stays `A`.
 */
export function initialsOf(givenNames: string): string {
  let initials = '';
  for (const name of givenNames.split(/\s+/)) {
    if (SINGLE_LETTER.test(name)) initials += name;
    else {
      const letter = FIRST_LETTER.exec(name);
      if (letter !== null) initials += `${letter[0]}.`;
    }
  }
  return initials;
}
