/** Runs the examples of a guide in order, each on the panel that the guide names, and writes the guide as it should be. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import type { CommandContext } from '../../src/cli/context.ts';
import { runCall } from '../../src/cli/run.ts';
import { wordsOf } from '../../src/cli/words/words.ts';
import { copyPanel, makeSmallPanel, panelStageOf } from '../cli/small-panel.ts';
import type { PanelMark, ShownCall } from './read-blocks.ts';
import { cutAsShown, readParts, splitWords } from './read-blocks.ts';

/** The example is not run: the line as the guide has it, and why. */
export type NotRun = Readonly<Record<string, string>>;

interface GuidePanel {
  readonly folder: string;
  readonly language: PanelMark['language'];
}

/** The guide with what its examples print today. Throws when an example cannot be run. */
export async function runGuide(guide: string, notRun: NotRun): Promise<string> {
  let panel: GuidePanel | undefined;
  let now = '';
  let fresh = guide;
  for (const part of readParts(guide)) {
    if (part.kind === 'clock') now = part.now;
    if (part.kind === 'panel') {
      now = part.now;
      panel = { folder: await openFolder(part.stage), language: part.language };
    }
    if (part.kind !== 'block') continue;
    const written: string[] = [];
    for (const call of part.calls) {
      const isLeft = notRun[call.line] !== undefined;
      if (!isLeft && panel === undefined) throw new Error(`no panel is named before "${call.line}"`);
      const shown = isLeft || panel === undefined ? call.shown : await showCall(panel, now, call);
      written.push(`$ ${call.line}`, ...(shown === '' ? [] : [shown]));
    }
    fresh = fresh.replace(part.text, () => `\`\`\`console\n${written.join('\n')}\n\`\`\``);
  }
  return fresh;
}

async function openFolder(stage: string): Promise<string> {
  if (stage === 'none') return mkdtempSync(path.join(inject('runFolder'), 'guide-'));
  return copyPanel(await makeSmallPanel(panelStageOf(stage)));
}

async function showCall(panel: GuidePanel, now: string, call: ShownCall): Promise<string> {
  const [program = '', ...words] = splitWords(call.line);
  const { exitCode, printed } =
    program === 'loting' ? await runInside(panel, now, words) : runOutside(panel.folder, program, words);
  if (printed === undefined) return call.shown;
  // A refusal may be an example too, when it is shown.
  if (exitCode !== 0 && (exitCode !== 1 || call.shown === '')) {
    throw new Error(`"${call.line}" ended with ${exitCode}:\n${printed}`);
  }
  return cutAsShown(printed, call.shown);
}

interface Printed {
  readonly exitCode: number | null;
  /** All that was printed, errors in their place; `undefined` when the program is not on this computer. */
  readonly printed: string | undefined;
}

/** As on a terminal of 80 columns, but without colour and without anybody to answer questions. */
async function runInside(panel: GuidePanel, now: string, words: readonly string[]): Promise<Printed> {
  let printed = '';
  const stream = { write: (text: string) => (printed += text), columns: 80 };
  const context: CommandContext = {
    stdout: stream,
    stderr: { write: stream.write },
    words: wordsOf(panel.language),
    cwd: panel.folder,
    now: () => new Date(now),
    entropy: (byteCount) => new Uint8Array(byteCount).fill(7),
    hasColour: false,
    hasErrorColour: false,
    accountName: 'balie-1',
    prompter: undefined,
    wait: () => Promise.resolve(false),
    runCall,
  };
  const exitCode = await runCall(context, words);
  return { exitCode, printed };
}

/** Without Python its examples stay as they are, but not in continuous integration. */
function runOutside(folder: string, program: string, words: readonly string[]): Printed {
  if (program !== 'python3') throw new Error(`an example calls "${program}"`);
  const child = spawnSync(program, words, { cwd: folder, encoding: 'utf8' });
  const isMissing = child.error !== undefined;
  if (isMissing && process.env['CI'] !== undefined) throw new Error('there is no Python');
  return { exitCode: child.status, printed: isMissing ? undefined : child.stdout + child.stderr };
}
