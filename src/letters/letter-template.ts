/** A letter's text as staff edit it, parsed: settings at the top (front matter), then blocks of Markdown. */
import { z } from 'zod';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { okUnless, refuse } from '../domain/result.ts';
import { letterKinds, letterLanguages } from '../domain/letter-kinds.ts';
import type { LetterKind } from '../domain/letter-kinds.ts';
import { blockPlaceholders, placeholdersOf, sharedPlaceholdersOf } from './placeholders.ts';
import { checkPlaceholders } from './placeholder-text.ts';
import type { ReadYaml } from './read-yaml.ts';
import { readYaml } from './read-yaml.ts';
import type { TemplateBlock } from './template-block.ts';
import { parseBlocks } from './parse-blocks.ts';

const FrontMatterSchema = z.strictObject({
  /** The kind of letter: it decides which placeholders the text may hold, and which it must. */
  layout: z.enum(letterKinds),
  language: z.enum(letterLanguages),
  title: z.string({ error: 'text' }).trim().min(1, { error: 'empty' }),
  /** For a resident for whom the BRP's rules give no salutation. */
  salutationWithoutName: z.string({ error: 'text' }).trim().min(1).optional(),
});

export interface LetterTemplate extends z.infer<typeof FrontMatterSchema> {
  /** The name of the file in messages. */
  readonly file: string;
  /** The line of the title, for messages. */
  readonly titleLine: number;
  readonly blocks: readonly TemplateBlock[];
}

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?\n)---[ \t]*(?:\n|$)/;

/**
 * Parses a letter template. All problems are collected, each with file and line.
 * @param file the name to use in messages
 */
export function parseTemplate(text: string, file: string): Result<LetterTemplate> {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const match = FRONT_MATTER.exec(source);
  const yaml = match?.[1];
  if (match === null || yaml === undefined) {
    return refuse(failure('letters.front-matter', {}, { file, line: 1 }));
  }
  const frontMatter = readYaml(yaml, FrontMatterSchema, file, 1);
  const linesBefore = countLines(match[0]);
  const body = source.slice(match[0].length);
  const { blocks, failures: blockFailures } = parseBlocks(body, file, linesBefore);
  const failures: Failure[] = [
    ...(frontMatter.ok ? checkTitle(frontMatter.value, file) : frontMatter.failures),
    ...checkBody(body, file, linesBefore, frontMatter.ok ? frontMatter.value.value.layout : undefined),
    ...blockFailures,
    ...(frontMatter.ok && blockFailures.length === 0
      ? checkContents(frontMatter.value.value.layout, blocks, file, linesBefore + 1)
      : []),
  ];
  return okUnless(failures, () => {
    if (!frontMatter.ok) throw new Error('front matter was refused without a failure');
    const { value, lineOf } = frontMatter.value;
    return { ...value, file, titleLine: lineOf(['title']), blocks };
  });
}

/** The title is the same for every letter of a batch, so it can hold placeholders from the settings only. */
function checkTitle(
  { value, lineOf }: ReadYaml<z.infer<typeof FrontMatterSchema>>,
  file: string,
): readonly Failure[] {
  const place = { file, line: lineOf(['title']), setting: 'title' };
  return checkPlaceholders(value.title, sharedPlaceholdersOf(value.layout), place);
}

/** Looks at the text before it is Markdown, so that no placeholder can hide in a part that is not printed. */
function checkBody(
  body: string,
  file: string,
  linesBefore: number,
  layout: LetterKind | undefined,
): readonly Failure[] {
  // Without a kind every placeholder that exists is right.
  const allowed = (layout === undefined ? letterKinds : [layout]).flatMap(placeholdersOf);
  return body
    .split('\n')
    .flatMap((line, index) => checkPlaceholders(line, allowed, { file, line: linesBefore + index + 1 }));
}

function checkContents(
  layout: LetterTemplate['layout'],
  blocks: readonly TemplateBlock[],
  file: string,
  line: number,
): readonly Failure[] {
  if (blocks.length === 0) return [failure('letters.template-empty', {}, { file, line })];
  const asksToSignUp = layout === 'invitation' || layout === 'reminder';
  return blockPlaceholders.flatMap((name) => {
    const found = blocks.filter(({ kind }) => kind === name);
    const isNeeded = asksToSignUp && (name === 'code' || name === 'qr');
    if (found.length === 1 || (found.length === 0 && !isNeeded)) return [];
    const place = { file, line: found[1]?.line ?? line };
    return [failure('letters.placeholder-once', { name, layout, count: found.length }, place)];
  });
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}
