/** Every console block in the guides is run, and shows what the program prints today. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readParts } from '../documentation/read-blocks.ts';
import type { NotRun } from '../documentation/run-guide.ts';
import { runGuide } from '../documentation/run-guide.ts';

const docs = path.resolve(import.meta.dirname, '../../docs');
const read = (file: string): string => readFileSync(path.join(docs, file), 'utf8');

/** Examples that cannot be run here, by guide, and why. */
const notRun: Readonly<Record<string, NotRun>> = {
  'randomness.md': {
    'loting draw run --drand-round 35449012 --drand-signature <96 hex digits>':
      'the round is announced for 2027 and has no signature yet',
  },
};

const guides = readdirSync(docs).filter((file) => file.endsWith('.md') && read(file).includes('```console'));

/** A guide runs some twenty commands, one after the other. */
const TIMEOUT = 300_000;

describe('the examples in the guides', () => {
  it.each(guides)(
    'of docs/%s show what is printed today (npm run docs)',
    { timeout: TIMEOUT },
    async (file) => {
      // `vitest --update` writes the guide anew.
      await expect(await runGuide(read(file), notRun[file] ?? {})).toMatchFileSnapshot(path.join(docs, file));
    },
  );

  it('are all run, save those that are listed with a reason', () => {
    for (const [file, lines] of Object.entries(notRun)) {
      const shown = readParts(read(file)).flatMap((part) =>
        part.kind === 'block' ? part.calls.map(({ line }) => line) : [],
      );
      expect(shown).toEqual(expect.arrayContaining(Object.keys(lines)));
    }
  });
});
