/** The look of a letter, as the style file holds it: sizes, margins, sender, and where the envelope's window is. */
import { z } from 'zod';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import { letterLanguages } from '../domain/letter-kinds.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import { numberBetween } from '../domain/settings/setting-problem-of.ts';
import type { Envelope } from './envelope.ts';
import type { Inserter } from './inserter-marks.ts';
import { checkPosting, postingSettings } from './posting-settings.ts';
import { checkPlaceholders } from './placeholder-text.ts';
import { houseStylePlaceholders } from './placeholders.ts';
import type { ReadYaml } from './read-yaml.ts';
import { readYaml } from './read-yaml.ts';

const Text = z.string({ error: 'text' }).trim().min(1, { error: 'empty' });

const Colour = z.string({ error: 'text' }).regex(/^#[0-9a-fA-F]{6}$/, {
  error: 'colour',
});

/** A file beside the style file. */
const FileName = Text.regex(/^[^/\\\p{Cc}]+$/u, { error: 'template-file' });

const Language = z.enum(letterLanguages);

const LogoSchema = z.strictObject({
  file: FileName,
  place: z.enum(['left', 'right']),
  widthMm: numberBetween(5, 120),
  heightMm: numberBetween(5, 40),
  alternative: Text,
});

const SignatorySchema = z.strictObject({
  name: Text,
  function: z.strictObject({ nl: Text, en: Text }),
  signature: FileName.optional(),
  widthMm: numberBetween(10, 90).default(50),
  heightMm: numberBetween(5, 30).default(12),
});

const StyleSchema = z.strictObject({
  language: Language.default('nl'),
  secondLanguage: Language.optional(),
  logo: LogoSchema.optional(),
  signatory: SignatorySchema,
  fonts: z.strictObject({ regular: FileName, bold: FileName }).optional(),
  letterhead: z.array(Text, { error: 'list-of-lines' }).max(2),
  sender: Text,
  lineColour: Colour,
  codeColour: Colour.optional(),
  page: z.strictObject({
    leftMm: numberBetween(10, 60),
    rightMm: numberBetween(10, 60),
    topMm: numberBetween(5, 60),
    bottomMm: numberBetween(12, 60),
    textFromMm: numberBetween(40, 200),
    hasFoldMarks: z.boolean(),
  }),
  sizesPt: z.strictObject({
    letterhead: numberBetween(8, 30),
    reference: numberBetween(7, 12),
    title: numberBetween(10, 24),
    heading: numberBetween(9, 16),
    text: numberBetween(9, 14),
    code: numberBetween(16, 40),
    sheetMark: numberBetween(5, 9),
    // The post reads addresses from 9 to 12 point.
    addressLargest: numberBetween(9, 12),
    addressSmallest: numberBetween(9, 12),
    sender: numberBetween(6, 9),
    sortingLine: numberBetween(7, 12).default(8),
  }),
  lineHeight: numberBetween(1.2, 2),
  qrSizeMm: numberBetween(20, 60),
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
    failures.push(
      failure(
        'settings.wrong-value',
        { found, problem: { code: 'same-language' } },
        placeOf('secondLanguage'),
      ),
    );
  }
  if (value.sizesPt.addressSmallest > value.sizesPt.addressLargest) {
    failures.push(
      failure(
        'settings.wrong-value',
        { found: String(value.sizesPt.addressSmallest), problem: { code: 'above-largest' } },
        placeOf('sizesPt', 'addressSmallest'),
      ),
    );
  }
  failures.push(...checkPosting(value, placeOf));
  return failures;
}
