/** What can be refused in the draw stage, in sentences. */
import { sentence } from '../failure-table.ts';

export const drawFailures = {
};
