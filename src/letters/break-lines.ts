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
  /** At least the width of the widest word; above the width that was asked for, that word does not fit. */
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
  const whole = setOnOneLine(running, widthPt, sizePt, ruler);
  if (whole !== undefined) return whole;
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

/** The same for a short text in one font, such as the salutation, without taking it apart. */
function setOnOneLine(
  running: RunningText,
  widthPt: number,
  sizePt: number,
  ruler: FontRuler,
): BrokenText | undefined {
  const [first] = running;
  if (first === undefined || first === 'line-break') return undefined;
  const { isBold } = first;
  let text = '';
  for (const item of running) {
    if (item === 'line-break' || item.isBold !== isBold) return undefined;
    text += item.text;
  }
  if (text.startsWith(' ') || text.endsWith(' ') || text.includes('  ')) return undefined;
  const textPt = ruler.widthPt(text, isBold, sizePt);
  // Words alone are never wider than their line. A text of nearly the whole width is left to the rule.
  if (text === '' || textPt > widthPt * 0.95) return undefined;
  return { lines: [[{ text, isBold, leftPt: 0, widthPt: textPt }]], widestWordPt: textPt };
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
