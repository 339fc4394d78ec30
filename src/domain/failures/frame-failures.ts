/** What can be refused in the frame stage, in sentences. */
import { sentence } from '../failure-table.ts';

export const frameFailures = {
};
