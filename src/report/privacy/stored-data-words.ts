/** What the tables of the database are called for the resident whose data they hold, in Dutch and English. */
import type { LetterLanguage } from '../../domain/letter-kinds.ts';

export interface StoredDataWords {
  readonly title: (panelName: string) => string;
  readonly introduction: string;
  readonly elsewhere: string;
  readonly tables: Readonly<Record<string, string>>;
}

export const storedDataWords: Readonly<Record<LetterLanguage, StoredDataWords>> = {
  nl: {
    title: (panelName) => `Wat ${panelName} over u bewaart`,
    introduction:
      'Hieronder staat alles wat in de database over u staat, met de namen van de velden zoals ze daar heten. Uw naam, adres en antwoorden staan er versleuteld in.',
    elsewhere:
      'Buiten de database kunnen uw naam en adres staan in de brieven zelf (PDF-bestanden, tot die zijn vernietigd), in het register van de gemeente, en bij de website waarop u zich aanmeldde.',
    tables: {
      addressees: 'Naam en adres voor de brief',
      sign_ups: 'Wat u bij de aanmelding gaf',
      invitations: 'Uw uitnodiging',
      invitation_moves: 'Wat er met de uitnodiging gebeurde',
      letters: 'De brieven aan u',
      revoked_codes: 'Ingetrokken inlogcodes',
      sorted_letters: 'Sortering door de post',
      drawn_residents: 'De loting',
      refresh_changes: 'Wijzigingen volgens een nieuwer register',
      members: 'Lidmaatschap',
      reserves: 'Plaats op de reservelijst',
      exclusions: 'Zaken die u niet beoordeelt',
      assignments: 'Zaken waarvoor u geloot bent',
      assignment_members: 'Uw kans bij de loting over zaken',
      seat_changes: 'Plaatsen die vrijkwamen of werden ingenomen',
      erasures: 'Verwijderde gegevens',
      assignment_runs: 'Waarmee u meedeed aan de loting over zaken',
      replacements: 'Waarmee u meedeed aan vervanging',
      audit_events: 'Regels van het logboek waarin uw nummer staat',
    },
  },
  en: {
    title: (panelName) => `What ${panelName} keeps about you`,
    introduction:
      'Below is everything that the database holds about you, with the fields under their own names. Your name, address and answers stand in it encrypted.',
    elsewhere:
      'Outside the database, your name and address can stand in the letters themselves (PDF files, until they are destroyed), in the register of the municipality, and with the site on which you signed up.',
    tables: {
      addressees: 'Name and address for the letter',
      sign_ups: 'What you gave when you signed up',
      invitations: 'Your invitation',
      invitation_moves: 'What happened with the invitation',
      letters: 'The letters to you',
      revoked_codes: 'Login codes that were revoked',
      sorted_letters: 'Sorting by the post',
      drawn_residents: 'The draw',
      refresh_changes: 'Changes by a newer register',
      members: 'Membership',
      reserves: 'Place in reserve',
      exclusions: 'Cases that you do not judge',
      assignments: 'Cases for which you were drawn',
      assignment_members: 'Your chance in the lottery over cases',
      seat_changes: 'Seats that were left or taken',
      erasures: 'Data that were removed',
      assignment_runs: 'With what you took part in the lottery over cases',
      replacements: 'With what you took part in replacements',
      audit_events: 'Lines of the log that hold your number',
    },
  },
};
