/** Runs the call on this process's command line. */
import { limitInlining } from './limit-inlining.ts';
import { inLanguageOf, runCall, systemContext } from './run.ts';
import { stopCleanly } from './stop-cleanly.ts';

// A reader that closes early (`loting audit log | head`) is no error of ours; the command still ends its work.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

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
