/** Whether the machine can run Loting: Node, the database library, the fonts. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import BetterSqlite3 from 'better-sqlite3';
import { readLetterFonts } from '../../letters/read-letter-fonts.ts';
import { readBuiltInFonts } from '../read-house-style.ts';
import type { Words } from '../words/words.ts';
import type { Finding } from './finding.ts';
import { findingsOf, fine } from './finding.ts';

/** The oldest version of Node that works; and those on which every test runs. */
const OLDEST_NODE = [20, 12] as const;
const TRIED_NODES: ReadonlySet<number> = new Set([20, 22, 24]);

/**
 * What only a library compiled with the headers of Node 24.19 or later calls when an object is collected. Where no script
 * runs at that moment, Node then aborts (nodejs/node issue 65446).
 */
const ABORTING_CALL = 'RemoveEnvironmentCleanupHook';

/** @param nodeVersion such as `20.20.2` */
export function checkMachine(words: Words, nodeVersion: string): readonly Finding[] {
  return [checkNode(words, nodeVersion), checkDatabaseLibrary(words), ...checkFonts(words)];
}

function checkNode({ doctor }: Words, version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  const isOld = major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
  const { node } = doctor.said;
  if (isOld) return { check: 'node', verdict: 'wrong', what: node.old(version), remedy: node.update };
  if (!TRIED_NODES.has(major)) {
    return { check: 'node', verdict: 'mind', what: node.untried(version), remedy: node.useTried };
  }
  return fine('node', node.fine(version));
}

function checkDatabaseLibrary({ doctor }: Words): Finding {
  const { sqlite } = doctor.said;
  try {
    const db = new BetterSqlite3(':memory:');
    const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
    db.close();
    if (isAborting(readNativeLibrary())) {
      return {
        check: 'sqlite',
        verdict: 'wrong',
        what: sqlite.aborting(version),
        remedy: sqlite.compileAnew,
      };
    }
    return fine('sqlite', sqlite.fine(version));
  } catch {
    // Its native part was built for another Node or another processor.
    return { check: 'sqlite', verdict: 'wrong', what: sqlite.broken, remedy: sqlite.install };
  }
}

/** Whether a compiled library can abort the program, by the calls it makes. */
export function isAborting(library: Uint8Array): boolean {
  return Buffer.from(library.buffer, library.byteOffset, library.byteLength).includes(ABORTING_CALL);
}

function readNativeLibrary(): Uint8Array {
  const fromHere = createRequire(import.meta.url);
  return readFileSync(fromHere.resolve('better-sqlite3/build/Release/better_sqlite3.node'));
}

function checkFonts(words: Words): readonly Finding[] {
  const { fonts: said } = words.doctor.said;
  try {
    const { regular, bold } = readBuiltInFonts();
    const fonts = readLetterFonts(
      { bytes: regular, place: { file: 'NotoSans_400Regular.ttf' } },
      { bytes: bold, place: { file: 'NotoSans_700Bold.ttf' } },
    );
    return fonts.ok ? [fine('fonts', said.fine)] : findingsOf('fonts', fonts.failures, words);
  } catch {
    return [
      { check: 'fonts', verdict: 'wrong', what: said.missing, remedy: words.doctor.said.sqlite.install },
    ];
  }
}
