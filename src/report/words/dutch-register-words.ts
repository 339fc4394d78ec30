/** What a check of registers says, and why rows and residents are left out, in Dutch. */
import { numbersOf } from '../../domain/language.ts';
import type { RegisterWords } from './english-register-words.ts';

const numbers = numbersOf('nl');
const { count, day } = numbers;

const rejections: RegisterWords['rejectionReasons'] = {
  'broken-row': 'de rij heeft niet evenveel velden als de kopregel',
  'unreadable-row': 'de rij is niet als CSV te lezen',
  'no-person-key': 'de rij heeft geen A-nummer (of de ingestelde sleutelkolommen zijn leeg)',
  'invalid-person-key': 'het A-nummer of BSN klopt niet (aantal cijfers of elfproef)',
  'invalid-birth-date': 'de geboortedatum is geen datum (jjjjmmdd, onbekende delen als nullen)',
  'invalid-gender': 'het geslacht is niet M, V of O',
  'invalid-value': 'een kolom die beslist wie mag meeloten, heeft een waarde die de BRP niet kent',
  'duplicate-person': 'dezelfde persoon staat in een eerdere rij',
};

const rejectionNames: RegisterWords['rejectionNames'] = {
  'broken-row': 'aantal velden',
  'unreadable-row': 'onleesbaar',
  'no-person-key': 'geen A-nummer',
  'invalid-person-key': 'A-nummer of BSN',
  'invalid-birth-date': 'geboortedatum',
  'invalid-gender': 'geslacht',
  'invalid-value': 'onbekende waarde',
  'duplicate-person': 'dubbele persoon',
};

