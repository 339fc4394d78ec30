/** Counts the words of the sentences of a letter template, as a reader does: a placeholder is one word. */

/** How many words each sentence has. Headings and drawn blocks are no sentences; an item of a list is. */
export function countWordsOfSentences(template: string): readonly number[] {
  return template
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^#.*$|^\{\{(?:code|qr|signature|page)\}\}$/gm, '')
    .replace(/^(?:\d+\.|-) /gm, '\n')
    .split(/\n\s*\n/)
    .flatMap((paragraph) =>
      paragraph
        .replaceAll('\n', ' ')
        .trim()
        .split(/(?<=[.?:!])\s+/),
    )
    .filter((sentence) => /[.?:]\**$/.test(sentence))
    .map((sentence) => sentence.split(/\s+/).length);
}
