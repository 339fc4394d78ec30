/** Compares a catalogue of words with the one of the other language: keys, texts, and what the sentences tell. */
import type { Trial } from './speaking-marker.ts';
import { markerAt } from './speaking-marker.ts';

export type Examples = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

type Sentence = (...params: readonly unknown[]) => unknown;

export interface WordsReport {
  /** Keys of one language only, empty texts, sentences that tell another thing. One line each. */
  readonly problems: readonly string[];
  /** Keys whose text is the same in both languages. */
  readonly alike: readonly string[];
  /** Sentences that could not be tried. */
  readonly untried: readonly string[];
  readonly textCount: number;
  readonly sentenceCount: number;
}

/**
 * Walks two catalogues together.
 * @param examples by key: parts of parameters that a sentence cannot do without, such as the code of a phrase
 */
export function compareWords(
  english: unknown,
  dutch: unknown,
  name: string,
  examples: Examples = {},
): WordsReport {
  const report = { problems: [] as string[], alike: [] as string[], untried: [] as string[] };
  const counts = { textCount: 0, sentenceCount: 0 };
  const walk = (one: unknown, other: unknown, path: string): void => {
    if (typeof one !== typeof other || Array.isArray(one) !== Array.isArray(other)) {
      report.problems.push(`${path} is of another kind`);
    } else if (typeof one === 'string' && typeof other === 'string') {
      counts.textCount += 1;
      if ((one.trim() === '') !== (other.trim() === '')) report.problems.push(`${path} is empty`);
      if (isSaidAlike(one, other)) report.alike.push(path);
    } else if (typeof one === 'function' && typeof other === 'function') {
      counts.sentenceCount += 1;
      compareSentences(
        one as Sentence,
        other as Sentence,
        path,
        new Map(Object.entries(examples[path] ?? {})),
        report,
      );
    } else if (typeof one === 'object' && one !== null && typeof other === 'object' && other !== null) {
      const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
      for (const key of keys) {
        if (Object.hasOwn(one, key) && Object.hasOwn(other, key)) {
          walk(Reflect.get(one, key), Reflect.get(other, key), `${path}.${key}`);
        } else report.problems.push(`${path}.${key} is in one language only`);
      }
    }
  };
  walk(english, dutch, name);
  return { ...report, ...counts };
}

/** Values that decide on a plural, on "nothing", or on a yes or no. */
const plainValues = [0, 1, 2, 1000, true, false, undefined, null, '', []];

function compareSentences(
  english: Sentence,
  dutch: Sentence,
  path: string,
  example: ReadonlyMap<string, unknown>,
  report: { problems: string[]; alike: string[]; untried: string[] },
): void {
  const paramCount = Math.max(english.length, dutch.length, 1);
  const plain = tellBoth(english, dutch, paramCount, example);
  const tried = plain === undefined ? [] : [plain];
  const paths = [...Array.from({ length: paramCount }, (_, index) => String(index)), '*'];
  for (const used of plain === undefined ? [] : [...plain.english.used, ...plain.dutch.used]) {
    if (!paths.includes(used) && !used.includes('[')) paths.push(used);
  }
  for (const value of [...plainValues, ...literalsOf(english), ...literalsOf(dutch)]) {
    for (const at of paths)
      tried.push(...present(tellBoth(english, dutch, paramCount, new Map([...example, [at, value]]))));
    const all = new Map([...paths.map((at) => [at, value] as const), ...example]);
    tried.push(...present(tellBoth(english, dutch, paramCount, all)));
  }
  if (tried.length === 0) {
    report.untried.push(path);
    return;
  }
  // Each trial by itself: a branch, such as a plural, must not lose what the other language tells.
  const unlike = tried.find((each) => usedIn(each.english) !== usedIn(each.dutch));
  if (unlike !== undefined) {
    const [one, other] = [usedIn(unlike.english), usedIn(unlike.dutch)];
    report.problems.push(`${path} tells of [${one}] in English, of [${other}] in Dutch`);
  }
  if (tried.some((each) => (each.english.text === '') !== (each.dutch.text === ''))) {
    report.problems.push(`${path} is empty`);
  }
  if (tried.every((each) => isSaidAlike(each.english.text, each.dutch.text))) report.alike.push(path);
}

function usedIn({ used }: Told): string {
  return [...used].toSorted().join(', ');
}

/** The same words; figures and parameters alone are no words. */
function isSaidAlike(english: string, dutch: string): boolean {
  return english === dutch && /\p{L}/u.test(english);
}

interface Told {
  readonly text: string;
  readonly used: ReadonlySet<string>;
}

/** What both languages say, or nothing when one of them cannot be told with these values. */
function tellBoth(
  english: Sentence,
  dutch: Sentence,
  paramCount: number,
  given: ReadonlyMap<string, unknown>,
): { readonly english: Told; readonly dutch: Told } | undefined {
  const [one, other] = [english, dutch].map((sentence) => tell(sentence, paramCount, given));
  return one === undefined || other === undefined ? undefined : { english: one, dutch: other };
}

function tell(sentence: Sentence, paramCount: number, given: ReadonlyMap<string, unknown>): Told | undefined {
  const trial: Trial = { given, used: new Set() };
  try {
    const said = sentence(
      ...Array.from({ length: paramCount }, (_, index) => markerAt(String(index), trial)),
    );
    return { text: textIn(said), used: trial.used };
  } catch {
    return undefined;
  }
}

/** A sentence gives a text, several, or an object of texts. */
function textIn(said: unknown): string {
  if (typeof said === 'string') return said;
  if (Array.isArray(said)) return said.map(textIn).join('\n');
  return typeof said === 'object' && said !== null && Object.getPrototypeOf(said) === Object.prototype
    ? Object.values(said).map(textIn).join('\n')
    : String(said);
}

/** What the source of a sentence compares with, such as a code: so that every branch is walked. */
function literalsOf(sentence: Sentence): readonly unknown[] {
  const found = String(sentence).matchAll(/(?:[!=]==?|case) ?(?:"([^"]*)"|'([^']*)'|(\d+))/g);
  return [...found].map(([, one, other, number]) => (number === undefined ? (one ?? other) : Number(number)));
}

function present<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
