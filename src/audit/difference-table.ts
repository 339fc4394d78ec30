/** Every difference that the audit can find, each with its sentence and the words for where it is, in English. */
import type { Failure } from '../domain/failure.ts';
import { describeFailure } from '../domain/describe-failure.ts';
import { sayPhrase } from '../domain/failure-table.ts';
import { groupDifferences } from './group-differences.ts';
import { says } from './difference-sentence.ts';
import type { RecordName } from './record-names.ts';
import { recordNames } from './record-names.ts';

const eventNumber = (p: { event: number }): string => `audit log, event ${p.event}`;
const residentRow = (p: { residentId: string }): string =>
  `database, drawn_residents, resident ${p.residentId}`;

export const differenceTable = {
  ...groupDifferences,
  'log.event-unreadable': says<{ event: number }>(
    (p) => `Event ${p.event} of the log does not have the form that its type must have.`,
    eventNumber,
  ),
  'log.wrong-number': says<{ event: number }>(
    (p) => `Event ${p.event} of the log carries another number: an event was added, removed or moved.`,
    eventNumber,
  ),
  'log.chain-broken': says<{ event: number }>(
    (p) => `Event ${p.event} of the log does not follow from the event before it.`,
    eventNumber,
  ),
  'log.wrong-hash': says<{ event: number }>(
    (p) => `The content of event ${p.event} of the log was changed after it was written.`,
    eventNumber,
  ),
  'log.published-hash-missing': says<Record<string, never>>(
    () => 'The hash that was published earlier is not in the log: the log was cut off or written anew.',
    () => 'audit log',
  ),
  'log.event-missing': says<{ type: string; table: string; key: RecordName }>(
    (p) =>
      `The database holds ${sayPhrase(recordNames, p.key)}, but the log has no event "${p.type}" for it.`,
    (p) => `database, ${p.table}`,
  ),
  'log.row-missing': says<{ type: string; table: string; key: RecordName; event: number }>(
    (p) => `The log holds ${sayPhrase(recordNames, p.key)}, but the database does not.`,
    (p) => `audit log, event ${p.event} (${p.type}); database, ${p.table}`,
  ),
  'log.value-differs': says<{ type: string; table: string; key: RecordName; event: number; field: string }>(
    (p) => `The log and the database do not give the same ${p.field} for ${sayPhrase(recordNames, p.key)}.`,
    (p) => `audit log, event ${p.event} (${p.type}); database, ${p.table}`,
  ),
  'register.changed': says<{ file: string }>(
    () => 'The register file is not the one that the frame was built from.',
    (p) => p.file,
  ),
  'register.row-count': says<{ file: string }>(
    () => 'The register file has another number of rows than was recorded.',
    (p) => p.file,
  ),
  'frame.file-hash': says<{ file: string }>(
    () => 'The frame file is not the one that was committed to.',
    (p) => p.file,
  ),
  'frame.resident-missing': says<{ residentId: string }>(
    (p) => `Resident ${p.residentId} follows from the registers but is missing in the frame.`,
    (p) => `audit/frame.csv, resident ${p.residentId}`,
  ),
  'frame.resident-extra': says<{ residentId: string; row: number }>(
    (p) => `Resident ${p.residentId} stands in the frame but does not follow from the registers.`,
    (p) => `audit/frame.csv, row ${p.row}`,
  ),
  'frame.column-differs': says<{ residentId: string; row: number; column: 'address_id' | 'stratum' }>(
    (p) => `The ${p.column} of resident ${p.residentId} in the frame does not follow from the registers.`,
    (p) => `audit/frame.csv, row ${p.row}, column ${p.column}`,
  ),
  'frame.more': says<{ count: number }>(
    (p) => `The frame has ${p.count} more differences of these kinds; only the first are listed.`,
    () => 'audit/frame.csv',
  ),
  'commitment.differs': says<{ file: string }>(
    () => 'The commitment does not follow from the frame, the key and the settings.',
    (p) => p.file,
  ),
  'key.hash': says<Record<string, never>>(
    () => 'The key is not the one that was committed to.',
    () => 'loting.key',
  ),
  'settings.hash': says<Record<string, never>>(
    () => 'The settings that matter for the draw are not the ones that were committed to.',
    () => 'loting.yaml',
  ),
  'draw.seed': says<{ drawId: number }>(
    () => 'The effective seed does not follow from the commitment and the public randomness.',
    (p) => `database, draws, draw ${p.drawId}`,
  ),
  'draw.drand-signature': says<{ drawId: number; round: number }>(
    (p) => `The signature is not the one that drand quicknet made for round ${p.round}.`,
    (p) => `database, draws, draw ${p.drawId}`,
  ),
  'draw.drand-randomness': says<{ drawId: number }>(
    () => 'The public randomness is not the SHA-256 of the drand signature.',
    (p) => `database, draws, draw ${p.drawId}`,
  ),
  'draw.exceptions': says<{ drawId: number }>(
    () => 'What is recorded as unusual about the draw is not what follows from the commitments and draws.',
    (p) => `database, draws, draw ${p.drawId}`,
  ),
  'draw.announced-late': says<{ drawId: number }>(
    () => 'The commitment was given out after its randomness could be known.',
    (p) => `database, announcements and draws, draw ${p.drawId}`,
  ),
  'refresh.change-differs': says<{ refresh: number; residentId: string }>(
    (p) =>
      `What refresh ${p.refresh} did with drawn resident ${p.residentId} does not follow from its registers.`,
    (p) => `database, refresh_changes, refresh ${p.refresh}, resident ${p.residentId}`,
  ),
  'letters.dropped-addressee': says<{ residentId: string }>(
    (p) => `Drawn resident ${p.residentId} was dropped, but still has a sealed address.`,
    (p) => `database, addressees, resident ${p.residentId}`,
  ),
  'letters.erased-addressee': says<{ residentId: string }>(
    (p) => `The data of resident ${p.residentId} were removed, but there is a sealed address.`,
    (p) => `database, addressees, resident ${p.residentId}`,
  ),
  'letters.erased-sign-up': says<{ residentId: string }>(
    (p) => `The data of resident ${p.residentId} were removed, but there is a sealed sign-up.`,
    (p) => `database, sign_ups, resident ${p.residentId}`,
  ),
  'draw.frame-in-force': says<{ drawId: number }>(
    () => 'The frame in force is not the one that was drawn from.',
    (p) => `database, frames and draws, draw ${p.drawId}`,
  ),
  'draw.wave-numbers': says<Record<string, never>>(
    () => 'The waves of the draw are not numbered from 1 without gaps, so the draw cannot be repeated.',
    () => 'database, waves',
  ),
  'draw.resident-missing': says<{ residentId: string; wave: number }>(
    (p) =>
      `Resident ${p.residentId} is drawn in wave ${p.wave} by the seed but is not among the drawn residents.`,
    residentRow,
  ),
  'draw.resident-extra': says<{ residentId: string; wave: number }>(
    (p) => `Resident ${p.residentId} is stored as drawn in wave ${p.wave}, but the seed does not draw them.`,
    residentRow,
  ),
  'draw.column-differs': says<{ residentId: string; column: string }>(
    (p) => `The ${p.column} of drawn resident ${p.residentId} is not what the draw gives.`,
    (p) => `${residentRow(p)}, column ${p.column}`,
  ),
  'draw.drawn-hash': says<{ wave: number }>(
    (p) => `The hash over the drawn residents of wave ${p.wave} differs.`,
    (p) => `database, waves, wave ${p.wave}`,
  ),
  'draw.letters': says<{ wave: number; municipality: string }>(
    (p) => `The number of letters for ${p.municipality} in wave ${p.wave} differs.`,
    (p) => `database, wave_letters, wave ${p.wave}, ${p.municipality}`,
  ),
  'letters.no-drawn-resident': says<{ invitationId: string }>(
    (p) => `Letter ${p.invitationId} belongs to a resident who was not drawn in its wave.`,
    (p) => `database, invitations, ${p.invitationId}`,
  ),
  'letters.no-invitation': says<{ residentId: string }>(
    (p) => `Drawn resident ${p.residentId} has no letter, although the letters of the wave were made.`,
    (p) => `database, invitations, resident ${p.residentId}`,
  ),
  'letters.code-lookup': says<{ invitationId: string }>(
    (p) =>
      `What the database keeps of the login code of letter ${p.invitationId} does not follow from the key.`,
    (p) => `database, invitations, ${p.invitationId}, column code_lookup`,
  ),
  'letters.wrong-resident': says<{ invitationId: string }>(
    (p) => `Letter ${p.invitationId} belongs to another resident than the order of the opaque ids gives.`,
    (p) => `database, invitations, ${p.invitationId}, column resident_id`,
  ),
  'letters.batch-count': says<{ batch: string }>(
    (p) => `Batch ${p.batch} does not hold as many letters as it says.`,
    (p) => `database, batches and letters, batch ${p.batch}`,
  ),
  'letters.sheet-differs': says<{ place: string; what: 'batch' | 'wave' | 'municipality' | 'code' }>(
    (p) => `Letter ${p.place} does not belong where it stands: its ${p.what} is another.`,
    (p) => `database, letters and batches, letter ${p.place}`,
  ),
  'letters.outcome-differs': says<{ place: string }>(
    (p) => `What became of letter ${p.place} does not follow from its batch.`,
    (p) => `database, letters and batches, letter ${p.place}`,
  ),
  'letters.version': says<{ invitationId: string }>(
    (p) => `Letter ${p.invitationId} has another code than follows from the codes that were revoked.`,
    (p) => `database, invitations and revoked_codes, ${p.invitationId}`,
  ),
  'letters.revoked-code': says<{ invitationId: string }>(
    (p) => `What is kept of a revoked code of letter ${p.invitationId} does not follow from the key.`,
    (p) => `database, revoked_codes, ${p.invitationId}`,
  ),
  'letters.shredded-file': says<{ batch: string; file: string }>(
    (p) => `The file of batch ${p.batch} was shredded, and yet it is there.`,
    (p) => p.file,
  ),
  'letters.batch-missing': says<{ batch: string; file: string }>(
    (p) => `The file of batch ${p.batch} is not there.`,
    (p) => p.file,
  ),
  'letters.batch-changed': says<{ batch: string; file: string }>(
    (p) => `The file of batch ${p.batch} was changed after it was made.`,
    (p) => p.file,
  ),
  'signups.state-differs': says<{ invitationId: string }>(
    (p) => `The state of letter ${p.invitationId} does not follow from the moves that were recorded.`,
    (p) => `database, invitations, ${p.invitationId}, column state`,
  ),
  'signups.move-gap': says<{ invitationId: string; from: string; to: string }>(
    (p) =>
      `Letter ${p.invitationId} moves from "${p.from}" to "${p.to}", but did not stand at "${p.from}": a move was removed, added or changed.`,
    (p) => `database, invitation_moves, ${p.invitationId}`,
  ),
  'signups.move-not-allowed': says<{ invitationId: string; from: string; to: string }>(
    (p) => `Letter ${p.invitationId} moves from "${p.from}" to "${p.to}", which no letter can.`,
    (p) => `database, invitation_moves, ${p.invitationId}`,
  ),
  'admission.input-hash': says<{ admission: number }>(
    () => 'The sign-ups, places or quotas are not those that the members were admitted from.',
    (p) => `database, admissions, admission ${p.admission}`,
  ),
  'admission.seed': says<{ admission: number }>(
    () => 'The seed of the admission does not follow from its input and the public randomness.',
    (p) => `database, admissions, admission ${p.admission}`,
  ),
  'admission.member-differs': says<{ admission: number; residentId: string }>(
    (p) =>
      `Admission ${p.admission} does not make resident ${p.residentId} the member that the database has.`,
    (p) => `database, members, resident ${p.residentId}`,
  ),
  'admission.reserve-differs': says<{ admission: number; residentId: string }>(
    (p) => `Admission ${p.admission} gives resident ${p.residentId} another place among the reserves.`,
    (p) => `database, reserves, resident ${p.residentId}`,
  ),
  'letters.addressee-differs': says<{ residentId: string }>(
    (p) => `The sealed address of drawn resident ${p.residentId} is not the one that the register gives.`,
    (p) => `database, addressees, resident ${p.residentId}`,
  ),
  'evidence.refused': says<{ failed: Failure }>(
    (p) => `A part of the evidence cannot be read. ${describeFailure(p.failed, 'en').what}`,
    (p) => describeFailure(p.failed, 'en').where,
  ),
  'evidence.file-missing': says<{ file: string }>(
    () => 'A file that the commands wrote is not there.',
    (p) => p.file,
  ),
  'evidence.file-changed': says<{ file: string }>(
    () => 'The file was changed after it was written.',
    (p) => p.file,
  ),
  'database.integrity': says<{ problem: string }>(
    (p) => `SQLite finds the database damaged: ${p.problem}.`,
    () => 'database',
  ),
};
