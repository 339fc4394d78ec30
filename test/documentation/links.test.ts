/** The documentation points at nothing that is not there: files, headings, source files, commands and options. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../src/cli/program.ts';
import { systemContext } from '../../src/cli/run.ts';
import { splitWords } from './read-blocks.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const guides = [
  'README.md',
  ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && file !== 'reference.md')
    .map((file) => `docs/${file.replaceAll(path.sep, '/')}`),
];

/** As GitHub makes the address of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

function anchorsOf(file: string): ReadonlySet<string> {
  return new Set([...read(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading)));
}

function findBrokenLinks(file: string): readonly string[] {
  const links = [...read(file).matchAll(/\]\((?!https?:|mailto:)([^)\s]*)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => {
    const [target = '', anchor] = link.split('#');
    const at = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
    if (!existsSync(path.join(root, at))) return true;
    return anchor !== undefined && !anchorsOf(at).has(anchor);
  });
}

/** Calls between backquotes, in indented lines and in console blocks, as far as the end of the line. */
function findCalls(file: string): readonly string[] {
  return [...read(file).matchAll(/`(loting [a-z][^`]*)`|^ {4}(loting [a-z].*)$|^\$ (loting [a-z].*)$/gm)].map(
    ([, inline, indented, typed]) => (inline ?? indented ?? typed ?? '').replaceAll(/\s+/g, ' '),
  );
}

/** What is wrong with a call: a command or an option that does not exist. */
function describeCall(program: Command, call: string): string | undefined {
  let command = program;
  for (const word of splitWords(call).slice(1)) {
    const [name = ''] = word.split('=');
    if (name.startsWith('-')) {
      const isKnown =
        ['--help', '--lang'].includes(name) || command.options.some(({ long }) => long === name);
      if (!isKnown) return `${call}: no option ${name}`;
    } else if (command.commands.length > 0) {
      const child = command.commands.find((candidate) => candidate.name() === name);
      if (child === undefined) return `${call}: no command ${name}`;
      command = child;
    }
  }
  return undefined;
}

describe.each(guides)('%s', (file) => {
  it('links to files and headings that are there', () => {
    expect(findBrokenLinks(file)).toEqual([]);
  });

  it('names source files that are there', () => {
    const named = [...read(file).matchAll(/`((?:src|test|bin|templates)\/[\w./-]+)`/g)].map(
      ([, at = '']) => at,
    );
    // A name in capitals stands for any: src/cli/commands/NAME.ts.
    const missing = named.filter((at) => !/[A-Z]{4}/.test(at) && !existsSync(path.join(root, at)));
    expect(missing).toEqual([]);
  });

  it('names commands and options that exist', async () => {
    const program = await buildProgram(systemContext(), undefined, { outcome: undefined });
    const wrong = findCalls(file).map((call) => describeCall(program, call));
    expect(wrong.filter((sentence) => sentence !== undefined)).toEqual([]);
  });
});
