/** What can be refused in the signups stage, in sentences. */
import { sentence } from '../failure-table.ts';

export const signupsFailures = {
};
