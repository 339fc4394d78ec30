/** What can be refused in the letters stage, in sentences. */
import { sentence } from '../failure-table.ts';

export const lettersFailures = {
};
