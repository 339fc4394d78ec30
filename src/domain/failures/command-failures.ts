/** Commands given at the wrong moment, in sentences. */
import { sentence } from '../failure-table.ts';

export const commandFailures = {
  'command.no-frame': sentence(
    () => 'There is no frame yet.',
    () => 'Run "loting frame build" first.',
  ),
  'command.no-draw': sentence(
    () => 'Nothing has been drawn yet.',
    () => 'Run "loting draw run" first.',
  ),
  'command.no-members': sentence(
    () => 'Nobody has signed up yet, so there are no members to assign.',
    () => 'Import the sign-ups first, with "loting signup import".',
  ),
  'command.no-assignment': sentence(
    () => 'No members have been assigned to cases yet.',
    () => 'Run "loting assign run" first.',
  ),
  'command.wrong-option': sentence<{ option: string; problem: string }>(
    (p) => `The option ${p.option} is not right: ${p.problem}.`,
    () => 'See --help for an example.',
  ),
};
