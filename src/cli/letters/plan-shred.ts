/** Plans which files with names, addresses or codes go, when the letters of batches are done with. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { okUnless, refuse } from '../../domain/result.ts';
import { isInHouse } from '../../letters/letter-outcomes.ts';
import { isLink } from '../../store/find-links.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';
import type { OpenPanel } from '../open-panel.ts';
import { findBatches } from './find-letters.ts';
import { batchFileName } from './letter-files.ts';
import type { Mailroom } from './mailroom.ts';
import { lettersOf, readMailroom } from './mailroom.ts';

export type NamedToShred = { readonly wave: number } | { readonly words: readonly string[] };

export interface ShredPlan {
  /** Also batches that were shredded before: what a stopped run left is removed. */
  readonly batches: readonly BatchRow[];
  /** Names in the folder letters/: letters to look at, of real residents. */
  readonly previews: readonly string[];
  /** Names in the folder exports/: addresses that went to the post for its sorting. */
  readonly addresses: readonly string[];
}

/** PDF files and pictures of "letters preview". */
const PREVIEW = /^preview-GM\d{4}-[a-z]+(?:-\d+)?\.(?:pdf|png)$/;
/** Files of "letters export-addresses", with their wave. */
const ADDRESSES = /^addresses-w(\d+)-GM\d{4}(?:-[a-z]+)?\.csv$/;

/**
 * Reads within the caller's transaction. Refused while a letter is neither posted nor taken out. With the last batch of a wave
 * go its exported addresses, and every preview: another look makes them again.
 */
export function planShred({ db, folder }: OpenPanel, named: NamedToShred): Result<ShredPlan> {
  const mailroom = readMailroom(db);
  const all = [...mailroom.batches.values()];
  const found =
    'words' in named
      ? findBatches(mailroom, named.words)
      : okUnless([], () => all.filter(({ wave }) => wave === named.wave));
  if (!found.ok) return found;
  const batches = found.value;
  if (batches.length === 0 && 'wave' in named) {
    return refuse(failure('command.wave-missing', { wave: named.wave }));
  }
  const isGone = (batch: BatchRow): boolean => batch.shreddedAt !== null || batches.includes(batch);
  const waves = new Set(
    batches
      .map(({ wave }) => wave)
      .filter((wave) => all.every((batch) => batch.wave !== wave || isGone(batch))),
  );
  const plan: ShredPlan = {
    batches,
    previews: waves.size === 0 ? [] : namesIn(folder.letters).filter((name) => PREVIEW.test(name)),
    addresses: namesIn(path.join(folder.root, 'exports')).filter((name) =>
      waves.has(Number(ADDRESSES.exec(name)?.[1])),
    ),
  };
  // Writing over a link would destroy what it leads to.
  const links = filesOfShred(plan)
    .map((file) => path.join(folder.root, file))
    .filter(isLink);
  return okUnless(
    [...findOpen(mailroom, batches), ...links.map((file) => failure('store.linked', {}, { file }))],
    () => plan,
  );
}

/** Where the files of a plan lie, inside the working folder. */
export function filesOfShred({ batches, previews, addresses }: ShredPlan): readonly string[] {
  return [
    ...batches.map(({ batchId }) => `letters/${batchFileName(batchId)}`),
    ...previews.map((name) => `letters/${name}`),
    ...addresses.map((name) => `exports/${name}`),
  ];
}

function findOpen(mailroom: Mailroom, batches: readonly BatchRow[]): readonly Failure[] {
  return batches.flatMap(({ batchId }) => {
    const letterCount = lettersOf(mailroom, batchId).filter(({ outcome }) => isInHouse(outcome)).length;
    return letterCount === 0 ? [] : [failure('mailroom.not-to-shred', { batch: batchId, letterCount })];
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
