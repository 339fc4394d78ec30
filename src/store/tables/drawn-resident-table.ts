/** The drawn residents by opaque id, and, sealed, what a letter needs to reach them. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { DrawnResident } from '../../domain/drawn-resident.ts';
import type { Hash, ResidentId } from '../../domain/ids.ts';
import { AddressIdSchema, HashSchema, MunicipalityCodeSchema, ResidentIdSchema } from '../../domain/ids.ts';
import type { Addressee } from '../../domain/resident.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { StratumKey } from '../../domain/stratum.ts';
import { DamagedRow } from '../database-failure.ts';
import { readRow, readRows } from '../read-rows.ts';
import type { SealKeys } from '../seal.ts';
import { openJson } from '../seal.ts';
import { placeOfAddressee, sealAddressees } from '../seal-addressee.ts';
import { removeChances, saveChances } from './chance-table.ts';

export const StratumColumnSchema = z
  .string()
  .min(1)
  .transform((text) => text as StratumKey);

const DrawnResidentRowSchema = z.strictObject({
  residentId: ResidentIdSchema,
  addressId: AddressIdSchema,
  municipality: MunicipalityCodeSchema,
  stratum: StratumColumnSchema,
  wave: z.int().min(1),
  rank: z.int().min(1),
  ticket: HashSchema,
  chanceClass: z.int().min(0),
  inclusionProbability: z.number().gt(0).lte(1),
  designWeight: z.number().gte(1),
});

const drawnColumns = `resident_id AS residentId, address_id AS addressId, municipality, stratum, wave, rank, ticket,
  chance_class AS chanceClass, inclusion_probability AS inclusionProbability, design_weight AS designWeight`;

/** Whose chance is missing, in a damaged database, is a row too: one that no reader takes. */
export const withChances = 'drawn_residents LEFT JOIN chances USING (draw_id, chance_class)';

const AddresseeSchema = z.strictObject({
  addressLines: z.array(z.string()),
  shortAddressLines: z.array(z.string()),
  salutation: z.string(),
  postcode: z.string(),
  houseNumber: z.string(),
  houseSuffix: z.string(),
  isSecret: z.boolean(),
  birthDate: z.string(),
});

/** Writes the residents of a wave of a draw, with the chances of their classes. */
export function insertDrawnResidents(
  db: Database,
  drawId: number,
  residents: readonly DrawnResident[],
): void {
  saveChances(db, drawId, residents);
  const insert = db.prepare(
    `INSERT INTO drawn_residents (resident_id, draw_id, wave, address_id, municipality, stratum, rank, ticket,
       chance_class)
     VALUES (:residentId, :drawId, :wave, :addressId, :municipality, :stratum, :rank, :ticket, :chanceClass)`,
  );
  for (const resident of residents) insert.run({ drawId, ...resident });
}

/**
 * Removes the residents of a draw that another replaces, with their addressees and invitations. Its waves, with their
 * hashes, stay: from them and the seed everybody can be found again.
 */
export function removeDrawnResidents(db: Database, drawId: number): void {
  const ofDraw = '(SELECT resident_id FROM drawn_residents WHERE draw_id = ?)';
  db.prepare(
    `DELETE FROM sorted_letters WHERE invitation_id IN
       (SELECT invitation_id FROM invitations WHERE resident_id IN ${ofDraw})`,
  ).run(drawId);
  db.prepare(`DELETE FROM invitations WHERE resident_id IN ${ofDraw}`).run(drawId);
  db.prepare(`DELETE FROM addressees WHERE resident_id IN ${ofDraw}`).run(drawId);
  db.prepare('DELETE FROM drawn_residents WHERE draw_id = ?').run(drawId);
  removeChances(db, drawId);
}

/** Every drawn resident of a draw, by wave, stratum and rank. */
export function listDrawnResidents(db: Database, drawId: number): readonly DrawnResident[] {
  return readRows(
    db,
    'drawn_residents',
    DrawnResidentRowSchema,
    `SELECT ${drawnColumns} FROM ${withChances} WHERE draw_id = ? ORDER BY wave, stratum, rank`,
    drawId,
  );
}

const DrawnPlaceRowSchema = DrawnResidentRowSchema.pick({ residentId: true, municipality: true });

/** Who was drawn, and in which municipality, by wave, stratum and rank: all that a newer register is asked for. */
export function listDrawnPlaces(db: Database, drawId: number): readonly DrawnPlace[] {
  return readRows(
    db,
    'drawn_residents',
    DrawnPlaceRowSchema,
    `SELECT resident_id AS residentId, municipality FROM drawn_residents WHERE draw_id = ?
     ORDER BY wave, stratum, rank`,
    drawId,
  );
}

export type DrawnPlace = Pick<DrawnResident, 'residentId' | 'municipality'>;

/** What `listDrawnResidents` lists without chances, each as `drawnLineOf` writes it; unchecked, in a tenth of the time. */
export function readDrawnLines(db: Database, drawId: number): readonly string[] {
  return db
    .prepare<[number], string>(
      `SELECT ${drawnLineColumns.join(" || ',' || ")} FROM drawn_residents WHERE draw_id = ?
       ORDER BY wave, stratum, rank`,
    )
    .pluck()
    .all(drawId);
}

const drawnLineColumns = [
  'wave',
  'resident_id',
  'address_id',
  'municipality',
  'stratum',
  'rank',
  'ticket',
  'chance_class',
] as const;

/** Everything that is kept of a drawn resident but the chance, in one line that begins with the wave. */
export function drawnLineOf(resident: DrawnResident): string {
  const { wave, residentId, addressId, municipality, stratum, rank, ticket, chanceClass } = resident;
  return `${wave},${residentId},${addressId},${municipality},${stratum},${rank},${ticket},${chanceClass}`;
}

