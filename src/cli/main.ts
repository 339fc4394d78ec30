/** Runs the call on this process's command line. */
import { limitInlining } from './limit-inlining.ts';
import { EXIT_REFUSED, inLanguageOf, runCall, systemContext } from './run.ts';
import { letSignalsIn, stopCleanly } from './stop-cleanly.ts';
import { watchOutput } from './watch-output.ts';

// Whatever is made, by SQLite and by the programs that this one calls too, is for its owner only.
process.umask(0o077);

const findLostOutput = watchOutput(process.stdout, process.stderr);
const words = process.argv.slice(2);
const command = words.slice(0, 2).join(' ');
if (command === 'frame build' || command === 'draw run') limitInlining();
if (command === 'frame build') {
  // Large registers are read by two threads: the second gets ready while this one loads the command.
  const { startWorkerEarly } = await import('./workers/start-worker.ts');
  startWorkerEarly('frame-worker');
}
const context = inLanguageOf(systemContext(), words);
const endListening = stopCleanly(context);
process.exitCode = await runCall(context, words);
// A signal that comes now comes too late: the command is done, and has said so.
endListening();
// What is wrong with the last line is heard a moment later.
await letSignalsIn();
const lost = findLostOutput();
if (lost !== undefined) {
  const { printFailures } = await import('./print-failures.ts');
  printFailures(context, [lost]);
  process.exitCode = Math.max(EXIT_REFUSED, process.exitCode);
}
