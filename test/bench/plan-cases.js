/** Plans the groups of many cases with the built program, without its database: `node plan-cases.js INPUT.json`, as a process of its own. */
import { readFileSync } from 'node:fs';
import { planAssignment } from '../../.modules/assignment/plan-assignment.js';

const input = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const planned = await planAssignment(input, 'bench');
if (!planned.ok) throw new Error(`refused: ${JSON.stringify(planned.failures.slice(0, 3))}`);
const { figures, certificate } = planned.value;
process.stdout.write(JSON.stringify({ figures, certificate }));
