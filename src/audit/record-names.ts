/** What a record of the log and the database is called in a sentence, by a code with what it names. */
import type { Phrase } from '../domain/failure-table.ts';

export const recordNames = {
  panel: () => 'the panel',
  frame: (p: { commitment: string }) => `the frame with commitment ${p.commitment}`,
  'frame-register': (p: { fileIndex: number; municipality: string; commitment: string }) =>
    `register file ${p.fileIndex} (${p.municipality}) of the frame with commitment ${p.commitment}`,
  announcement: (p: { commitment: string }) => `the announcement of commitment ${p.commitment}`,
  draw: (p: { seed: string }) => `the draw with seed ${p.seed}`,
  wave: (p: { wave: number; seed: string }) => `wave ${p.wave} of the draw with seed ${p.seed}`,
  refresh: (p: { refresh: number }) => `refresh ${p.refresh} of the drawn residents`,
  'refresh-register': (p: { fileIndex: number; municipality: string; refresh: number }) =>
    `register file ${p.fileIndex} (${p.municipality}) of refresh ${p.refresh} of the drawn residents`,
  erasure: (p: { event: number }) => `the removal of personal data in event ${p.event}`,
  exclusion: (p: { residentId: string; caseId: string }) =>
    `the exclusion of member ${p.residentId} from case ${p.caseId}`,
  assignment: (p: { seed: string }) => `the assignment with seed ${p.seed}`,
  replacements: (p: { event: number }) => `the replacements of event ${p.event}`,
  'seat-change': (p: { seat: number; caseId: string; event: number }) =>
    `the change of seat ${p.seat} of case ${p.caseId} in event ${p.event}`,
  batch: (p: { batch: string }) => `batch ${p.batch}`,
  printing: (p: { batch: string }) => `the printing of batch ${p.batch}`,
  posting: (p: { batch: string }) => `the posting of batch ${p.batch}`,
  shredding: (p: { batch: string }) => `the shredding of batch ${p.batch}`,
  'taking-out': (p: { place: string }) => `the taking out of letter ${p.place}`,
  return: (p: { place: string }) => `the return of letter ${p.place}`,
  revoking: (p: { version: number; invitationId: string }) =>
    `the revoking of code ${p.version} of letter ${p.invitationId}`,
  import: (p: { fileSha256: string }) => `the import of the file with hash ${p.fileSha256}`,
  moves: (p: { event: number }) => `the moves of letters in event ${p.event}`,
  admission: (p: { admission: number }) => `admission ${p.admission}`,
};

/** Names one record among those of its table. */
export type RecordName = Phrase<typeof recordNames>;
