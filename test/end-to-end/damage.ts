/** Flips bits in the files of a panel, and judges what the commands then say: refused, found by the audit, or harmless. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import seedrandom from 'seedrandom';
import { parseSettings } from '../../src/domain/settings/parse-settings.ts';
import { runLoting } from '../cli/run-loting.ts';
import type { SmallPanel } from '../cli/small-panel.ts';
import { AFTER_ANSWERS, copyPanel, editSettings } from '../cli/small-panel.ts';
import { dumpDatabase } from './database-dump.ts';

/** Calls that only look. Together they read every table, and every file that a command reads. */
const QUESTIONS = [
  'audit log --json',
  'letters status --json',
  'letters check --json',
  'letters reconcile --json',
  'draw wave --letters GM0344=5 --dry-run --json',
  'assign plan --json',
  'assign replace --dry-run --json',
  'signup export --dry-run --json',
  'privacy explain 1-000006 --json',
  'panel admit --dry-run --json',
  'status --json',
  'next --json',
  'doctor --json',
] as const;

const AUDIT = 'audit verify --json';

const options = { now: AFTER_ANSWERS };

interface Flip {
  readonly file: string;
  readonly position: number;
  readonly bit: number;
}

/**
 * How a flip ended. `edited` is for a file that people edit: it is valid and says something else, which nothing can tell
 * from an edit. A fault is a crash, or another answer while the audit finds nothing.
 */
type Ending = 'refused' | 'found' | 'harmless' | 'edited' | 'fault';

interface Judgement {
  readonly flip: Flip;
  readonly ending: Ending;
  readonly faults: readonly string[];
}

interface DamagedPanel {
  readonly folder: string;
  /** What every call says while nothing is damaged. */
  readonly answers: ReadonlyMap<string, string>;
  readonly dump: string;
}

/** A panel in which a group is still to be called. */
export async function prepareForDamage(panel: SmallPanel): Promise<DamagedPanel> {
  const folder = copyPanel(panel);
  const third = {
    id: 'case-3',
    title: 'Case 3',
    date: '2027-05-03',
    groupSize: 8,
    quotaFeatures: ['gender'],
  };
  editSettings(folder, [[['cases', 2], third]]);
  const answers = new Map<string, string>();
  for (const words of [...QUESTIONS, AUDIT]) {
    const { exitCode, said } = await ask(folder, words);
    if (exitCode > 1) throw new Error(`${words}: ${said}`);
    answers.set(words, said);
  }
  const dump = dumpDatabase(path.join(folder, 'loting.db'));
  if (dump.startsWith('unreadable')) throw new Error(dump);
  return { folder, answers, dump };
}

/** Flips spread over the bytes of a file from one place to another: equal parts, and one at random in each. */
export function spreadFlips(
  folder: string,
  file: string,
  count: number,
  { seed, from = 0, to = Infinity }: { readonly seed: string; readonly from?: number; readonly to?: number },
): readonly Flip[] {
  const random = seedrandom(`${seed}|${file}|${from}`);
  const end = Math.min(to, readFileSync(path.join(folder, file)).length);
  return Array.from({ length: count }, (_, index) => {
    const position = from + Math.floor(((index + random()) * (end - from)) / count);
    return { file, position, bit: Math.floor(random() * 8) };
  });
}

