/** The differences that the audit can find in letters, in Dutch. */
import { says } from '../difference-sentence.ts';
import type { differenceTable as english } from '../difference-table.ts';

type LetterCode = Extract<keyof typeof english, `letters.${string}`>;

const ofInvitation = (p: { invitationId: string }): string => `database, invitations, ${p.invitationId}`;
const ofAddressee = (p: { residentId: string }): string => `database, addressees, inwoner ${p.residentId}`;
const ofLetter = (p: { place: string }): string => `database, letters en batches, brief ${p.place}`;
const ofFile = (p: { file: string }): string => p.file;

const parts = {
  batch: 'de partij',
  wave: 'de ronde',
  municipality: 'de gemeente',
  code: 'de code',
};

export const letterDifferences: Pick<typeof english, LetterCode> = {
  'letters.dropped-addressee': says(
    (p) => `Gelote inwoner ${p.residentId} is afgevallen, maar heeft nog een verzegeld adres.`,
    ofAddressee,
  ),
  'letters.erased-addressee': says(
    (p) => `De gegevens van inwoner ${p.residentId} zijn verwijderd, maar er is een verzegeld adres.`,
    ofAddressee,
  ),
  'letters.erased-sign-up': says(
    (p) => `De gegevens van inwoner ${p.residentId} zijn verwijderd, maar er is een verzegelde aanmelding.`,
    (p) => `database, sign_ups, inwoner ${p.residentId}`,
  ),
  'letters.no-drawn-resident': says(
    (p) => `Brief ${p.invitationId} hoort bij een inwoner die niet in die ronde is geloot.`,
    ofInvitation,
  ),
  'letters.no-invitation': says(
    (p) => `Gelote inwoner ${p.residentId} heeft geen brief, hoewel de brieven van de ronde zijn gemaakt.`,
    (p) => `database, invitations, inwoner ${p.residentId}`,
  ),
  'letters.code-lookup': says(
    (p) => `Wat de database bewaart van de inlogcode van brief ${p.invitationId}, volgt niet uit de sleutel.`,
    (p) => `${ofInvitation(p)}, kolom code_lookup`,
  ),
  'letters.wrong-resident': says(
    (p) => `Brief ${p.invitationId} hoort bij een andere inwoner dan de volgorde van de opake id’s geeft.`,
    (p) => `${ofInvitation(p)}, kolom resident_id`,
  ),
  'letters.batch-count': says(
    (p) => `Partij ${p.batch} bevat niet zoveel brieven als zij zegt.`,
    (p) => `database, batches en letters, partij ${p.batch}`,
  ),
  'letters.sheet-differs': says(
    (p) => `Brief ${p.place} hoort niet waar hij staat: ${parts[p.what]} is een andere.`,
    ofLetter,
  ),
  'letters.outcome-differs': says(
    (p) => `Wat er van brief ${p.place} is geworden, volgt niet uit zijn partij.`,
    ofLetter,
  ),
  'letters.version': says(
    (p) => `Brief ${p.invitationId} heeft een andere code dan uit de ingetrokken codes volgt.`,
    (p) => `database, invitations en revoked_codes, ${p.invitationId}`,
  ),
  'letters.revoked-code': says(
    (p) =>
      `Wat er is bewaard van een ingetrokken code van brief ${p.invitationId}, volgt niet uit de sleutel.`,
    (p) => `database, revoked_codes, ${p.invitationId}`,
  ),
  'letters.shredded-file': says(
    (p) => `Het bestand van partij ${p.batch} is vernietigd, en toch is het er.`,
    ofFile,
  ),
  'letters.batch-missing': says((p) => `Het bestand van partij ${p.batch} is er niet.`, ofFile),
  'letters.batch-changed': says(
    (p) => `Het bestand van partij ${p.batch} is veranderd nadat het was gemaakt.`,
    ofFile,
  ),
  'letters.addressee-differs': says(
    (p) => `Het verzegelde adres van gelote inwoner ${p.residentId} is niet dat van het register.`,
    ofAddressee,
  ),
};
