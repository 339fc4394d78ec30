/** Making letters: render, preview, testsheet, check, sorting, in Dutch. */
import type { lettersWords as english } from '../english/letters-words.ts';
import { commonWords } from './common-words.ts';
import { counted } from './write.ts';

/** By what a letter is one of the hardest. */
const hardReasons: typeof english.preview.why = {
  'longest-name': 'langste naam',
  'longest-street': 'langste straat',
  'most-accents': 'meeste accenten',
  'most-lines': 'meeste adresregels',
  'fullest-page': 'volste bladzijde',
  'longest-place': 'langste plaatsnaam',
};

/** Why a letter must not go out. */
const takeOutReasons: typeof english.check.why = {
  ...commonWords.states,
  dropped: 'staat niet meer in een nieuwer register, of kan volgens dat register niet meer worden geloot',
  readdressed: 'een nieuwer register geeft een andere naam of een ander adres: druk de brief opnieuw',
  revoked: 'de inlogcode is ingetrokken',
};

const letters = (letterCount: number): string => counted(letterCount, 'brief', 'brieven');

export const lettersWords: typeof english = {
  kindOption: (kinds) => `welke brieven: ${kinds}`,
  caseOption: 'de zaak waarover brieven van de soort "case" gaan',
  municipality: 'Gemeente',
  render: {
    waveOption: 'de ronde; ronde 1 als u niets kiest, en bij brieven aan leden elke ronde',
    profileOption: 'tagged (kan worden voorgelezen) of print (kleiner en sneller)',
    leaveOutOption: 'maak de andere brieven, ook als er een paar niet gedrukt kunnen worden',
    replaceOption: 'vervang brieven die nog niet gedrukt zijn, als de tekst of het uiterlijk anders is',
    progress: 'brieven maken',
    heading: (waves, kind) =>
      `Brieven van ${waves.length === 1 ? 'ronde' : 'de rondes'} ${waves.join(', ')}${kind === undefined ? '' : `: ${kind}`}`,
    columns: { letters: 'Brieven', batches: 'Partijen', files: 'Bestanden' },
    files: (first, last) => `${first} tot en met ${last}`,
    staffTitle: (title, language) =>
      `! De brieven in "${language}" hebben de titel van de zaak zoals medewerkers die kennen: "${title}". Schrijf voor een andere titel letterTitle bij die zaak in loting.yaml.`,
    leftOut: (letterCount) =>
      `${letters(letterCount)} ${letterCount === 1 ? 'is' : 'zijn'} overgeslagen; zie hierboven.`,
    sortFirst:
      'Sorteert de post ze voor u? Geef dan eerst "loting letters export-addresses": de regel van de post wordt op de brief gedrukt, dus later kan het niet meer.',
    mended: (batchCount) =>
      `${counted(batchCount, 'partij is', 'partijen zijn')} opnieuw gemaakt, met precies dezelfde inhoud als eerst.`,
    mendedCovers: (sheetCount) =>
      `${counted(sheetCount, 'voorblad is', 'voorbladen zijn')} opnieuw gemaakt, met precies dezelfde inhoud als eerst.`,
    results: {
      written: 'Bij elk pdf-bestand hoort een voorblad; de lijst (manifest) is voor de postkamer.',
      unchanged: 'Deze brieven waren al gemaakt, met precies dezelfde inhoud.',
      replaced: 'De brieven die er al waren, zijn vervangen. Vernietig wat eerder is gedrukt.',
      'not-written': commonWords.notWritten,
    },
    privacy: (hasCodes) => `In de pdf-bestanden staan namen en ${hasCodes ? 'inlogcodes' : 'adressen'}.`,
  },
  preview: {
    waveOption: 'de ronde waarvan de inwoners en de datums worden gebruikt',
    pngOption: 'ook afbeeldingen van de bladzijden; daarvoor is pdftoppm nodig, uit het pakket poppler',
    heading: 'Brieven om te bekijken',
    columns: { place: 'Plaats', letter: 'Brief', why: 'Waarom' },
    nobody: 'niemand',
    toNobody: 'de brief aan niemand',
    why: hardReasons,
    refused: (letterCount) =>
      `! ${letters(letterCount)} van de lastigste ${letterCount === 1 ? 'kan' : 'kunnen'} niet worden gedrukt: "loting letters render --dry-run" zegt welke.`,
    files: (names, hasPictures) =>
      `In letters/: ${names.join(', ')}${hasPictures ? ', en afbeeldingen van de bladzijden' : ''}.`,
    privacy: 'De namen en adressen zijn van inwoners. De codes niet: daarmee kan niemand inloggen.',
  },
  testSheet: {
    heading: 'Proefbladen voor de enveloppen',
    columns: { used: 'In gebruik', others: 'Andere, elk op een bladzijde', file: 'Bestand' },
    next: 'Druk de eerste bladzijde op ware grootte af, vouw haar, stop haar in de envelop en volg de stappen die erop staan.',
  },
  check: {
    argument:
      'partijen, of brieven zoals w1-GM0344-001:3,12-40; alle die nog niet op de post zijn, als u niets kiest',
    nothing: (batchCount) => `Niets om uit ${counted(batchCount, 'partij', 'partijen')} te halen.`,
    nothingAmong: (letterCount) =>
      `Er hoeft niets uit: ${letters(letterCount)} ${letterCount === 1 ? 'is' : 'zijn'} nagekeken.`,
    heading: 'Haal deze brieven eruit voordat ze op de post gaan',
    columns: { place: 'Plaats', letter: 'Brief', why: 'Waarom' },
    why: takeOutReasons,
    total: letters,
    place: 'Elke plaats is de partij en het nummer in de kleine letters onderaan de brief.',
    reprintHeading: 'Haal ook deze eruit, en druk ze opnieuw met de nieuwe naam of het nieuwe adres',
    next: 'Als ze eruit zijn en vernietigd: loting letters void --checked',
    reprintNext: 'Druk daarna de brieven met een nieuwe naam of een nieuw adres opnieuw:',
  },
  sorting: {
    waveOption: 'de ronde van de brieven',
    kindOption: (kinds) => `de soort brieven: ${kinds}`,
    lineOption: 'de kolom met de regel die boven het adres komt',
    orderOption: 'de kolom met de plaats in de volgorde; zonder deze optie geldt de volgorde van de rijen',
    fileArgument: 'het geschreven CSV-bestand zoals de post het teruggaf, met de sorteerregel in een kolom',
    exportHeading: (wave, kind) => `Adressen van ronde ${wave} (${kind}) voor de sortering door de post`,
    columns: { addresses: 'Adressen', secret: 'Geheim', notDutch: 'Niet Ned.', file: 'In exports/' },
    privacy:
      'In de bestanden staan adressen met briefnummers, en geen namen. Geheime adressen staan er niet in: die verlaten de gemeente nooit.',
    exportNext:
      'Laat de post elk bestand sorteren, lees het terug met "loting letters import-sorting", en maak dan de brieven.',
    importHeading: 'Sortering door de post',
    imported: (letterCount) =>
      `${counted(letterCount, 'brief heeft', 'brieven hebben')} een sorteerregel. Ze worden gedrukt en ingepakt in de volgorde van de post.`,
    others:
      'Brieven die niet naar de post gingen (geheime adressen, en adressen buiten Nederland) komen erachter, op adres.',
    notChanged: 'Dit was een proef: er is niets veranderd (--dry-run).',
    importNext: 'Maak nu de brieven met "loting letters render".',
  },
};
