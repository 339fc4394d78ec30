/** One hash over everything that a batch is made from, so that a change is known without making it again. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Json } from '../../domain/canonical-json.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { sha256Hex, sha256HexOfBytes } from '../../domain/hash.ts';
import type { Hash } from '../../domain/ids.ts';
import { HashSchema } from '../../domain/ids.ts';
import type { PrintProfile } from '../../domain/print-profile.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { LetterBatch } from '../../letters/letter-order.ts';
import { readFailure } from '../../store/file-failure.ts';
import { hashFile } from '../../store/read-file.ts';
import type { OpenPanel } from '../open-panel.ts';
import { readVersion } from '../package-files.ts';

/**
 * A hash over what gives letters their texts and look: the settings, every file of the folder templates, the program. It
 * covers more than one batch needs: when it differs, the bytes may be the same all the same.
 */
export function hashLook({ folder, settings }: OpenPanel): Result<Hash> {
  const files: [string, string][] = [];
  let names: string[];
  try {
    names = readdirSync(folder.templates, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder.templates, path.join(entry.parentPath, entry.name)))
      .sort();
  } catch (error) {
    return refuse(readFailure(error, folder.templates));
  }
  for (const name of names) {
    const hash = hashFile(path.join(folder.templates, name));
    if (!hash.ok) return hash;
    files.push([name, hash.value]);
  }
  const plainSettings = JSON.parse(JSON.stringify(settings)) as Json;
  return ok(HashSchema.parse(sha256Hex(readVersion(), canonicalJson(plainSettings), canonicalJson(files))));
}

/** The hash over a batch's look, profile and letters, with their codes and addresses: nobody can guess what it is of. */
export function hashInputs(look: Hash, profile: PrintProfile, { batchId, letters }: LetterBatch): Hash {
  const text = JSON.stringify([look, profile, batchId, letters]);
  return HashSchema.parse(sha256HexOfBytes(Buffer.from(text, 'utf8')));
}
