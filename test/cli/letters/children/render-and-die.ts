/**
 * Makes letters, and is killed at one of the moments at which something is written to disk: before a file is opened for
 * writing, written, synced, renamed or removed, and before and after a transaction is committed. Prints how many such
 * moments there were when it lives to the end.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import BetterSqlite3 from 'better-sqlite3';

const [folder = '.', moment = '0', ...words] = process.argv.slice(2);
let momentCount = 0;

function pass(): void {
  momentCount += 1;
  if (momentCount === Number(moment)) process.kill(process.pid, 'SIGKILL');
}

for (const name of ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'rmSync'] as const) {
  const plain = fs[name] as (...args: unknown[]) => unknown;
  const isRead = (args: readonly unknown[]): boolean => name === 'openSync' && args[1] === 'r';
  Object.assign(fs, {
    [name]: (...args: unknown[]) => {
      if (!isRead(args)) pass();
      return plain(...args);
    },
  });
}
syncBuiltinESMExports();

const { prototype } = BetterSqlite3;
const execute: (this: unknown, sql: string) => BetterSqlite3.Database = Reflect.get(prototype, 'exec');
prototype.exec = function exec(sql: string) {
  if (sql === 'COMMIT') pass();
  const done = execute.call(this, sql);
  if (sql === 'COMMIT') pass();
  return done;
};

const { runLoting } = await import('../../run-loting.ts');
momentCount = 0;
const { exitCode, stderr } = await runLoting(folder, words, { now: '2027-01-06T09:00:00.000Z' });
process.stderr.write(stderr);
process.stdout.write(`${momentCount}\n`);
process.exitCode = exitCode;
