/** Every migration, in order. */
import { firstSchema } from './0001-first-schema.ts';
import type { Migration } from './migration.ts';

export const allMigrations: readonly Migration[] = [firstSchema];
