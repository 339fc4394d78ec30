/** The languages of letters: dates, lists of names and the few words that stand on the page outside the template. */
import type { LetterLanguage } from '../domain/letter-kinds.ts';

interface Wording {
  readonly months: readonly string[];
  readonly and: string;
  readonly date: string;
  readonly letterNumber: string;
  readonly questions: string;
  /** For a reader of this language, who sees another on the front. */
  readonly onTheBack: string;
  readonly continued: string;
  /** Before the name of who signed, for who cannot see the picture. */
  readonly signature: string;
  /** What is read aloud in place of the QR code. */
  readonly qrCode: string;
}

const wordings = {
  nl: {
    months: [
      'januari',
      'februari',
      'maart',
      'april',
      'mei',
      'juni',
      'juli',
      'augustus',
      'september',
      'oktober',
      'november',
      'december',
    ],
    and: 'en',
    date: 'Datum',
    letterNumber: 'Briefnummer',
    questions: 'Vragen?',
    onTheBack: 'In het Nederlands: lees de achterkant van deze brief.',
    continued: 'Lees verder op de achterkant.',
    signature: 'Handtekening van',
    qrCode: 'QR-code: opent de pagina om u aan te melden, met uw persoonlijke code.',
  },
  en: {
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    and: 'and',
    date: 'Date',
    letterNumber: 'Letter number',
    questions: 'Questions?',
    onTheBack: 'In English: please read the back of this letter.',
    continued: 'Please read on at the back.',
    signature: 'Signature of',
    qrCode: 'QR code: opens the page to sign up, with your personal code.',
  },
} as const satisfies Record<LetterLanguage, Wording>;

/** The labels beside the address. */
export function wordingOf(language: LetterLanguage): Wording {
  return wordings[language];
}

/** A date in words: `2027-02-01` is `1 februari 2027`. Written out here, because ICU data differ between machines. */
export function formatLetterDate(date: string, language: LetterLanguage): string {
  const [year, month, day] = date.split('-').map(Number);
  const name = wordings[language].months[(month ?? 0) - 1];
  if (year === undefined || day === undefined || name === undefined) throw new RangeError(`no date: ${date}`);
  return `${day} ${name} ${year}`;
}

/** `Utrecht`, `Utrecht en Zoetermeer`, `Utrecht, Zeist en Zoetermeer`. */
export function joinNames(names: readonly string[], language: LetterLanguage): string {
  const last = names.at(-1) ?? '';
  const before = names.slice(0, -1).join(', ');
  return before === '' ? last : `${before} ${wordings[language].and} ${last}`;
}
