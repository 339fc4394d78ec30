/** One step of the database's schema. A released migration never changes; a new one is added behind it. */
export interface Migration {
  /** Counts from 1, without gaps; recorded in SQLite's `user_version`. */
  readonly version: number;
  readonly sql: string;
}
