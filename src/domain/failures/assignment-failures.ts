/** What can be refused in the assignment stage, in sentences. */
import { sentence } from '../failure-table.ts';

export const assignmentFailures = {
};
