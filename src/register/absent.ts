/** The index of a column that a file does not have. */
export const ABSENT = -1;
