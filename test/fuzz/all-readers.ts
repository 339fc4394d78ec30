/** Every reader of what people and machines hand to Loting. */
import type { FuzzedReader } from './fuzzed-reader.ts';
import { backupReader } from './readers/backup-reader.ts';
import { groupReaders } from './readers/group-readers.ts';
import { listReaders } from './readers/list-readers.ts';
import { panelReaders } from './readers/panel-readers.ts';
import { pictureReader } from './readers/picture-reader.ts';
import { checkReader, registerReader } from './readers/register-reader.ts';
import { textReaders } from './readers/text-readers.ts';

export const allReaders: readonly FuzzedReader[] = [
  registerReader,
  checkReader,
  ...textReaders,
  ...listReaders,
  ...panelReaders,
  ...groupReaders,
  pictureReader,
  backupReader,
];

/** How many of `count` inputs each reader gets, by its share; at least one. */
export function divideInputs(count: number, readers: readonly FuzzedReader[]): readonly number[] {
  const shares = readers.reduce((sum, { share }) => sum + share, 0);
  return readers.map(({ share }) => Math.max(1, Math.round((count * share) / shares)));
}
