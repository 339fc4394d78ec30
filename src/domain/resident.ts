/** A resident as the register describes them. Lives in memory only while a command runs. */
import type { Gender } from './features.ts';
import type { MunicipalityCode } from './ids.ts';

/** A birth date in which the BRP leaves unknown parts 0: `19800000`, `19800500`, `00000000`. */
export interface BirthDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** naamgebruik (element 61.10): own name, partner's, partner's then own, own then partner's. */
export type NameUse = 'E' | 'P' | 'V' | 'N';

export interface PartnerName {
  readonly nobleTitle: string;
  readonly prefix: string;
  readonly surname: string;
}

export interface PersonName {
  readonly givenNames: string;
  /** adellijke titel of predicaat (02.20), a code such as `JH` or `B`; empty when none. */
  readonly nobleTitle: string;
  /** voorvoegsel (02.30), such as `van den`. */
  readonly prefix: string;
  readonly surname: string;
  readonly nameUse: NameUse;
  readonly partner: PartnerName | undefined;
}

/** An address abroad (group 08.13): up to three lines, and the country as the register holds it. */
export interface AddressAbroad {
  /** land adres buitenland (08.13.10): a code of the table of countries, or a name. */
  readonly country: string;
  /** regel 1 to 3 adres buitenland (08.13.30 to 50); a missing line is an empty text. */
  readonly lines: readonly [string, string, string];
}

/** An address in the Netherlands as in category 08; a missing part is an empty text. */
export interface Address {
  /** functie adres (08.10.10): `W` lives there, `B` letters only (briefadres), empty when not given. */
  readonly addressFunction: string;
  /** openbare ruimte (08.11.15) or, when that is empty, straatnaam (08.11.10). */
  readonly street: string;
  /** straatnaam (08.11.10): at most 24 characters, shortened by NEN 5825; empty when not given. */
  readonly shortStreet: string;
  readonly houseNumber: string;
  readonly houseLetter: string;
  readonly houseAddition: string;
  /** aanduiding bij huisnummer (08.11.50): `by` or `to`. */
  readonly houseDesignation: string;
  /** Capitals without a space, such as `3511AA`; empty when none. */
  readonly postcode: string;
  readonly place: string;
  /** locatiebeschrijving (08.12.10). */
  readonly locationDescription: string;
  /** Where the resident lives when that is abroad; `undefined` for an address in the Netherlands. */
  readonly abroad: AddressAbroad | undefined;
}

/** in onderzoek (group 08.83): doubt about the address. Only one that has not ended is kept. */
export interface AddressInvestigation {
  /**
   * aanduiding gegevens in onderzoek (08.83.10), six digits: `080000` the whole category, `081100` the address, `081120`
   * the house number, ...; `089999` when it is established that the resident does not live there.
   */
  readonly subject: string;
  /** datum ingang onderzoek (08.83.20) as `jjjjmmdd`; empty when not given. */
  readonly startedOn: string;
}

export interface Resident {
  readonly municipality: MunicipalityCode;
  /** The row in its file as a spreadsheet counts: the header is row 1. */
  readonly row: number;
  /** A-nummer, BSN or the configured key columns, joined by `|`. Never stored, logged or exported. */
  readonly personKey: string;
  /** The A-nummer and the BSN, where the register has them: only to find the resident on a list. Never stored, logged or exported. */
  readonly aNumber: string;
  readonly bsn: string;
  readonly birthDate: BirthDate;
  readonly gender: Gender;
  readonly name: PersonName;
  readonly address: Address;
  /** opschorting (07.67.20): `O` deceased, `E` emigrated, `M`, `R`, `F`, ...; empty when the record is active. */
  readonly suspension: string;
  /** indicatie geheim (07.70.10): 0 to 7; 0 when nothing is secret. */
  readonly secrecy: number;
  /** The investigation into the address that is under way (08.83); `undefined` when there is none. */
  readonly addressInvestigation: AddressInvestigation | undefined;
  /** indicatie curateleregister (11.33.10): `1` when the resident stands under guardianship (curatele), else empty. */
  readonly guardianship: '' | '1';
  /** Whether the register gives another municipality of registration (08.09.10) than its own. */
  readonly isOutsideMunicipality: boolean;
  /** The district's code, or `unknown`. */
  readonly district: string;
  /** What the export holds ready-made; `undefined` when it has no such columns, or all are empty. */
  readonly readyMade: ReadyMadeLines | undefined;
}

/** Values that the municipality's system made itself; each that is not empty goes before what the rules derive. */
export interface ReadyMadeLines {
  /** aanhef, with or without its comma. */
  readonly salutation: string;
  /** aanschrijfnaam: the addressee's line on the envelope. */
  readonly addresseeName: string;
  /** adresregel 1 to 3, without empty ones. */
  readonly addressLines: readonly string[];
}

/** What the letter needs of a drawn resident: the only personal data that enter the database (sealed). */
export interface Addressee {
  /** Lines for the window: addressee line, then the address lines. */
  readonly addressLines: readonly string[];
  /** The same lines with the short form of the street (NEN 5825), for a narrow window; none when there is no other form. */
  readonly shortAddressLines: readonly string[];
  /** aanhef, without the comma: `Geachte mevrouw De Vries`. */
  readonly salutation: string;
  readonly postcode: string;
  readonly houseNumber: string;
  /** House letter and addition, for KIX and for sorting. */
  readonly houseSuffix: string;
  /**
   * Whether the register marks the data as secret (07.70.10): only the municipality itself may write to this resident, who is
   * left out of every file that leaves it.
   */
  readonly isSecret: boolean;
  /** `1980-05-17`, with zeros for unknown parts: to be sure of a resident who phones without the letter. */
  readonly birthDate: string;
}
