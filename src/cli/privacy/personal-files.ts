/** Names the files of a working folder that hold personal data, or may: the program removes none of them by itself. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { compareBytes } from '../../domain/byte-order.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { writeFailure } from '../../store/file-failure.ts';
import type { OpenPanel } from '../open-panel.ts';

/** What a file holds; what to do with it stands in the words. */
export type PersonalFileKind =
  'register' | 'list' | 'letters' | 'preview' | 'addresses' | 'members' | 'copy' | 'leftover' | 'unknown';

export interface PersonalFile {
  /** From the working folder, with `/`. */
  readonly file: string;
  readonly kind: PersonalFileKind;
}

/** The first rule that fits says what a file is; `undefined` for one that names nobody. */
const rules: readonly (readonly [RegExp, PersonalFileKind | undefined])[] = [
  [/(?:^|\/)\.[^/]*\.loting-tmp(?:-\w+)?$/, 'leftover'],
  [/^loting\.(?:yaml|key|db|db-wal|db-shm)$/, undefined],
  [/^\.loting-demo$/, undefined],
  [/^(?:templates|reports)\//, undefined],
  [/^letters\/(?:[^/]*-)?preview[^/]*\.(?:pdf|png)$/, 'preview'],
  [/^letters\/w\d+-[^/]*-cover\.pdf$/, undefined],
  [/^letters\/w\d+-[^/]*\.pdf$/, 'letters'],
  [/^letters\/(?:w\d+-manifest\.csv|testsheet[^/]*\.pdf)$/, undefined],
  [/^exports\/members\.csv$/, 'members'],
  [/^exports\/addresses-[^/]*\.csv$/, 'addresses'],
  [
    /^exports\/(?:roster-[^/]*|[^/]*-result(?:-\d+)?|assignment-log|load-figures|loads|meetings|opt-out|quotas|weights)\.csv$/,
    undefined,
  ],
  // By opaque id, or about nobody.
  [/^(?:audit|bundle-(?:researchers|public))\//, undefined],
  [/\.(?:db|sqlite3?|bak|old|orig|backup|zip|7z|tar|tgz|gz|zst|dump|sql)(?:[-.][^/]*)?$|~$/i, 'copy'],
];

/** What a file of the working folder is. @param registers and @param lists the files that the settings name */
export function kindOfFile(
  file: string,
  registers: ReadonlySet<string>,
  lists: ReadonlySet<string>,
): PersonalFileKind | undefined {
  if (registers.has(file)) return 'register';
  if (lists.has(file)) return 'list';
  const rule = rules.find(([pattern]) => pattern.test(file));
  return rule === undefined ? 'unknown' : rule[1];
}

/** Every such file, by name. */
export function listPersonalFiles({ folder, settings }: OpenPanel): Result<readonly PersonalFile[]> {
  const inFolder = (file: string): string =>
    path.relative(folder.root, path.resolve(folder.root, file)).split(path.sep).join('/');
  const { optOut, drawnBefore } = settings.eligibility;
  const registers = new Set(settings.municipalities.flatMap(({ register }) => register.map(inFolder)));
  const lists = new Set([...optOut, ...drawnBefore].map(({ file }) => inFolder(file)));
  let names: string[];
  try {
    names = readdirSync(folder.root, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => inFolder(path.join(entry.parentPath, entry.name)));
  } catch (error) {
    return refuse(writeFailure(error, folder.root));
  }
  return ok(
    names.sort(compareBytes).flatMap((file) => {
      const kind = kindOfFile(file, registers, lists);
      return kind === undefined ? [] : [{ file, kind }];
    }),
  );
}
