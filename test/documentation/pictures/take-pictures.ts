/** Plays the demo in Dutch and draws its screens and a letter, for the handbook. All its residents are invented. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CommandContext } from '../../../src/cli/context.ts';
import { runCall, systemContext } from '../../../src/cli/run.ts';
import { wordsOf } from '../../../src/cli/words/words.ts';
import { drawPage } from './page-picture.ts';
import { drawTerminal } from './terminal-picture.ts';

/** A screen of the demo, by the beginning of the call that made it; the first one of those that begin so. */
interface Screen {
  readonly file: string;
  readonly title: string;
  readonly call: string;
}

const screens: readonly Screen[] = [
  { file: 'scherm-volgende.svg', title: 'Waar het panel staat', call: 'loting next' },
  { file: 'scherm-kader.svg', title: 'Het kader wordt gebouwd', call: 'loting frame build' },
  { file: 'scherm-plan.svg', title: 'Het plan van de brieven', call: 'loting draw plan' },
  { file: 'scherm-stand.svg', title: 'De stand tijdens het antwoorden', call: 'loting status' },
  { file: 'scherm-groepen.svg', title: 'De groepen van acht zaken', call: 'loting assign run' },
];

const pages = [
  { file: 'brief.png', pdf: 'letters/w1-GM0344-001.pdf', page: 40 },
  { file: 'voorblad.png', pdf: 'letters/w1-GM0344-001-cover.pdf', page: 1 },
] as const;

export type Pictures = ReadonlyMap<string, string | Uint8Array>;

/** All pictures by file name. Takes about a minute. */
export async function takePictures(): Promise<Pictures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'loting-pictures-'));
  try {
    const printed = await playDemo(folder);
    const drawn = new Map<string, string | Uint8Array>();
    for (const screen of screens)
      drawn.set(screen.file, drawTerminal(findScreen(printed, screen), screen.title));
    for (const { file, pdf, page } of pages) {
      drawn.set(file, await drawPage(readFileSync(path.join(folder, 'demo', pdf)), page));
    }
    return drawn;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What each call printed, without the demo's folder. */
async function playDemo(folder: string): Promise<readonly string[]> {
  let printed = '';
  const context: CommandContext = {
    ...systemContext(),
    stdout: { write: (text) => (printed += text), columns: 80 },
    stderr: { write: () => true },
    words: wordsOf('nl'),
    cwd: folder,
    hasColour: true,
    hasErrorColour: true,
    prompter: undefined,
  };
  await succeed(context, ['demo', '--residents', '30000']);
  printed += '\n$ loting next\n';
  const later = {
    ...context,
    cwd: path.join(folder, 'demo'),
    now: () => new Date('2027-02-15T14:00:00.000Z'),
  };
  await succeed(later, ['next']);
  return printed
    .replaceAll(' --dir demo', '')
    .replaceAll('demo/', '')
    .split(/\n(?=(?:\u001b\[1m)?\$ loting )/u);
}

async function succeed(context: CommandContext, words: readonly string[]): Promise<void> {
  const exitCode = await runCall(context, words);
  if (exitCode !== 0) throw new Error(`loting ${words.join(' ')} ended with ${exitCode}`);
}

function findScreen(printed: readonly string[], { call }: Screen): string {
  const found = printed.find((part) => part.replace('\u001b[1m', '').startsWith(`$ ${call}`));
  if (found === undefined) throw new Error(`the demo does not run "${call}"`);
  return found;
}
