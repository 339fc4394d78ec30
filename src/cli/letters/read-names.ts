/** Reads the words with which people name batches and letters, in the forms they read off the sheets and the files. */

/** Places in a batch, both included; one place when they are the same. */
export interface PlaceRange {
  readonly first: number;
  readonly last: number;
}

/** `text`: as it was typed, for messages. */
export type GivenName =
  | { readonly kind: 'batch'; readonly text: string; readonly batch: string }
  | {
      readonly kind: 'places';
      readonly text: string;
      readonly batch: string;
      readonly ranges: readonly PlaceRange[];
    }
  /** The number in the letter, such as `1-000042`. */
  | { readonly kind: 'number'; readonly text: string; readonly letterNumber: string }
  | { readonly kind: 'unreadable'; readonly text: string };

const SEPARATORS = /[\s,;]*/y;
/** Six or seven digits: no place has as many. */
const LETTER_NUMBER = /([1-9]\d{0,2}-\d{6,7})(?=[\s,;]|$)/y;
/** With the folder and the ending of its file, as the shell completes them, or of its cover sheet. */
const BATCH = /(?:(?:[a-z]:)?[^\s,;:·]*[\\/])?(w\d+-[a-z\d-]*?[a-z\d])(?:(?:-cover)?\.pdf)?(?=[\s,;:·]|$)/iy;
/** What stands between a batch and its places: the colon of commands, or the dot at the foot of a letter. */
const PLACE_MARK = /\s*[:·]\s*/y;
const RANGE = /(\d{1,5})(?:\s*(?:-|t\/m|to)\s*(\d{1,5}))?(?=[\s,;]|$)/iy;
const UNREADABLE = /[^\s,;]+/y;

/**
 * The names in the words of a command, in their order. A batch is `w1-GM0344-001`, in any case, also as its file. Places follow
 * it: `w1-GM0344-001:12`, `:12-40`, `:3,7,12-40`, or `w1-GM0344-001 · 12` as at the foot of a letter; spaces do not matter,
 * and the shell may have cut the words at them.
 */
export function readNames(words: readonly string[]): readonly GivenName[] {
  const reader = new NameReader(words.join(' '));
  const names: GivenName[] = [];
  for (let name = reader.next(); name !== undefined; name = reader.next()) names.push(name);
  return names;
}

class NameReader {
  readonly #text: string;
  #at = 0;

  constructor(typed: string) {
    // A copied PDF or a word processor gives other hyphens, spaces and dots than the keyboard.
    this.#text = typed
      .normalize('NFKC')
      .replaceAll(/[\u2010-\u2015\u2212]/gu, '-')
      .replaceAll(/[\u2022\u2219\u22c5]/gu, '·');
  }

  next(): GivenName | undefined {
    this.#take(SEPARATORS);
    if (this.#at === this.#text.length) return undefined;
    const start = this.#at;
    const [, letterNumber] = this.#take(LETTER_NUMBER) ?? [];
    if (letterNumber !== undefined) return { kind: 'number', text: letterNumber, letterNumber };
    const [, batch] = this.#take(BATCH) ?? [];
    if (batch === undefined) return this.#unreadableFrom(start);
    const isMarked = this.#take(PLACE_MARK) !== undefined;
    const ranges = this.#takeRanges();
    if (ranges === undefined || (isMarked && ranges.length === 0)) return this.#unreadableFrom(start);
    const text = this.#text.slice(start, this.#at).trim();
    return ranges.length === 0 ? { kind: 'batch', text, batch } : { kind: 'places', text, batch, ranges };
  }

  /** The ranges from here on; none when something else stands here, `undefined` when one of them is none. */
  #takeRanges(): readonly PlaceRange[] | undefined {
    const ranges: PlaceRange[] = [];
    for (;;) {
      const before = this.#at;
      this.#take(SEPARATORS);
      const isNumber = this.#take(LETTER_NUMBER) !== undefined;
      const [, first, last = first] = (isNumber ? undefined : this.#take(RANGE)) ?? [];
      if (first === undefined) {
        this.#at = before;
        return ranges;
      }
      const range = { first: Number(first), last: Number(last) };
      if (range.first < 1 || range.last < range.first) return undefined;
      ranges.push(range);
    }
  }

  /** What is read already, and up to the next space. */
  #unreadableFrom(start: number): GivenName {
    this.#take(UNREADABLE);
    return { kind: 'unreadable', text: this.#text.slice(start, this.#at) };
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text) ?? undefined;
    if (found !== undefined) this.#at = pattern.lastIndex;
    return found;
  }
}
