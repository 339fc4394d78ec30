/** Stages a file and waits to be killed. */
import { stageFile } from '../../../src/store/atomic-file.ts';

const staged = stageFile(process.argv[2] ?? '', 'half a command');
process.stdout.write(`${staged.ok ? 'staged' : 'refused'}\n`);
setInterval(() => undefined, 1000);
