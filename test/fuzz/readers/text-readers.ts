/** What staff edit by hand: the settings, the style of the letters, and their texts. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseSettings } from '../../../src/domain/settings/parse-settings.ts';
import { parseStyle } from '../../../src/letters/letter-style.ts';
import { parseTemplate } from '../../../src/letters/letter-template.ts';
import type { Below } from '../damage-bytes.ts';
import type { FuzzedReader } from '../fuzzed-reader.ts';
import { outcomeOf, pick } from '../fuzzed-reader.ts';

const shipped = (name: string): Buffer =>
  readFileSync(new URL(`../../../templates/${name}`, import.meta.url));

/** Without the comments, a file is a fifth as long, so that a damage more often hits what is read. */
const withoutComments = (bytes: Buffer): Buffer =>
  Buffer.from(
    bytes
      .toString('utf8')
      .replace(/^[ \t]*#.*\n/gm, '')
      .replace(/\n{2,}/g, '\n'),
  );

const yamlTokens = [
  '- ',
  '? ',
  ': ',
  '\n  ',
  '\n    ',
  '|\n  ',
  '>-\n',
  '&a ',
  '*a',
  '<<: *a',
  '!!binary ',
  '!!js/function ',
  '%YAML 1.1\n',
  '[[[[',
  '{a: {a: {a: ',
  '...\n',
  '---\n',
  '# ',
  '0o17',
  '.inf',
  '.nan',
  '2027-02-29',
  '~',
  'yes',
  '""',
  '12:30:45',
];

/** Nested maps and lists with words of the form in any place. */
function yamlOf(words: readonly string[], below: Below): Uint8Array {
  const valueOf = (depth: number): string => {
    const kind = below(depth > 5 ? 4 : 6);
    if (kind < 3) return words[below(words.length)] ?? '';
    if (kind === 3) return String(below(100_000) - 10);
    const parts = Array.from({ length: below(5) }, () => valueOf(depth + 1));
    return kind === 4
      ? `[${parts.join(', ')}]`
      : `{ ${parts.map((part) => `${words[below(words.length)] ?? 'x'}: ${part}`).join(', ')} }`;
  };
  return Buffer.from(
    Array.from({ length: 1 + below(8) }, () => `${words[below(words.length)] ?? 'x'}: ${valueOf(0)}\n`).join(
      '',
    ),
  );
}

/** Every word of a file that could be the name of a setting. */
const wordsOf = (bytes: Uint8Array): readonly string[] => [
  ...new Set(
    Buffer.from(bytes)
      .toString('utf8')
      .match(/[A-Za-z][\w-]+(?=:)/g),
  ),
];

const settingsSeed = withoutComments(shipped('loting.yaml'));
const settingsWords = wordsOf(settingsSeed);

const settings: FuzzedReader = {
  name: 'loting.yaml',
  share: 2,
  seeds: [settingsSeed, withoutComments(shipped('loting.nl.yaml')), shipped('loting.yaml')],
  tokens: [
    ...yamlTokens,
    ...settingsWords.map((word) => `${word}: `),
    'draw.waves: 3\n',
    'GM0344',
    '2027-01-01',
  ],
  generate: (below) => yamlOf(settingsWords, below),
  read: (bytes) => {
    const read = parseSettings(Buffer.from(bytes).toString('utf8'), 'loting.yaml');
    // The settings are hashed into the commitment, so they must be plain data.
    if (read.ok) assert.equal(typeof JSON.stringify(read.value), 'string');
    return outcomeOf(read, 'loting.yaml');
  },
};

const styleSeed = withoutComments(shipped('style.yaml'));
const styleWords = wordsOf(styleSeed);

const style: FuzzedReader = {
  name: 'style.yaml',
  share: 2,
  seeds: [styleSeed],
  tokens: [
    ...yamlTokens,
    ...styleWords.map((word) => `${word}: `),
    '{{municipalityName}}',
    '"#1f5fa8"',
    'DL-right',
  ],
  generate: (below) => yamlOf(styleWords, below),
  read: (bytes) => outcomeOf(parseStyle(Buffer.from(bytes).toString('utf8'), 'style.yaml'), 'style.yaml'),
};

const kinds = ['invitation', 'reminder', 'welcome', 'apology', 'case'] as const;
const texts = kinds.flatMap((kind) => [shipped(`${kind}.en.md`), shipped(`${kind}.nl.md`)]);
const pieces = [
  '{{qr}}',
  '{{code}}',
  '{{signature}}',
  '{{ panelName }}',
  '{{unknown}}',
  '{{',
  '}}',
  '**',
  '*',
  '_',
  '`',
  '~~',
  '# ',
  '## ',
  '1. ',
  '- ',
  '> ',
  '    ',
  '\n\n',
  '---\n',
  '![x](y)',
  '[x](http://example.org)',
  '<b>',
  '<!--',
  '|a|b|\n|-|-|\n',
  'layout: invitation\n',
  'language: nl\n',
  'title: Proef\n',
  '&nbsp;',
  '\\',
  '\t',
  '[x]: y\n',
  '***',
  'Proef ',
] as const;

const templates: FuzzedReader = {
  name: 'text of a letter',
  share: 4,
  seeds: texts,
  tokens: pieces,
  generate: (below) =>
    Buffer.from(
      [
        `---\nlayout: ${pick(kinds, below)}\nlanguage: en\ntitle: Proef\n---\n`,
        ...Array.from({ length: below(60) }, () => pieces[below(pieces.length)] ?? ''),
      ].join(''),
    ),
  read: (bytes) => {
    const read = parseTemplate(Buffer.from(bytes).toString('utf8'), 'letter.md');
    if (read.ok) assert(read.value.blocks.length > 0, 'an empty letter was accepted');
    return outcomeOf(read, 'letter.md');
  },
};

export const textReaders: readonly FuzzedReader[] = [settings, style, templates];
