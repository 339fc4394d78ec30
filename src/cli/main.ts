/** Runs the call on this process's command line. */
import { runCall, systemContext } from './run.ts';

// A reader that closes early (`loting audit log | head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exitCode = 0;
});

process.exitCode = await runCall(systemContext(), process.argv.slice(2));
