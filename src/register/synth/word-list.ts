/** Reads a list of words from a text, so that a long list stays readable in the code. */

/** The words of a text, divided by white space. */
export function listWords(text: string): readonly string[] {
  return text.trim().split(/\s+/u);
}
