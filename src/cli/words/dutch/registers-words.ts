/** register check, register synth, frame build and frame commit, in Dutch. */
import { drandRoundTimeMs } from '../../../draw/drand.ts';
import { utcTimeText } from '../../../draw/announced-randomness.ts';
import { dutchRegisterWords } from '../../../report/words/dutch-register-words.ts';
import type { registersWords as english } from '../english/registers-words.ts';
import { count, counted } from './write.ts';

/** Made when it is asked for: it takes longer to make than to show help. */
function dutchTime(timeMs: number): string {
  const options = { timeZone: 'Europe/Amsterdam', dateStyle: 'full', timeStyle: 'medium' } as const;
  return new Intl.DateTimeFormat('nl-NL', options).format(timeMs);
}

export const registersWords: typeof english = {
  reading: 'de registers lezen',
  report: dutchRegisterWords,
  check: {
    filesArgument: 'registerbestanden; zonder bestanden: die in de instellingen staan',
    dirOption: 'de werkmap waarvan de instellingen gelden; is er geen, dan gelden de standaardinstellingen',
    municipalityOption: 'van welke gemeente de bestanden zijn, zoals GM0344',
    referenceDateOption: 'de peildatum: de dag waarop de leeftijd telt',
    problemsOption: 'schrijf elk probleem in een CSV, met bestand, rij en kolom',
    excelOption: 'schrijf de problemen zo dat Nederlandse Excel ze met een dubbelklik opent, in uw taal',
    nothingWritten: 'Er is niets opgeslagen.',
    problemsWritten: (problemCount, file) =>
      `${counted(problemCount, 'probleem staat', 'problemen staan')} nu in ${file}.`,
  },
  synth: {
    residentsOption: 'inwoners van Utrecht en Zoetermeer samen; 502672 is het echte aantal',
    seedOption: 'een tekst naar keuze; dezelfde tekst geeft dezelfde bytes',
    referenceDateOption: 'de dag waarop de leeftijden kloppen',
    outOption: 'de map voor de bestanden',
    heading: 'Oefenregisters (verzonnen mensen, echte verhoudingen)',
    residents: 'Inwoners',
    households: 'Huishoudens',
    institutions: 'Instellingen',
    hard: (name) => `Lastig: ${name}`,
    hardRowNames: {
      partialBirthDates: 'geboortedatum deels onbekend',
      secret: 'geheim',
      postalAddresses: 'briefadres',
      beyondWindows1252: 'teken buiten Windows-1252',
      deceased: 'overleden',
      gone: 'vertrokken of opgeschort',
      exactDuplicates: 'dezelfde rij twee keer',
      movedDuplicates: 'dubbel, ander adres',
      broken: 'kapotte rij',
      sexUnknown: 'geslacht onbekend',
      withoutGivenNames: 'geen voornamen',
      oneLetterNames: 'voornaam van één letter',
      nobleTitles: 'adellijke titel',
      longNames: 'lange naam',
      locationOnly: 'locatie zonder adres',
      houseDesignations: 'aanduiding bij huisnummer',
      withoutDistrict: 'zonder wijk',
    },
    rows: 'Rijen',
    source: 'Leeftijd, geslacht, postcode, wijk en huishouden volgen cijfers van het CBS (CC BY 4.0).',
    written: (folder, files) => `Opgeslagen in ${folder}: ${files.join(', ')}.`,
  },
  build: {
    threadsOption:
      'hoeveel threads grote registers lezen (anders: zoveel als nuttig is); het kader is bij elk aantal hetzelfde',
    recognised: 'Hoe de registers worden gelezen',
    file: 'Bestand',
    dialect: 'Vorm',
    encoding: 'Codering',
    asciiSoFar: 'ASCII, voor zover bekeken',
    delimiter: 'Teken',
    columns: 'Kolommen',
    read: 'Gelezen',
    guessesHeading: 'Kolommen, herkend aan een gewone naam: klopt elk daarvan?',
    guessedColumn: 'Kolom',
    guessedField: 'Gelezen als',
    everyFile: 'elk bestand',
    lostPlaces: 'De rijen doen wel mee. Waar ze staan: loting register check --problems BESTAND.',
    recognisedWrongly:
      'Verkeerd herkend? Zet register.dialect, .encoding, .delimiter (scheidingsteken) of .columns in loting.yaml. Elke kolom: loting register check.',
    rowsHeading: 'Rijen van de registers: wie kan worden geloot, en wie niet',
    heading: 'Het kader: de lijst van iedereen die kan worden geloot',
    canBeDrawn: (residentCount, stratumCount) =>
      `Inwoners die kunnen worden geloot: ${count(residentCount)}, in ${counted(stratumCount, 'groep (stratum)', 'groepen (strata)')}.`,
    commitment: (commitment) => `Getal van dit kader: ${commitment}`,
    next: 'Hierna: loting frame commit. Dat geeft de regel die u openbaar maakt voordat het toeval bekend is.',
    unchanged: 'Er is niets veranderd: dit kader was al gebouwd.',
    rejectedRows: (file) => `De afgekeurde rijen staan met rijnummer en reden in ${file}.`,
  },
  commit: {
    drandRoundOption:
      'de ronde van de drand-keten quicknet die wordt gebruikt; de ronde ligt in de toekomst. Elke 3 seconden komt er een ronde: de ronde van een moment is (de Unix-tijd - 1692803367) / 3 + 1, naar beneden afgerond',
    randomnessSourceOption:
      'ander toeval, in woorden: wat u gebruikt, waar en wanneer, en hoe u het opschrijft',
    heading: 'Maak deze regel openbaar: op de website, bij een notaris of in de raadsnotulen',
    announced: (announced) =>
      announced.kind === 'text'
        ? announced.text
        : `ronde ${announced.round} van drand quicknet, bekend op ${utcTimeText(drandRoundTimeMs(announced.round))}`,
    line: (panelName, panelId, commitment, protocol, announced) =>
      `Loting voor ${panelName} (${panelId}); vastgelegd getal ${commitment} (${protocol}); openbaar toeval: ${announced}`,
    roundTime: (timeMs) =>
      `Nederlandse tijd van die ronde: ${dutchTime(timeMs)}. Maak de regel voor die tijd openbaar.`,
    beforeThat: 'Maak de regel openbaar voordat dat toeval er is.',
    written: (file) => `De vastlegging en de aankondiging staan in ${file} en in het logboek.`,
    unchanged: 'Er is niets veranderd: dit was al aangekondigd.',
  },
};