export const dutchRegisterWords: RegisterWords = {
  numbers,
  total: 'Totaal',
  rows: 'Rijen',
  residents: 'Inwoners',
  rejected: 'Afgekeurd',
  share: 'Aandeel',
  filled: 'Gevuld',
  inWords: 'Uitleg',
  exclusionNames: {
    suspended: 'opgeschort',
    'not-living-there': 'woont er niet',
    'outside-municipality': 'andere gemeente',
    'no-address': 'geen adres',
    'postal-address': 'briefadres',
    'address-under-investigation': 'adres in onderzoek',
    guardianship: 'curatele',
    'secret-address': 'geheim',
    'age-unknown': 'geen leeftijd',
    'too-young': 'te jong',
    'too-old': 'te oud',
    'opted-out': 'wil niet meedoen',
    'drawn-before': 'eerder geloot',
  },
  rejectionNames,
  rejectionReasons: rejections,
  exclusionReasons: {
    suspended: 'de inschrijving is opgeschort: overleden, geëmigreerd of om een andere reden (07.67.20)',
    'not-living-there': 'vastgesteld is dat de inwoner niet op het adres woont (08.83.10 = 089999)',
    'outside-municipality': 'ingeschreven in een andere gemeente dan die van het bestand (08.09.10)',
    'no-address': 'geen adres in de gemeente waar een brief heen kan',
    'postal-address': 'alleen een briefadres (08.10.10 = B)',
    'address-under-investigation': 'het adres is in onderzoek (08.83.10 gevuld en niet beëindigd)',
    guardianship: 'staat onder curatele (11.33.10)',
    'secret-address': 'de gegevens zijn geheim (07.70.10 groter dan 0)',
    'age-unknown': 'uit de geboortedatum blijkt niet hoe oud de inwoner op de peildatum is',
    'too-young': 'op de peildatum jonger dan de minimumleeftijd',
    'too-old': 'op de peildatum ouder dan de maximumleeftijd',
    'opted-out': 'op de lijst van inwoners die niet geloot willen worden',
    'drawn-before': 'bij een eerdere loting getrokken',
  },
  problems: {
    ...rejections,
    'wrong-a-number': 'het A-nummer klopt niet (tien cijfers, elfproef)',
    'wrong-bsn': 'het BSN klopt niet (negen cijfers, elfproef)',
    'impossible-birth-date': 'de geboortedatum is geen datum, of een dag die niet bestaat',
    'future-birth-date': 'de geboortedatum ligt na de peildatum',
    'partial-birth-date': 'de geboortedatum is voor een deel of helemaal onbekend',
    'wrong-postcode': 'de postcode is niet vier cijfers (de eerste niet 0) en twee letters',
    'wrong-house-number': 'het huisnummer is niet een tot vijf cijfers',
    'character-outside-brp': 'een teken dat niet in de BRP kan staan',
    'lost-letter':
      'bij het maken van het bestand ging een letter verloren, zoals in "Wi?niin"; exporteer als UTF-8',
    'same-person': 'dezelfde persoon (A-nummer, BSN of sleutelkolommen) staat in een eerdere rij',
    'same-name-and-address':
      'een andere persoon met dezelfde naam, geboortedatum en hetzelfde adres staat in een eerdere rij',
  },
  problemNames: {
    ...rejectionNames,
    'wrong-a-number': 'A-nummer klopt niet',
    'wrong-bsn': 'BSN klopt niet',
    'impossible-birth-date': 'geen datum',
    'future-birth-date': 'datum te laat',
    'partial-birth-date': 'datum niet heel',
    'wrong-postcode': 'postcode',
    'wrong-house-number': 'huisnummer',
    'character-outside-brp': 'vreemd teken',
    'lost-letter': 'letter kwijt',
    'same-person': 'zelfde persoon',
    'same-name-and-address': 'zelfde naam, adres',
  },
  problemList: {
    file: 'Bestand',
    row: 'Rij',
    column: 'Kolom',
    problem: 'Probleem',
    consequence: 'De rij',
    explanation: 'Uitleg',
    columnPlace: (columnNumber, name) =>
      name === undefined ? `kolom ${columnNumber}` : `${name} (kolom ${columnNumber})`,
  },
  lostLetters: (cellCount, place) =>
    `! ${place === undefined ? '' : `${place}: `}${count(cellCount)} ${cellCount === 1 ? 'cel' : 'cellen'} waarin een letter kwijt lijkt, zoals "?" of "Ã«" in een naam. Zo zou het op de brief staan. Vraag het bestand opnieuw, als CSV in UTF-8.`,
  excludedAs: (name) => `Uitgesloten: ${name}`,
  rejectedAs: (name) => `Afgekeurd: ${name}`,
  eligible: 'Kan worden geloot',
  files: {
    heading: 'Hoe de bestanden zijn gelezen',
    file: 'Bestand',
    municipality: 'Gemeente',
    notNamed: 'onbekend',
    dialect: 'Vorm',
    dialectNames: { ordinary: 'gewoon', 'brp-csv': 'BRP-CSV', rvig: 'RvIG' },
    encoding: 'Codering',
    delimiter: 'Teken',
    settings:
      'Verkeerd herkend? Zet register.dialect, register.encoding en register.delimiter (het scheidingsteken) in loting.yaml.',
    continuations: (file, rowCount) =>
      `${file}: nog ${count(rowCount)} rijen horen bij de persoon in de rij erboven.`,
    otherMunicipalities:
      'Rijen van andere gemeenten zijn zo niet te herkennen. Noem de gemeente met --municipality.',
  },
  columns: {
    heading: (file) => `Kolommen van ${file}`,
    column: 'Kolom',
    header: 'Kop',
    readAs: 'Gelezen als',
    foundBy: 'Gevonden door',
    matchKinds: {
      settings: 'instellingen',
      'element-number': 'elementnummer',
      'usual-name': 'gewone naam',
    },
    notShown: '(niet getoond)',
    leftAlone:
      'Een kolom met "-" wordt niet gelezen. Zet in loting.yaml onder register.columns welke kolom bij een veld hoort.',
    unread: (headers) =>
      `! Wel gevuld, maar niet gelezen: ${headers.join(', ')}. Is er een nodig voor de brief of voor een regel?`,
  },
  values: {
    heading: 'Waarden',
    value: 'Waarde',
    wrong: 'Fout',
    fields: { aNumber: 'A-nummer', bsn: 'BSN', postcode: 'Postcode', houseNumber: 'Huisnummer' },
    birthDate: 'Geboortedatum',
    partialDates: (dayCount, monthCount, wholeCount) =>
      `Geboortedatums waarvan de dag onbekend is: ${count(dayCount)}; de maand ook: ${count(monthCount)}; alles: ${count(wholeCount)}.`,
    characterCount: (character, cellCount) => `${character} (${count(cellCount)})`,
    characters: (shown, hiddenCount) =>
      `Tekens die niet in de BRP kunnen staan, met het aantal cellen: ${shown.join(', ')}${hiddenCount > 0 ? ` en nog ${count(hiddenCount)}` : ''}.`,
  },
  found: {
    heading: 'Problemen',
    problem: 'Probleem',
    times: 'Aantal',
    row: 'De rij',
    countsOnce: 'telt één keer',
    isUsed: 'doet mee',
    isLeftOut: 'valt af',
    none: 'Er zijn geen problemen gevonden.',
    lostPlaces: 'De rijen doen wel mee. Waar ze staan, leest u in de lijst met problemen.',
    more: '--problems BESTAND schrijft ze allemaal in een CSV, met bestand, rij en kolom.',
  },
  persons: {
    heading: 'Personen',
    count: 'Aantal',
    residents: 'Rijen die als inwoner zijn gelezen',
    persons: 'Verschillende personen',
    samePerson: 'Rijen met de persoon van een eerdere rij',
    sameNameAndAddress: 'Rijen met naam, geboortedatum en adres van een ander',
  },
  groups: {
    gender: 'Geslacht',
    ageBand: 'Leeftijd',
    district: (municipality, year) =>
      `Wijk${municipality === undefined ? '' : ` in ${municipality}`}${year === undefined ? '' : `, codes van ${year}`}`,
    canBeDrawn: 'Kan worden geloot',
    values: { unknown: 'onbekend', 'born later': 'later geboren' },
  },
  addresses: {
    heading: 'Personen per adres',
    persons: 'Personen',
    addresses: 'Adressen',
    personsTogether: 'Personen samen',
    withoutAddress: (residentCount) => `Inwoners zonder adres: ${count(residentCount)}.`,
    counting:
      'Hier, en bij geslacht, leeftijd en wijk: zonder opgeschorte inschrijvingen; een persoon in twee rijen telt twee keer.',
    largestHeading: 'De grootste adressen',
    firstPerson: 'Eerste persoon daar',
    place: (file, row) => `${file}, rij ${row}`,
  },
  eligibility: {
    heading: (referenceDate) => `Wie kan worden geloot, met de leeftijd op ${day(referenceDate)}`,
    count: 'Aantal',
    rejected: 'geen inwoner (zie Problemen), of iemand die al door een eerdere rij meedoet',
    list: (list, entryCount) =>
      `Op de lijsten van eligibility.${list} staan samen ${count(entryCount)} mensen.`,
    noneDrawnBefore:
      'Van de mensen die eerder zijn geloot, is niemand gevonden. Kijk of eligibility.drawnBefore de juiste sleutel noemt.',
  },
};