/** Makes the flip, asks the audit and some questions (every question when the audit finds nothing), and puts the file back. */
async function judgeFlip(panel: DamagedPanel, flip: Flip, turn: number): Promise<Judgement> {
  const { folder, answers } = panel;
  const at = path.join(folder, flip.file);
  const whole = readFileSync(at);
  const damaged = Buffer.from(whole);
  damaged[flip.position] = (damaged[flip.position] ?? 0) ^ (1 << flip.bit);
  const faults: string[] = [];
  let refusedCount = 0;
  const isSameAnswer = async (words: string): Promise<boolean> => {
    writeFileSync(at, damaged);
    const { exitCode, said } = await ask(folder, words);
    if (exitCode > 1) faults.push(`${words} ended with ${exitCode}: ${said.slice(0, 1000)}`);
    const isSame = said === answers.get(words);
    if (!isSame && exitCode === 1 && said.startsWith('✗ ')) refusedCount += 1;
    return isSame;
  };
  try {
    const isSameContent = isContentSame(panel, flip.file, damaged, at);
    const rotating = QUESTIONS[turn % QUESTIONS.length] ?? AUDIT;
    if (isSameContent) {
      // The same content gives the same answers; a question shows that the program, too, reads it as the same.
      const words = turn % 20 === 0 ? AUDIT : rotating;
      if (!(await isSameAnswer(words))) faults.push(`${words} says something else`);
      return conclude('harmless');
    }
    if (!(await isSameAnswer(AUDIT))) {
      const isRefused = refusedCount > 0;
      await isSameAnswer(rotating);
      return conclude(isRefused ? 'refused' : 'found');
    }
    const silent: string[] = [];
    for (const words of QUESTIONS) {
      const before = refusedCount;
      if (!(await isSameAnswer(words)) && refusedCount === before) silent.push(words);
    }
    if (silent.length === 0) return conclude(refusedCount > 0 ? 'refused' : 'harmless');
    if (flip.file === 'loting.yaml') return conclude('edited');
    faults.push(...silent.map((words) => `${words} says something else, and the audit finds nothing`));
    return conclude('fault');
  } finally {
    writeFileSync(at, whole);
    for (const end of ['-wal', '-shm']) rmSync(path.join(folder, `loting.db${end}`), { force: true });
  }

  function conclude(ending: Ending): Judgement {
    return { flip, ending: faults.length > 0 ? 'fault' : ending, faults };
  }
}

type Endings = Readonly<Record<Exclude<Ending, 'fault'>, number>>;

/** Judges flips one after the other: how many ended how, and every fault. */
export async function judgeFlips(
  panel: DamagedPanel,
  flips: readonly Flip[],
): Promise<{ readonly endings: Endings; readonly faults: readonly string[] }> {
  const endings = { refused: 0, found: 0, harmless: 0, edited: 0 };
  const faults: string[] = [];
  for (const [turn, flip] of flips.entries()) {
    const judged = await judgeFlip(panel, flip, turn);
    if (judged.ending === 'fault') faults.push(`${JSON.stringify(flip)}: ${judged.faults.join('; ')}`);
    else endings[judged.ending] += 1;
  }
  return { endings, faults };
}

/** Prints the figures that docs/reliability.md gives. */
export function tellEndings(file: string, endings: Endings): void {
  const total = Object.values(endings).reduce((sum, each) => sum + each, 0);
  process.stdout.write(`${file}: ${total} flips ${JSON.stringify(endings)}\n`);
}

/** Whether a damaged file holds what it held, judged without the commands. */
function isContentSame(panel: DamagedPanel, file: string, damaged: Buffer, at: string): boolean {
  if (file === 'loting.db') {
    writeFileSync(at, damaged);
    return dumpDatabase(at) === panel.dump;
  }
  if (file !== 'loting.yaml') return false;
  const settings = [readFileSync(at), damaged].map((bytes) => parseSettings(bytes.toString('utf8'), file));
  const [before, after] = settings.map((parsed) => (parsed.ok ? JSON.stringify(parsed.value) : undefined));
  return before !== undefined && before === after;
}

async function ask(
  folder: string,
  words: string,
): Promise<{ readonly exitCode: number; readonly said: string }> {
  const { exitCode, stdout, stderr } = await runLoting(folder, words, options);
  // The room on the disk is the one thing that changes by itself.
  const said = `${stderr}${stdout}`.replace(/[\d,.]+ GB/g, 'GB');
  return { exitCode, said };
}
