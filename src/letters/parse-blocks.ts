/** Turns the Markdown of a letter into blocks that a page can hold, and names everything that it cannot. */
import type { TemplatePart } from '../domain/failures/letter-words.ts';
import MarkdownIt from 'markdown-it';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Inline, TemplateBlock } from './template-block.ts';
import type { BlockPlaceholder, TextPlaceholder } from './placeholders.ts';
import { addresseePlaceholders, blockPlaceholders, settingsPlaceholders } from './placeholders.ts';
import { cutAtPlaceholders } from './placeholder-text.ts';

type Token = ReturnType<MarkdownIt['parse']>[number];

export interface ParsedBlocks {
  readonly blocks: readonly TemplateBlock[];
  readonly failures: readonly Failure[];
}

/** What a token that a letter cannot hold is called in a message. */
const unsupportedParts: Readonly<Record<string, TemplatePart>> = {
  blockquote_open: 'quotation',
  code_block: 'indented',
  code_inline: 'backticks',
  em_open: 'italics',
  fence: 'fence',
  hr: 'line',
  html_block: 'html',
  html_inline: 'html',
  image: 'picture',
  link_open: 'link',
};

const listOpenings: ReadonlySet<string> = new Set(['bullet_list_open', 'ordered_list_open']);
const listClosings: ReadonlySet<string> = new Set(['bullet_list_close', 'ordered_list_close']);

const textPlaceholders: ReadonlySet<string> = new Set([...addresseePlaceholders, ...settingsPlaceholders]);

/**
 * Parses the text below the front matter.
 * @param linesBefore how many lines of the file come before `body`
 */
export function parseBlocks(body: string, file: string, linesBefore: number): ParsedBlocks {
  const markdown = new MarkdownIt('commonmark', { html: true });
  // A line such as "[1]: Postbus 1" would be taken for a reference and not be printed.
  markdown.block.ruler.disable('reference');
  // Keeps what stands after a backslash apart, so that "\*\*" is no slip.
  markdown.core.ruler.disable('text_join');
  const tokens = markdown.parse(body, {});
  return new BlockReader(tokens, file, linesBefore).read();
}

/** Walks once through markdown-it's flat list of opening and closing tokens. */
class BlockReader {
  readonly #tokens: readonly Token[];
  readonly #file: string;
  readonly #linesBefore: number;
  readonly #blocks: TemplateBlock[] = [];
  readonly #failures: Failure[] = [];

  constructor(tokens: readonly Token[], file: string, linesBefore: number) {
    this.#tokens = tokens;
    this.#file = file;
    this.#linesBefore = linesBefore;
  }

  read(): ParsedBlocks {
    for (let index = 0; index < this.#tokens.length; index++) {
      const token = this.#tokens[index];
      if (token === undefined) break;
      if (listOpenings.has(token.type)) {
        index = this.#readList(index);
      } else if (token.type === 'inline') {
        this.#readTextBlock(token, this.#tokens[index - 1]);
      } else {
        this.#refuseIfUnsupported(token.type, this.#lineOf(token));
      }
    }
    return { blocks: this.#blocks, failures: this.#failures };
  }

  #readTextBlock(token: Token, opening: Token | undefined): void {
    const line = this.#lineOf(token);
    const alone = blockPlaceholderAlone(token.content);
    if (opening?.type === 'heading_open') {
      const level = Number(opening.tag.slice(1));
      if (level === 1 || level === 2) {
        this.#blocks.push({ kind: 'heading', level, inlines: this.#readInlines(token), line });
      } else {
        this.#refusePart('small-heading', line);
      }
    } else if (/^#{1,6}[^#\s]/.test(token.content)) {
      this.#refusePart('no-space', line);
    } else if (alone !== undefined) {
      this.#blocks.push({ kind: alone, line });
    } else {
      this.#blocks.push({ kind: 'paragraph', inlines: this.#readInlines(token), line });
    }
  }

