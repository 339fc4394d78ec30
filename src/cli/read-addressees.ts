/** Fetches what the letters need of the drawn residents from the registers, by their position in the frame. */
import type { DrawnResident } from '../domain/drawn-resident.ts';
import { failure } from '../domain/failure.ts';
import type { Frame, FramePositions } from '../domain/frame.ts';
import { ID_BYTES } from '../domain/frame.ts';
import type { MunicipalityCode, ResidentId } from '../domain/ids.ts';
import type { Addressee } from '../domain/resident.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { compareBytesAt } from '../frame/byte-column.ts';
import { residentIdOf } from '../frame/opaque-ids.ts';
import { parsePositions } from '../frame/frame-positions.ts';
import { addresseeOf } from '../register/addressee.ts';
import { readRegisterRows } from '../register/read-register-rows.ts';
import { catchInterruptedRead, hashWhileReading, readChunks, readWholeFile } from '../store/read-file.ts';
import { listFrameRegisters } from '../store/tables/frame-table.ts';
import { listRegisterFiles } from './register-files.ts';
import type { OpenPanel } from './open-panel.ts';
import type { CommittedFrame } from './read-frame.ts';

/**
 * The addressees of drawn residents. Refused when a register is no longer the file that the frame was built from, and
 * when a row is not the resident that the frame says.
 */
export function readAddresseesFromRegisters(
  panel: OpenPanel,
  { frame, row }: CommittedFrame,
  drawn: readonly DrawnResident[],
): Result<ReadonlyMap<ResidentId, Addressee>> {
  const positions = readPositions(panel, row.frameHash);
  if (!positions.ok) return positions;
  const recorded = listFrameRegisters(panel.db, row.commitment);
  const wanted = groupRows(frame, positions.value, drawn);
  const addressees = new Map<ResidentId, Addressee>();
  const nameOf = (code: MunicipalityCode): string =>
    panel.settings.municipalities.find((municipality) => municipality.code === code)?.name ?? '';
  for (const file of listRegisterFiles(panel.settings, panel.folder.root)) {
    const chunks = readChunks(file.absolutePath);
    if (!chunks.ok) return chunks;
    const place = { file: file.file };
    const ids = wanted[file.fileIndex] ?? new Map<number, ResidentId>();
    const rows = [...ids.keys()].sort((left, right) => left - right);
    const strangers: number[] = [];
    const hashed = hashWhileReading(chunks.value);
    const read = catchInterruptedRead(() => {
      const result = readRegisterRows(
        hashed.chunks,
        panel.settings.register,
        { file: file.file, municipality: file.municipality },
        rows,
        (resident) => {
          const residentId = residentIdOf(panel.keyHex, resident.personKey);
          if (ids.get(resident.row) !== residentId) strangers.push(resident.row);
          addressees.set(residentId, addresseeOf(resident, nameOf(file.municipality)));
        },
      );
      // Of a file that is another one, nothing else is worth telling.
      const isSame = hashed.hash() === recorded[file.fileIndex]?.sha256;
      return isSame ? result : refuse(failure('command.register-changed', {}, place));
    });
    if (!read.ok) return read;
    const [stranger] = strangers;
    if (stranger !== undefined) {
      return refuse(failure('command.register-changed', {}, { ...place, row: stranger }));
    }
  }
  return ok(addressees);
}

function readPositions(
  panel: OpenPanel,
  frameHash: CommittedFrame['row']['frameHash'],
): Result<FramePositions> {
  const bytes = readWholeFile(panel.folder.framePositions);
  return bytes.ok ? parsePositions(bytes.value, 'audit/frame-positions.bin', frameHash) : bytes;
}

/** Row number to resident id, a map for each register file. */
function groupRows(
  frame: Frame,
  positions: FramePositions,
  drawn: readonly DrawnResident[],
): readonly ReadonlyMap<number, ResidentId>[] {
  const files: Map<number, ResidentId>[] = [];
  for (const { residentId } of drawn) {
    const index = findResident(frame, residentId);
    // Somebody who is not in the frame has no row in a register either; the audit names them.
    if (index === undefined) continue;
    const fileIndex = positions.fileIndexes[index] ?? 0;
    const rows = (files[fileIndex] ??= new Map<number, ResidentId>());
    rows.set(positions.rows[index] ?? 0, residentId);
  }
  return files;
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
