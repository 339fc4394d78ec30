/** What can be refused in the register stage, in sentences. */
import { sentence } from '../failure-table.ts';

export const registerFailures = {
};