/** The drawn residents of one wave of a draw, by stratum and rank. */
export function listDrawnResidentsOfWave(
  db: Database,
  drawId: number,
  wave: number,
): readonly DrawnResident[] {
  return readRows(
    db,
    'drawn_residents',
    DrawnResidentRowSchema,
    `SELECT ${drawnColumns} FROM ${withChances} WHERE draw_id = ? AND wave = ? ORDER BY stratum, rank`,
    drawId,
    wave,
  );
}

interface DrawnBeside {
  /** How many of the stratum this draw drew so far. */
  readonly drawnCount: number;
  /** The highest ticket among them; `null` when there are none. */
  readonly lastTicket: Hash | null;
}

const DrawnBesideRowSchema = z.strictObject({
  drawnCount: z.int().min(0),
  lastTicket: HashSchema.nullable(),
});

/** A resident whom this draw drew; `undefined` when it did not. */
export function readDrawnResident(
  db: Database,
  drawId: number,
  residentId: ResidentId,
): DrawnResident | undefined {
  return readRow(
    db,
    'drawn_residents',
    DrawnResidentRowSchema,
    `SELECT ${drawnColumns} FROM ${withChances} WHERE draw_id = ? AND resident_id = ?`,
    drawId,
    residentId,
  );
}

/** Those whom this draw drew in a stratum. Tickets are lower-case hex digits: text in the order of the numbers. */
export function countDrawnBeside(db: Database, drawId: number, stratum: StratumKey): DrawnBeside {
  const found = readRow(
    db,
    'drawn_residents',
    DrawnBesideRowSchema,
    `SELECT count(*) AS drawnCount, max(ticket) AS lastTicket FROM drawn_residents
     WHERE draw_id = ? AND stratum = ?`,
    drawId,
    stratum,
  );
  return found ?? { drawnCount: 0, lastTicket: null };
}

/** Writes, sealed, how to reach residents; a resident who has an addressee gets the new one. */
export function saveAddressees(
  db: Database,
  keys: SealKeys,
  addressees: ReadonlyMap<ResidentId, Addressee>,
): void {
  saveSealedAddressees(db, sealAddressees(keys, addressees));
}

/** Writes what `sealAddressees` sealed, as `saveAddressees` does. */
export function saveSealedAddressees(db: Database, sealed: ReadonlyMap<ResidentId, Uint8Array>): void {
  // Not in its old place: where a longer one does not fit, SQLite moves rows, and leaves copies that `closeAndWipe` finds.
  removeAddressees(db, [...sealed.keys()]);
  const save = db.prepare('INSERT INTO addressees (resident_id, sealed) VALUES (?, ?)');
  for (const [residentId, bytes] of sealed) save.run(residentId, bytes);
}

/** Removes how to reach residents. */
export function removeAddressees(db: Database, residentIds: readonly ResidentId[]): void {
  const remove = db.prepare('DELETE FROM addressees WHERE resident_id = ?');
  for (const residentId of residentIds) remove.run(residentId);
}

const SealedRowSchema = z.strictObject({ residentId: ResidentIdSchema, sealed: z.instanceof(Uint8Array) });

/** Opens the addressees of a wave of a draw, by resident. Refused when one was changed or the key is another. */
export function readAddressees(
  db: Database,
  keys: SealKeys,
  drawId: number,
  wave: number,
): Result<ReadonlyMap<ResidentId, Addressee>> {
  const rows = readRows(
    db,
    'addressees',
    SealedRowSchema,
    `SELECT resident_id AS residentId, sealed FROM addressees JOIN drawn_residents USING (resident_id)
     WHERE draw_id = ? AND wave = ? ORDER BY resident_id`,
    drawId,
    wave,
  );
  return openAddressees(keys, rows);
}

/** Opens the addressees of all waves of a draw. Refused as `readAddressees`. */
export function readAllAddressees(
  db: Database,
  keys: SealKeys,
  drawId: number,
): Result<ReadonlyMap<ResidentId, Addressee>> {
  const rows = readRows(
    db,
    'addressees',
    SealedRowSchema,
    `SELECT resident_id AS residentId, sealed FROM addressees JOIN drawn_residents USING (resident_id)
     WHERE draw_id = ? ORDER BY resident_id`,
    drawId,
  );
  return openAddressees(keys, rows);
}

/** Opens the addressee of one resident; `undefined` when none is kept. Refused as `readAddressees`. */
export function readAddresseeOf(
  db: Database,
  keys: SealKeys,
  residentId: ResidentId,
): Result<Addressee | undefined> {
  const rows = readRows(
    db,
    'addressees',
    SealedRowSchema,
    'SELECT resident_id AS residentId, sealed FROM addressees WHERE resident_id = ?',
    residentId,
  );
  const opened = openAddressees(keys, rows);
  return opened.ok ? ok(opened.value.get(residentId)) : opened;
}

function openAddressees(
  keys: SealKeys,
  rows: readonly z.infer<typeof SealedRowSchema>[],
): Result<ReadonlyMap<ResidentId, Addressee>> {
  const addressees = new Map<ResidentId, Addressee>();
  for (const { residentId, sealed } of rows) {
    const opened = openJson(keys, placeOfAddressee(residentId), sealed);
    // With the wrong key every row fails; the first says it all.
    if (!opened.ok) return opened;
    const addressee = AddresseeSchema.safeParse(opened.value);
    if (!addressee.success) throw new DamagedRow('addressees', 'sealed');
    addressees.set(residentId, addressee.data);
  }
  return ok(addressees);
}
