/** Writes a file of 1 MB and prints what was refused. */
import { writeFileAtomically } from '../../../src/store/atomic-file.ts';

const written = writeFileAtomically(process.argv[2] ?? '', Buffer.alloc(1_000_000, 'x'));
process.stdout.write(written.ok ? 'written\n' : `${written.failures[0].code}\n`);
