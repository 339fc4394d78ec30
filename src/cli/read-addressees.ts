/** Fetches what the letters need of the drawn residents from the registers, by their position in the frame. */
import type { DrawnResident } from '../domain/drawn-resident.ts';
import type { Frame, FramePositions } from '../domain/frame.ts';
import { ID_BYTES } from '../domain/frame.ts';
import type { MunicipalityCode, ResidentId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok } from '../domain/result.ts';
import { compareBytesAt } from '../frame/byte-column.ts';
import { parsePositions } from '../frame/frame-positions.ts';
import { readWholeFile } from '../store/read-file.ts';
import { listFrameRegisters } from '../store/tables/frame-table.ts';
import type { AddresseeTask, FetchedAddressees, WantedRegister } from './fetch-addressees.ts';
import { fetchAddressees } from './fetch-addressees.ts';
import { listRegisterFiles } from './register-files.ts';
import type { OpenPanel } from './open-panel.ts';
import type { CommittedFrame } from './read-frame.ts';

/** The addressees of drawn residents. Refused as `fetchAddressees`, and when the positions are not those of the frame. */
export function readAddresseesFromRegisters(
  panel: OpenPanel,
  committed: CommittedFrame,
  drawn: readonly DrawnResident[],
): FetchedAddressees {
  // Somebody who is not in the frame has no row in a register either; the audit names them.
  const residents = drawn.flatMap(({ residentId }) => findResident(committed.frame, residentId) ?? []);
  const task = addresseeTaskOf(panel, committed, residents);
  return task.ok ? fetchAddressees(task.value) : task;
}

/** What it takes to fetch some residents of the frame, by their index in it. */
export function addresseeTaskOf(
  panel: OpenPanel,
  { frame, row }: CommittedFrame,
  residents: readonly number[],
): Result<AddresseeTask> {
  const positions = readPositions(panel, row.frameHash);
  if (!positions.ok) return positions;
  const { fileIndexes, rows } = positions.value;
  const recorded = listFrameRegisters(panel.db, row.commitment);
  const ordered = residents.toSorted((left, right) => (rows[left] ?? 0) - (rows[right] ?? 0));
  const nameOf = (code: MunicipalityCode): string =>
    panel.settings.municipalities.find((municipality) => municipality.code === code)?.name ?? '';
  const registers = listRegisterFiles(panel.settings, panel.folder.root).map((file): WantedRegister => {
    const own = ordered.filter((index) => fileIndexes[index] === file.fileIndex);
    return {
      ...file,
      municipalityName: nameOf(file.municipality),
      sha256: recorded[file.fileIndex]?.sha256,
      rows: own.map((index) => rows[index] ?? 0),
      residentIds: idsOf(frame, own),
    };
  });
  return ok({ registers, settings: panel.settings.register, keyHex: panel.keyHex });
}

/** The ids of some residents, one behind the other. */
function idsOf({ residentIds }: Frame, residents: readonly number[]): Uint8Array {
  const ids = new Uint8Array(residents.length * ID_BYTES);
  for (const [place, index] of residents.entries()) {
    ids.set(residentIds.subarray(index * ID_BYTES, (index + 1) * ID_BYTES), place * ID_BYTES);
  }
  return ids;
}

function readPositions(
  panel: OpenPanel,
  frameHash: CommittedFrame['row']['frameHash'],
): Result<FramePositions> {
  const bytes = readWholeFile(panel.folder.framePositions);
  return bytes.ok ? parsePositions(bytes.value, 'audit/frame-positions.bin', frameHash) : bytes;
}

/** Binary search in the ascending ids of the frame. */
function findResident({ residentCount, residentIds }: Frame, residentId: ResidentId): number | undefined {
  const wanted = Buffer.from(residentId, 'hex');
  let low = 0;
  let high = residentCount - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compareBytesAt(residentIds, middle * ID_BYTES, wanted, 0, ID_BYTES);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
