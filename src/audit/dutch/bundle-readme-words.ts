/** What the README of a bundle says, in Dutch. */
import type { bundleReadmeWords as english } from '../bundle-readme-words.ts';
import { SMALLEST_PUBLIC_COUNT } from '../merge-strata.ts';

export const bundleReadmeWords: typeof english = {
  title: (panelId) => ({
    researchers: `Dossier van het panel ${panelId}, voor onderzoekers`,
    public: `Dossier van het panel ${panelId}, voor iedereen`,
  }),
  audience: {
    researchers: [
      'In dit dossier staat niemand met naam. Er staan wel id’s van mensen in: nummers die zonder de sleutel niets zeggen. Maar wie',
      'met wie in welke groep (stratum) woont, kan iemand herkenbaar maken. Het zijn dus gepseudonimiseerde persoonsgegevens, voor',
      'onderzoekers met wie een overeenkomst is. Maak ze niet openbaar en geef ze niet door. Inwoners met geheime gegevens staan er',
      'net zo in als iedereen, als de instellingen hen uitnodigen: alleen met een id, want de vastlegging gaat over het hele kader.',
    ],
    public: [
      'Dit dossier mag openbaar worden. Het kader staat er niet in, en van niemand een id. Dit is weggelaten of samengevoegd:',
      '',
      `- Een groep (stratum) met minder dan ${SMALLEST_PUBLIC_COUNT} inwoners of plaatsen is samengevoegd met de groepen die erna komen in dezelfde gemeente,`,
      `  totdat er ${SMALLEST_PUBLIC_COUNT} van beide zijn. De laatste groepen horen bij de groep ervoor. Er staat dus steeds één groep van ${SMALLEST_PUBLIC_COUNT} of meer,`,
      '  of ten minste twee groepen samen. Zo volgt uit een totaal geen klein aantal. Waar samengevoegde groepen verschillen, staat',
      `  \`*\`. Bij een gemeente met minder dan ${SMALLEST_PUBLIC_COUNT} inwoners in totaal staat hun aantal er niet.`,
      `- Gebeurtenissen in het logboek met een id van iemand, of met een aantal van minder dan ${SMALLEST_PUBLIC_COUNT} inwoners, staan er zonder inhoud`,
      '  en tijd. Hun volgnummer, soort en hashes staan er wel, zodat de keten van het logboek van begin tot eind te volgen is. Een',
      '  gepubliceerde hash legt het hele logboek tot daar vast, ook wat hier is weggelaten.',
    ],
  },
  check: {
    heading: 'Controleer het',
    how: 'Met Python 3.9 of nieuwer, en verder niets:',
    what: [
      'Het programma rekent na wat met dit dossier kan, noemt elk verschil in een zin, en zegt wat het niet kon controleren. Het',
      'schrijft Engels. Geef met `--published HASH` de hashes mee die eerder openbaar zijn gemaakt: alleen daaraan is te zien dat dit',
      'niet in zijn geheel een ander dossier is. `sha256sum --check SHA256SUMS` controleert alleen de bestanden.',
      '',
      'Wie een vals dossier maakt, kan er ook een vals programma in leggen. Haal daarom `bin/verify_bundle.py`, `docs/draw-protocol.md`',
      '(hier `PROTOCOL.md`), `docs/groups.md` (`GROUPS.md`) en `docs/bundle-files.md` (`FILES.md`) uit de broncode van Loting, van de versie',
      'die `bundle.json` noemt, of vergelijk hun SHA-256 met die van de kopieën hier. Met deze drie pagina’s (in het Engels) is alles hier',
      'ook met een eigen programma na te rekenen. In de pagina’s staan ze onder hun naam in de broncode.',
      '',
      '`SHA256SUMS` hoort bij deze kopie. Een dossier van hetzelfde panel dat een latere versie van Loting maakt, heeft dezelfde gegevens,',
      'maar andere pagina’s en een ander controleprogramma, en dus een andere hash.',
    ],
  },
  files: { heading: 'De bestanden', file: 'bestand', what: 'wat het is' },
  texts: {
    'FILES.md':
      'wat er in elk van deze bestanden staat, en de soorten gebeurtenissen in het logboek (in het Engels)',
    'GROUPS.md': 'hoe zaakgroepen worden gemaakt, en hoe hun bewijzen te controleren zijn (in het Engels)',
    'PROTOCOL.md':
      'hoe de loting werkt, stap voor stap, met voorbeelden om na te rekenen (in het Engels): genoeg om zelf een controleprogramma te schrijven',
    SHA256SUMS: 'de SHA-256 van elk ander bestand',
    'admissions.csv': 'wie bij welke toelating lid van het panel werd, en wie op de reservelijst staat',
    'assignment-log.csv':
      'voor elk lid en elke zaak de plaats, of het nummer in de openbare volgorde van reserves',
    'assignment.json':
      'de lotingen van de zaakgroepen: hash van de invoer, openbaar toeval, startgetal; hun instellingen staan in het logboek',
    'bundle.json': 'voor wie dit dossier is, en van welk panel',
    'commitment.json':
      'het getal dat is vastgelegd en gepubliceerd voordat het toeval er was, en waaruit het bestaat',
    'draw.json': 'het openbare toeval, het startgetal dat daaruit volgt, en de brieven van elke ronde',
    'drawn-all-waves.csv': 'iedereen die is geloot, met de kansen over alle rondes samen',
    'drawn-wave-N.csv':
      'wie in deze ronde is geloot, met rangnummer, lot, kans en gewicht zoals die toen waren',
    'frame.csv': 'iedereen die kon worden geloot: id, id van het adres, groep (stratum)',
    'log.jsonl':
      'het logboek van alles wat de loting heeft veranderd, één gebeurtenis per regel, aan elkaar vast met hashes',
    'members.csv':
      'de leden die meededen aan de loting van de zaakgroepen, met de kenmerken en antwoorden waar quota voor gelden',
    'quota-results.csv': 'elk quotum met het streefaantal en de uitkomst, na alle wisselingen van plaatsen',
    'quotas.csv': 'tussen welke grenzen elke zaakgroep moet blijven, per kenmerk',
    'replacement-N-input.json': 'de leden en de zaakgroepen toen deze leden werden vervangen',
    'run-N-certificate.json': 'het bewijs dat geen loting binnen de quota eerlijker verwachtingen geeft',
    'run-N-input.json':
      'waaruit deze loting van zaakgroepen is gemaakt: leden met hun id, quota en het grootste aantal zaken per lid',
    'run-N-lottery.json':
      'de loting van de laatste plaatsen: elke mogelijke uitkomst met haar loten, en het getrokken lot',
    'seat-changes.csv': 'wie een plaats in een zaakgroep verliet, en wie ervoor in de plaats kwam',
    'seats.csv': 'inwoners, omvang, plaatsen en kandidaten van elke groep (stratum) in elke ronde',
    'settings.json': 'de instellingen die bepalen wie er wordt geloot, als canonieke JSON',
    'strata.csv': 'inwoners en plaatsen per groep (stratum); kleine groepen zijn samengevoegd',
    'verify_bundle.py': 'een programma in gewone Python dat alles narekent',
  },
};