  /** Reads a list from its opening token; gives the index of its closing token. */
  #readList(start: number): number {
    const items: (readonly Inline[])[] = [];
    let textsInItem = 0;
    let index = start + 1;
    for (let depth = 1; depth > 0 && index < this.#tokens.length; index++) {
      const token = this.#tokens[index];
      if (token === undefined) break;
      if (listClosings.has(token.type)) depth--;
      else if (listOpenings.has(token.type)) {
        depth++;
        this.#refusePart('nested-list', this.#lineOf(token));
      } else if (token.type === 'list_item_open') textsInItem = 0;
      else if (token.type === 'heading_open') this.#refusePart('heading-in-list', this.#lineOf(token));
      else if (token.type === 'inline') {
        if (++textsInItem === 2) this.#refusePart('two-paragraphs', this.#lineOf(token));
        items.push(this.#readInlines(token));
      } else this.#refuseIfUnsupported(token.type, this.#lineOf(token));
    }
    const opening = this.#tokens[start];
    if (opening !== undefined) {
      const isOrdered = opening.type === 'ordered_list_open';
      const startNumber = isOrdered ? Number(opening.attrGet('start') ?? 1) : undefined;
      this.#blocks.push({ kind: 'list', startNumber, items, line: this.#lineOf(opening) });
    }
    return index - 1;
  }

  #readInlines(token: Token): readonly Inline[] {
    const inlines: Inline[] = [];
    let line = this.#lineOf(token);
    let isBold = false;
    for (const child of token.children ?? []) {
      if (child.type === 'strong_open' || child.type === 'strong_close')
        isBold = child.type === 'strong_open';
      else if (child.type === 'text' || child.type === 'text_special') {
        if (child.type === 'text') this.#refuseSlips(child.content, line);
        inlines.push(...this.#readPieces(child.content, isBold, line));
      } else if (child.type === 'softbreak') {
        inlines.push({ kind: 'text', text: ' ', isBold, line });
        line++;
      } else if (child.type === 'hardbreak') {
        inlines.push({ kind: 'line-break' });
        line++;
      } else this.#refuseIfUnsupported(child.type, line);
    }
    return inlines;
  }

  #readPieces(text: string, isBold: boolean, line: number): readonly Inline[] {
    return cutAtPlaceholders(text).flatMap((piece): readonly Inline[] => {
      if (piece.kind === 'text') return [{ kind: 'text', text: piece.text, isBold, line }];
      if (textPlaceholders.has(piece.name)) {
        return [{ kind: 'placeholder', name: piece.name as TextPlaceholder, isBold, line }];
      }
      if ((blockPlaceholders as readonly string[]).includes(piece.name)) {
        this.#failures.push(failure('letters.placeholder-alone', { name: piece.name }, this.#placeOf(line)));
      }
      // A name that does not exist was found in the text before it was parsed.
      return [];
    });
  }

  /** Marks of Markdown that open or close nothing would be printed in every letter. */
  #refuseSlips(text: string, line: number): void {
    for (const [found] of text.matchAll(/\*+|__+/g)) {
      this.#failures.push(failure('letters.bold-unclosed', { found }, this.#placeOf(line)));
    }
  }

  #refuseIfUnsupported(tokenType: string, line: number): void {
    const part = unsupportedParts[tokenType];
    if (part !== undefined) this.#refusePart(part, line);
  }

  #refusePart(part: TemplatePart, line: number): void {
    this.#failures.push(failure('letters.template-part', { part }, this.#placeOf(line)));
  }

  #lineOf(token: Token): number {
    return this.#linesBefore + (token.map?.[0] ?? 0) + 1;
  }

  #placeOf(line: number) {
    return { file: this.#file, line };
  }
}

function blockPlaceholderAlone(content: string): BlockPlaceholder | undefined {
  const pieces = cutAtPlaceholders(content.trim());
  const [piece] = pieces;
  if (pieces.length !== 1 || piece?.kind !== 'placeholder') return undefined;
  return blockPlaceholders.find((name) => name === piece.name);
}
