/** The look of a letter, as the style file holds it: sizes, margins, sender, and where the envelope's window is. */
import { z } from 'zod';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import { letterLanguages } from '../domain/letter-kinds.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import type { Envelope } from './envelope.ts';
import type { Inserter } from './inserter-marks.ts';
import { checkPosting, postingSettings } from './posting-settings.ts';
import { checkPlaceholders } from './placeholder-text.ts';
import { houseStylePlaceholders } from './placeholders.ts';
import type { ReadYaml } from './read-yaml.ts';
import { readYaml } from './read-yaml.ts';

const Text = z.string({ error: 'it should be a text' }).trim().min(1, { error: 'this may not be empty' });

/** A number with its limits, so that the message can name them. */
const between = (least: number, most: number) => {
  const error = `it should be a number from ${least} to ${most}`;
  return z.number({ error }).min(least, { error }).max(most, { error });
};

const Colour = z.string({ error: 'it should be a text' }).regex(/^#[0-9a-fA-F]{6}$/, {
  error: 'a colour is written as "#" and six hexadecimal digits, between quotes',
});

/** A file beside the style file. */
const FileName = Text.regex(/^[^/\\]+$/, { error: 'give the name of a file in the folder templates' });

const Language = z.enum(letterLanguages, { error: `it should be ${letterLanguages.join(' or ')}` });

const LogoSchema = z.strictObject({
  file: FileName,
  place: z.enum(['left', 'right'], { error: 'it should be left or right' }),
  widthMm: between(5, 120),
  heightMm: between(5, 40),
  alternative: Text,
});

const SignatorySchema = z.strictObject({
  name: Text,
  function: z.strictObject({ nl: Text, en: Text }),
  signature: FileName.optional(),
  widthMm: between(10, 90).default(50),
  heightMm: between(5, 30).default(12),
});

const StyleSchema = z.strictObject({
  language: Language.default('nl'),
  secondLanguage: Language.optional(),
  logo: LogoSchema.optional(),
  signatory: SignatorySchema,
  fonts: z.strictObject({ regular: FileName, bold: FileName }).optional(),
  letterhead: z.array(Text, { error: 'it should be a list of lines' }).max(2, { error: 'at most two lines' }),
  sender: Text,
  lineColour: Colour,
  codeColour: Colour.optional(),
  page: z.strictObject({
    leftMm: between(10, 60),
    rightMm: between(10, 60),
    topMm: between(5, 60),
    bottomMm: between(12, 60),
    textFromMm: between(40, 200),
    hasFoldMarks: z.boolean({ error: 'it should be true or false' }),
  }),
  sizesPt: z.strictObject({
    letterhead: between(8, 30),
    reference: between(7, 12),
    title: between(10, 24),
    heading: between(9, 16),
    text: between(9, 14),
    code: between(16, 40),
    sheetMark: between(5, 9),
    // The post reads addresses from 9 to 12 point.
    addressLargest: between(9, 12),
    addressSmallest: between(9, 12),
    sender: between(6, 9),
    sortingLine: between(7, 12).default(8),
  }),
  lineHeight: between(1.2, 2),
  qrSizeMm: between(20, 60),
  ...postingSettings,
});

export interface LetterStyle extends Omit<z.infer<typeof StyleSchema>, 'envelope' | 'inserter'> {
  /** The name of the file in messages. */
  readonly file: string;
  /** The envelope that is used, one of `envelopes`. */
  readonly envelope: Envelope;
  readonly inserter: Inserter | undefined;
  /** The lines of the texts in the file, for messages. */
  readonly lines: {
    readonly letterhead: number;
    readonly sender: number;
    readonly page: number;
    readonly logo: number;
    readonly signatory: number;
    readonly fonts: number;
  };
}

/**
 * Parses a style file. All problems are collected, each with file and line.
 * @param file the name to use in messages
 */
export function parseStyle(text: string, file: string): Result<LetterStyle> {
  const read = readYaml(text.replace(/^\uFEFF/, ''), StyleSchema, file, 0);
  if (!read.ok) return read;
  const { value, lineOf } = read.value;
  return okUnless(checkStyle(read.value, file), () => {
    const envelope = value.envelopes[value.envelope];
    if (envelope === undefined) throw new Error('an unknown envelope was not refused');
    const lines = {
      letterhead: lineOf(['letterhead']),
      sender: lineOf(['sender']),
      page: lineOf(['page']),
      logo: lineOf(['logo', 'file']),
      signatory: lineOf(['signatory']),
      fonts: lineOf(['fonts']),
    };
    return { ...value, file, envelope, inserter: value.inserters[value.inserter], lines };
  });
}

function checkStyle(
  { value, lineOf }: ReadYaml<z.infer<typeof StyleSchema>>,
  file: string,
): readonly Failure[] {
  const failures: Failure[] = [];
  const placeOf = (...path: PropertyKey[]) => ({ file, line: lineOf(path), setting: path.join('.') });
  for (const [index, line] of value.letterhead.entries()) {
    const place = { file, line: lineOf(['letterhead', index]), setting: 'letterhead' };
    failures.push(...checkPlaceholders(line, houseStylePlaceholders, place));
  }
  const { signatory, logo } = value;
  const texts: readonly (readonly [text: string, ...path: string[]])[] = [
    [value.sender, 'sender'],
    [signatory.name, 'signatory', 'name'],
    [signatory.function.nl, 'signatory', 'function', 'nl'],
    [signatory.function.en, 'signatory', 'function', 'en'],
    ...(logo === undefined ? [] : [[logo.alternative, 'logo', 'alternative'] as const]),
  ];
  for (const [text, ...path] of texts) {
    failures.push(...checkPlaceholders(text, houseStylePlaceholders, placeOf(...path)));
  }
  if (value.secondLanguage === value.language) {
    const found = value.secondLanguage;
    const problem = 'it is the language of the front too';
    failures.push(failure('settings.wrong-value', { found, problem }, placeOf('secondLanguage')));
  }
  if (value.sizesPt.addressSmallest > value.sizesPt.addressLargest) {
    failures.push(
      failure(
        'settings.wrong-value',
        { found: String(value.sizesPt.addressSmallest), problem: 'it is above addressLargest' },
        placeOf('sizesPt', 'addressSmallest'),
      ),
    );
  }
  failures.push(...checkPosting(value, placeOf));
  return failures;
}
