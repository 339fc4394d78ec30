/**
 * The text that lies on top of a bundle: what each file is, how to check it, and what may be done with it. In Dutch and then in
 * English, whoever makes the bundle: the same panel gives the same bytes, and `SHA256SUMS` holds their hash.
 */
import type { Audience, BundleFacts } from './bundle-facts.ts';
import { bundleReadmeWords as english } from './bundle-readme-words.ts';
import { bundleReadmeWords as dutch } from './dutch/bundle-readme-words.ts';

type ReadmeWords = typeof english;

/** README.md of a bundle; `names` are its other files. */
export function bundleReadme(
  { panelId }: Pick<BundleFacts, 'panelId'>,
  audience: Audience,
  names: readonly string[],
): string {
  const described = [...names, 'SHA256SUMS'];
  return [
    '*English: see below.*',
    '',
    ...inOneLanguage(dutch, panelId, audience, described),
    '---',
    '',
    ...inOneLanguage(english, panelId, audience, described),
  ].join('\n');
}

function inOneLanguage(
  words: ReadmeWords,
  panelId: string,
  audience: Audience,
  names: readonly string[],
): readonly string[] {
  const { check, files } = words;
  return [
    `# ${words.title(panelId)[audience]}`,
    '',
    ...words.audience[audience],
    '',
    `## ${check.heading}`,
    '',
    check.how,
    '',
    '```sh',
    'python3 verify_bundle.py .',
    '```',
    '',
    ...check.what,
    '',
    `## ${files.heading}`,
    '',
    `| ${files.file} | ${files.what} |`,
    '|---|---|',
    ...names.map((name) => `| \`${name}\` | ${words.texts[kindOf(name)]} |`),
    '',
  ];
}

/** Files of a wave, a run or a replacement carry its number. */
function kindOf(name: string): keyof ReadmeWords['texts'] {
  const kind = name.replace(/(?<=^(?:drawn-wave|run|replacement)-)\d+/u, 'N');
  if (!isDescribed(kind)) throw new RangeError(`no text for the file ${name} of a bundle`);
  return kind;
}

function isDescribed(kind: string): kind is keyof ReadmeWords['texts'] {
  return Object.hasOwn(english.texts, kind);
}
