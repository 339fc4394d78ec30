/** The members of the panel, everyone who signed up, and the cases they may not judge. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Member } from '../../domain/drawn-resident.ts';
import type { FeatureName, FeatureValues } from '../../domain/features.ts';
import type { CaseId, InvitationId, ResidentId } from '../../domain/ids.ts';
import { AddressIdSchema, CaseIdSchema, InvitationIdSchema, ResidentIdSchema } from '../../domain/ids.ts';
import type { StratumKey } from '../../domain/stratum.ts';
import { featureValuesOf } from '../../domain/stratum.ts';
import { readRow, readRows, TimeSchema } from '../read-rows.ts';
import { StratumColumnSchema } from './drawn-resident-table.ts';

const MemberRowSchema = z.strictObject({
  residentId: ResidentIdSchema,
  addressId: AddressIdSchema,
  stratum: StratumColumnSchema,
  invitationId: InvitationIdSchema,
});

const NumberedMemberSchema = z.strictObject({
  residentId: ResidentIdSchema,
  invitationId: InvitationIdSchema,
});

const ExclusionRowSchema = z.strictObject({
  residentId: ResidentIdSchema,
  caseId: CaseIdSchema,
  reason: z.string(),
});
export type ExclusionRow = z.infer<typeof ExclusionRowSchema>;

const RecordedExclusionRowSchema = ExclusionRowSchema.extend({ recordedAt: TimeSchema });

/** A member with the letter that brought them. */
export interface InvitedMember extends Member {
  readonly invitationId: InvitationId;
}

/**
 * The members now, by resident id: everybody who was admitted, without those who withdrew, moved or died since.
 * @param features the features of the strata, as the settings name them
 */
export function listMembers(db: Database, features: readonly FeatureName[]): readonly InvitedMember[] {
  return readMembers(db, features, "JOIN members USING (resident_id) WHERE state = 'signed-up'");
}

/** Everybody who was ever admitted, by resident id. */
export function listAdmittedMembers(
  db: Database,
  features: readonly FeatureName[],
): readonly InvitedMember[] {
  return readMembers(db, features, 'JOIN members USING (resident_id)');
}

/** The number by which each admitted resident is known to people: that of the letter they answered. */
export function readMemberNumbers(db: Database): ReadonlyMap<ResidentId, InvitationId> {
  const rows = readRows(
    db,
    'members',
    NumberedMemberSchema,
    `SELECT resident_id AS residentId, invitation_id AS invitationId
     FROM members JOIN invitations USING (resident_id)`,
  );
  return new Map(rows.map(({ residentId, invitationId }) => [residentId, invitationId]));
}

/** The same of some; who was never admitted is not among them. */
export function readMemberNumbersOf(
  db: Database,
  residentIds: Iterable<ResidentId>,
): ReadonlyMap<ResidentId, InvitationId> {
  const sql = `SELECT resident_id AS residentId, invitation_id AS invitationId
    FROM members JOIN invitations USING (resident_id) WHERE resident_id = ?`;
  const numbers = new Map<ResidentId, InvitationId>();
  for (const residentId of residentIds) {
    const row = readRow(db, 'members', NumberedMemberSchema, sql, residentId);
    if (row !== undefined) numbers.set(row.residentId, row.invitationId);
  }
  return numbers;
}

/** The admitted resident with a number; `undefined` when there is none. */
export function findMemberOfNumber(db: Database, number: string): ResidentId | undefined {
  const sql = `SELECT resident_id AS residentId, invitation_id AS invitationId
    FROM members JOIN invitations USING (resident_id) WHERE invitation_id = ?`;
  return readRow(db, 'members', NumberedMemberSchema, sql, number)?.residentId;
}

/** Everybody who ever signed up, by resident id. */
export function listSignedUp(db: Database, features: readonly FeatureName[]): readonly InvitedMember[] {
  const everSignedUp = "SELECT invitation_id FROM invitation_moves WHERE to_state = 'signed-up'";
  return readMembers(db, features, `WHERE invitation_id IN (${everSignedUp})`);
}

function readMembers(
  db: Database,
  features: readonly FeatureName[],
  condition: string,
): readonly InvitedMember[] {
  const excluded = new Map<ResidentId, CaseId[]>();
  for (const { residentId, caseId } of listExclusions(db)) {
    const cases = excluded.get(residentId);
    if (cases === undefined) excluded.set(residentId, [caseId]);
    else cases.push(caseId);
  }
  const rows = readRows(
    db,
    'drawn_residents',
    MemberRowSchema,
    `SELECT resident_id AS residentId, address_id AS addressId, stratum, invitation_id AS invitationId
     FROM invitations JOIN drawn_residents USING (resident_id) ${condition} ORDER BY resident_id`,
  );
  // There are far fewer strata than members.
  const valuesOf = new Map<StratumKey, FeatureValues>();
  return rows.map(({ residentId, addressId, stratum, invitationId }) => {
    const values = valuesOf.get(stratum) ?? featureValuesOf(stratum, features);
    valuesOf.set(stratum, values);
    return {
      residentId,
      addressId,
      invitationId,
      features: values,
      excludedCases: excluded.get(residentId) ?? [],
    };
  });
}

/** Records exclusions that are not known yet, and gives those; the reason of a known one stays. */
export function insertExclusions(
  db: Database,
  exclusions: readonly ExclusionRow[],
  recordedAt: string,
): readonly ExclusionRow[] {
  const insert = db.prepare(
    `INSERT INTO exclusions (resident_id, case_id, reason, recorded_at)
     VALUES (:residentId, :caseId, :reason, :recordedAt) ON CONFLICT (resident_id, case_id) DO NOTHING`,
  );
  return exclusions.filter((exclusion) => insert.run({ ...exclusion, recordedAt }).changes === 1);
}

/** Every exclusion, by resident and case. */
export function listExclusions(db: Database): readonly z.infer<typeof RecordedExclusionRowSchema>[] {
  return readRows(
    db,
    'exclusions',
    RecordedExclusionRowSchema,
    `SELECT resident_id AS residentId, case_id AS caseId, reason, recorded_at AS recordedAt
     FROM exclusions ORDER BY resident_id, case_id`,
  );
}
