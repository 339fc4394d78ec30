/** The headers that a preset expects: for `brp` the element numbers of the Logisch Ontwerp BRP. */
import type { RegisterField, Settings } from '../domain/settings/settings-schema.ts';

type Preset = Settings['register']['preset'];

/** The header of each field, for each preset; the settings' own columns go before these. */
export const columnPresets = {
  brp: {
    aNumber: '01.01.10',
    bsn: '01.01.20',
    givenNames: '01.02.10',
    nobleTitle: '01.02.20',
    prefix: '01.02.30',
    surname: '01.02.40',
    birthDate: '01.03.10',
    gender: '01.04.10',
    nameUse: '01.61.10',
    partnerNobleTitle: '05.02.20',
    partnerPrefix: '05.02.30',
    partnerSurname: '05.02.40',
    partnershipStart: '05.06.10',
    partnershipEnd: '05.07.10',
    suspension: '07.67.20',
    secrecy: '07.70.10',
    addressInvestigation: '08.83.10',
    addressInvestigationStart: '08.83.20',
    addressInvestigationEnd: '08.83.30',
    guardianship: '11.33.10',
    addressFunction: '08.10.10',
    street: '08.11.10',
    publicSpace: '08.11.15',
    houseNumber: '08.11.20',
    houseLetter: '08.11.30',
    houseAddition: '08.11.40',
    houseDesignation: '08.11.50',
    postcode: '08.11.60',
    place: '08.11.70',
    locationDescription: '08.12.10',
    abroadCountry: '08.13.10',
    abroadLine1: '08.13.30',
    abroadLine2: '08.13.40',
    abroadLine3: '08.13.50',
    municipalityCode: '08.09.10',
    district: 'wijk',
  },
  none: {},
} as const satisfies Record<Preset, Partial<Record<RegisterField, string>>>;
