/** Why a drawn resident gets no letter any more: a closed list, each with one sentence in both languages. Does without zod, which is slow to load. */

/** The first that applies, in this order, counts. */
export const dropReasons = {
  died: 'the register says that the resident has died',
  'moved-away': 'not in the newer register of the municipality, or registered in another or abroad',
  'registration-ended': 'the registration has ended otherwise',
  'no-address': 'no address to write to any more',
  secret: 'the data became secret, and the settings exclude secret data',
  'not-eligible': 'excluded by another rule of the settings',
} as const;
export type DropReason = keyof typeof dropReasons;

export const dutchDropReasons: Readonly<Record<DropReason, string>> = {
  died: 'volgens het register is de inwoner overleden',
  'moved-away':
    'staat niet in het nieuwere register van de gemeente, of is elders of in het buitenland ingeschreven',
  'registration-ended': 'de inschrijving is om een andere reden beëindigd',
  'no-address': 'er is geen adres meer om naartoe te schrijven',
  secret: 'de gegevens zijn geheim geworden, en de instellingen sluiten geheime gegevens uit',
  'not-eligible': 'uitgesloten door een andere regel van de instellingen',
};
