/** Runs the call on this process's command line. */
import { runCall, systemContext } from './run.ts';

// A reader that closes early (`loting audit log | head`) is no error of ours; the command still ends its work.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await runCall(systemContext(), process.argv.slice(2));
