/** The languages of Loting, and numbers and dates as their readers write them. */

export const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];

/** The tags under which `Intl` knows them. */
const localeOf: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

export interface NumberWriter {
  /** A whole number: `502,672` in English, `502.672` in Dutch. */
  readonly count: (count: number) => string;
  /** A number with so many digits behind the decimal sign. */
  readonly decimal: (number: number, digits: number) => string;
  /** A share as a percentage: `4.5%`, `4,5%`. */
  readonly share: (share: number, digits?: number) => string;
  /** A calendar day `2027-02-08` as `8 February 2027`. */
  readonly day: (day: string) => string;
  /** Things one after the other: `a, b and c`. */
  readonly list: (items: readonly string[]) => string;
}

const writers = new Map<Language, NumberWriter>();

/** The writer of a language, by `Intl`. */
export function numbersOf(language: Language): NumberWriter {
  const made = writers.get(language) ?? makeNumberWriter(localeOf[language]);
  writers.set(language, made);
  return made;
}

/** Nearly every call needs some of these, and none all: each takes milliseconds to make, so it is made when first used. */
function makeNumberWriter(locale: string): NumberWriter {
  const writeDay = once(() => {
    const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat(locale, options);
  });
  const writeList = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const decimals = new Map<number, Intl.NumberFormat>();
  const decimalOf = (digits: number): Intl.NumberFormat => {
    const known =
      decimals.get(digits) ??
      new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    decimals.set(digits, known);
    return known;
  };
  return {
    count: (count) => decimalOf(0).format(count),
    decimal: (number, digits) => decimalOf(digits).format(number),
    share: (share, digits = 1) => `${decimalOf(digits).format(100 * share)}%`,
    day: (day) => writeDay().format(new Date(`${day}T00:00:00Z`)),
    list: (items) => writeList().format(items),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
