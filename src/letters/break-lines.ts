/** Breaks text into lines that fit a width, by measured widths. */
import type { FontRuler } from './font-ruler.ts';

export interface StyledText {
  readonly text: string;
  readonly isBold: boolean;
}

/** Text to be set; `line-break` begins a new line. */
export type RunningText = readonly (StyledText | 'line-break')[];

/** A piece of a line in one font, from the left edge of the line. */
export interface LinePiece extends StyledText {
  readonly leftPt: number;
  readonly widthPt: number;
}

export interface BrokenText {
  readonly lines: readonly (readonly LinePiece[])[];
  /** The width of the widest word; above the width that was asked for, it does not fit. */
  readonly widestWordPt: number;
}

/** A word: pieces without a space between them, such as a bold word and its full stop. */
type Word = readonly StyledText[];

/** Breaks at spaces only; a space without break is U+00A0. Two spaces count as one. */
export function breakLines(
  running: RunningText,
  widthPt: number,
  sizePt: number,
  ruler: FontRuler,
): BrokenText {
  const measure = (word: Word): number =>
    word.reduce((total, { text, isBold }) => total + ruler.widthPt(text, isBold, sizePt), 0);
  const spacePt = ruler.widthPt(' ', false, sizePt);
  const lines: (readonly LinePiece[])[] = [];
  let widestWordPt = 0;
  for (const words of splitIntoWords(running)) {
    let line: Word[] = [];
    let lineWidthPt = 0;
    for (const word of words) {
      const wordPt = measure(word);
      widestWordPt = Math.max(widestWordPt, wordPt);
      if (line.length > 0 && lineWidthPt + spacePt + wordPt > widthPt) {
        lines.push(placePieces(line, sizePt, ruler));
        line = [];
        lineWidthPt = 0;
      }
      lineWidthPt += (line.length > 0 ? spacePt : 0) + wordPt;
      line.push(word);
    }
    if (line.length > 0) lines.push(placePieces(line, sizePt, ruler));
  }
  return { lines, widestWordPt };
}

/** The words of each stretch between forced line breaks. */
function splitIntoWords(running: RunningText): readonly (readonly Word[])[] {
  const stretches: Word[][] = [];
  let words: Word[] = [];
  let word: StyledText[] = [];
  const endWord = (): void => {
    if (word.length > 0) words.push(word);
    word = [];
  };
  const endStretch = (): void => {
    endWord();
    stretches.push(words);
    words = [];
  };
  for (const item of running) {
    if (item === 'line-break') {
      endStretch();
      continue;
    }
    for (const [index, text] of item.text.split(' ').entries()) {
      if (index > 0) endWord();
      if (text !== '') word.push({ text, isBold: item.isBold });
    }
  }
  endStretch();
  return stretches;
}

/** Joins the words of a line with spaces into as few pieces as there are changes of font. */
function placePieces(words: readonly Word[], sizePt: number, ruler: FontRuler): readonly LinePiece[] {
  const merged: { text: string; isBold: boolean }[] = [];
  for (const [index, word] of words.entries()) {
    const last = merged.at(-1);
    if (index > 0 && last !== undefined) last.text += ' ';
    for (const { text, isBold } of word) {
      const previous = merged.at(-1);
      if (previous !== undefined && previous.isBold === isBold) previous.text += text;
      else merged.push({ text, isBold });
    }
  }
  let leftPt = 0;
  return merged.map(({ text, isBold }) => {
    const widthPt = ruler.widthPt(text, isBold, sizePt);
    const piece = { text, isBold, leftPt, widthPt };
    leftPt += widthPt;
    return piece;
  });
}
