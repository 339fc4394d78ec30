/**
 * Purges, and is killed at one of the moments at which something changes in the database: before and after a transaction
 * is committed, before and after the file is written anew, and after its log file is emptied. Prints how many such
 * moments there were when it lives to the end.
 */
import BetterSqlite3 from 'better-sqlite3';

const [folder = '.', moment = '0', now = '', ...words] = process.argv.slice(2);
let momentCount = 0;

function pass(): void {
  momentCount += 1;
  if (momentCount === Number(moment)) process.kill(process.pid, 'SIGKILL');
}

const { prototype } = BetterSqlite3;
const execute: (this: unknown, sql: string) => BetterSqlite3.Database = Reflect.get(prototype, 'exec');
prototype.exec = function exec(sql: string) {
  if (sql === 'COMMIT' || sql === 'VACUUM') pass();
  const done = execute.call(this, sql);
  if (sql === 'COMMIT' || sql === 'VACUUM') pass();
  return done;
};

const { runLoting } = await import('../../run-loting.ts');
momentCount = 0;
const { exitCode, stderr } = await runLoting(folder, words, { now });
process.stderr.write(stderr);
process.stdout.write(`${momentCount}\n`);
process.exitCode = exitCode;
