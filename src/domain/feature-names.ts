/** The names of the features, apart from their schema: the threads that read registers do without zod, which is slow to load. */

/** The features in the order in which they stand in a stratum's key. */
export const featureNames = ['municipality', 'gender', 'ageBand', 'district'] as const;

/** The district of a resident for whom none could be found; they are counted, never dropped. */
export const UNKNOWN_DISTRICT = 'unknown';
