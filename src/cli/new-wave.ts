/** What every new wave needs after it is drawn: addressees, invitations, rows, and the lists for researchers. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { DrawnResident } from '../domain/drawn-resident.ts';
import { failure } from '../domain/failure.ts';
import type { Hash, ResidentId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { DrawOutcome } from '../draw/draw-waves.ts';
import { drawnHashOf, drawnListCsv } from '../draw/drawn-list.ts';
import type { Wave } from '../draw/wave.ts';
import { codeLookupOf, loginCodeOf } from '../letters/login-code.ts';
import type { StagedFile } from '../store/atomic-file.ts';
import { discardStagedFiles, stageFile } from '../store/atomic-file.ts';
import { writeFailure } from '../store/file-failure.ts';
import { sealAddressees } from '../store/seal-addressee.ts';
import { insertWave, listWaves, readLatestDraw } from '../store/tables/draw-table.ts';
import { insertDrawnResidents, saveSealedAddressees } from '../store/tables/drawn-resident-table.ts';
import type { NewInvitation } from '../store/tables/invitation-table.ts';
import { insertInvitations } from '../store/tables/invitation-table.ts';
import { ALL_WAVES_FILE, drawnFileName, ofWave } from './drawn-file.ts';
import type { SealedAddressees } from './fetch-addressees.ts';
import { numberInvitations } from './number-invitations.ts';
import type { OpenPanel } from './open-panel.ts';
import { readAddresseesFromRegisters } from './read-addressees.ts';
import type { CommittedFrame } from './read-frame.ts';

/** A wave that is drawn but not yet recorded. */
export interface NewWave extends Wave {
  /** Of this wave only. */
  readonly drawn: readonly DrawnResident[];
  readonly drawnHash: Hash;
  /** Letters that could not be given to anybody. */
  readonly shortCount: number;
  /** How to reach them, sealed. */
  readonly addressees: ReadonlyMap<ResidentId, Uint8Array>;
  readonly invitations: readonly NewInvitation[];
}

/** Takes the last wave of an outcome and fetches its addressees from the registers. */
export function prepareWave(
  panel: OpenPanel,
  committed: CommittedFrame,
  outcome: DrawOutcome,
): Result<NewWave> {
  const wave = waveWithoutAddressees(panel, outcome);
  const read = readAddresseesFromRegisters(panel, committed, wave.drawn);
  return read.ok ? ok({ ...wave, addressees: sealAddressees(panel.sealKeys, read.value) }) : read;
}

/** Takes the last wave of an outcome while its addressees are being fetched. */
export async function awaitWave(
  panel: OpenPanel,
  outcome: DrawOutcome,
  fetching: Promise<SealedAddressees>,
): Promise<Result<NewWave>> {
  const wave = waveWithoutAddressees(panel, outcome);
  const addressees = await fetching;
  return addressees.ok ? ok({ ...wave, addressees: addressees.value }) : addressees;
}

function waveWithoutAddressees(
  panel: OpenPanel,
  { waves, drawn: allDrawn, shortages }: DrawOutcome,
): Omit<NewWave, 'addressees'> {
  const last = waves.at(-1);
  if (last === undefined) throw new RangeError('a draw has a wave');
  const { wave, letterCounts } = last;
  const drawn = ofWave(allDrawn, wave);
  return {
    wave,
    letterCounts,
    drawn,
    drawnHash: drawnHashOf(drawn),
    shortCount: shortages
      .filter((shortage) => shortage.wave === wave)
      .reduce((sum, { wantedCount, candidateCount }) => sum + wantedCount - candidateCount, 0),
    invitations: makeInvitations(panel, drawn, wave),
  };
}

/** One invitation for each drawn resident of a wave. */
function makeInvitations(
  { key, settings }: OpenPanel,
  drawn: readonly DrawnResident[],
  wave: number,
): readonly NewInvitation[] {
  return [...numberInvitations(drawn, wave)].map(([invitationId, residentId]) => {
    const panelId = settings.panel.id;
    const version = 1;
    const code = loginCodeOf(key, { panelId, invitationId, version });
    return { invitationId, residentId, wave, version, codeLookup: codeLookupOf(key, panelId, code) };
  });
}

/** Writes the rows of a new wave, within the caller's transaction. */
export function insertNewWave({ db }: OpenPanel, drawId: number, wave: NewWave, at: string): void {
  const { shortCount, drawnHash } = wave;
  insertWave(db, { drawId, wave: wave.wave, shortCount, drawnHash, drawnAt: at }, wave.letterCounts);
  insertDrawnResidents(db, drawId, wave.drawn);
  saveSealedAddressees(db, wave.addressees);
  insertInvitations(db, wave.invitations);
}

/**
 * Stages the lists of some waves, and from the second wave on the list of all.
 * @param lists the residents of each wave, with the probabilities that they had when it was drawn
 * @param allDrawn the residents of all waves, with the probabilities of today
 */
export function stageDrawnLists(
  { folder }: OpenPanel,
  lists: ReadonlyMap<number, readonly DrawnResident[]>,
  allDrawn: readonly DrawnResident[],
): Result<readonly StagedFile[]> {
  const isOneWave = allDrawn.every(({ wave }) => wave === 1);
  const files = [
    ...Array.from(lists, ([wave, drawn]) => ({ name: drawnFileName(wave), drawn })),
    ...(isOneWave ? [] : [{ name: ALL_WAVES_FILE, drawn: allDrawn }]),
  ];
  const staged: StagedFile[] = [];
  for (const { name, drawn } of files) {
    const file = stageFile(path.join(folder.audit, name), drawnListCsv(drawn));
    if (!file.ok) {
      discardStagedFiles(staged);
      return file;
    }
    staged.push(file.value);
  }
  return ok(staged);
}

/**
 * Removes the lists that a replaced draw left beyond those of the draw in force. They can be made again from its seed. When
 * one cannot be removed, the same command given again tries once more.
 */
export function removeReplacedLists({ db, folder }: OpenPanel): Result<void> {
  const drawId = readLatestDraw(db)?.drawId;
  const rows = listWaves(db);
  const own = new Set(rows.filter((row) => row.drawId === drawId).map(({ wave }) => wave));
  const others = new Set(rows.map(({ wave }) => wave).filter((wave) => !own.has(wave)));
  for (const name of [...[...others].map(drawnFileName), ...(own.size > 1 ? [] : [ALL_WAVES_FILE])]) {
    const file = path.join(folder.audit, name);
    try {
      rmSync(file, { force: true });
    } catch (error) {
      const failed = writeFailure(error, file);
      return failed.code === 'store.file-unwritable'
        ? refuse(failure('store.recorded-without-file', failed.params, failed.place))
        : refuse(failed);
    }
  }
  return ok(undefined);
}
