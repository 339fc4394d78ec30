/** What a record of the log and the database is called in a sentence, in Dutch. */
import type { recordNames as english } from '../record-names.ts';

export const recordNames: typeof english = {
  panel: () => 'het panel',
  frame: (p) => `het kader met vastlegging ${p.commitment}`,
  'frame-register': (p) =>
    `registerbestand ${p.fileIndex} (${p.municipality}) van het kader met vastlegging ${p.commitment}`,
  announcement: (p) => `de aankondiging van vastlegging ${p.commitment}`,
  draw: (p) => `de loting met startgetal ${p.seed}`,
  wave: (p) => `ronde ${p.wave} van de loting met startgetal ${p.seed}`,
  refresh: (p) => `bijwerking ${p.refresh} van de gelote inwoners`,
  'refresh-register': (p) =>
    `registerbestand ${p.fileIndex} (${p.municipality}) van bijwerking ${p.refresh} van de gelote inwoners`,
  erasure: (p) => `het verwijderen van persoonsgegevens in gebeurtenis ${p.event}`,
  exclusion: (p) => `de uitsluiting van lid ${p.residentId} van zaak ${p.caseId}`,
  assignment: (p) => `de indeling met startgetal ${p.seed}`,
  replacements: (p) => `de vervangingen van gebeurtenis ${p.event}`,
  'seat-change': (p) => `de wisseling van plaats ${p.seat} van zaak ${p.caseId} in gebeurtenis ${p.event}`,
  batch: (p) => `partij ${p.batch}`,
  printing: (p) => `het drukken van partij ${p.batch}`,
  posting: (p) => `het posten van partij ${p.batch}`,
  shredding: (p) => `het vernietigen van partij ${p.batch}`,
  'taking-out': (p) => `het eruit halen van brief ${p.place}`,
  return: (p) => `het retour komen van brief ${p.place}`,
  revoking: (p) => `het intrekken van code ${p.version} van brief ${p.invitationId}`,
  import: (p) => `het inlezen van het bestand met hash ${p.fileSha256}`,
  moves: (p) => `de standen van brieven in gebeurtenis ${p.event}`,
  admission: (p) => `toelating ${p.admission}`,
};
