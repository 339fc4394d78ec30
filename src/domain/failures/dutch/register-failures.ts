/** What can be refused in the register stage, in Dutch. */
import { sentence } from '../../failure-table.ts';
import type { ForeignFile, registerFailures as english } from '../register-failures.ts';
import { count } from './write.ts';

const foreign: Readonly<Record<ForeignFile, string>> = {
  'utf-16be': 'UTF-16-tekst met de bytes in omgekeerde volgorde (big-endian)',
  spreadsheet: 'een rekenblad of zip-bestand',
  binary: 'binaire gegevens',
};

const exportAgain = 'Verbeter de aanhalingstekens in deze rij, of exporteer het register opnieuw.';

export const registerFailures: typeof english = {
  'register.empty': sentence(
    () => 'Het registerbestand is leeg.',
    () => 'Exporteer het register opnieuw en kijk de grootte van het bestand na.',
  ),
  'register.no-rows': sentence(
    () => 'Het registerbestand heeft een kopregel maar geen rijen.',
    () => 'Exporteer het register opnieuw en kijk de selectie van inwoners na.',
  ),
  'register.not-csv': sentence(
    (p) => `Het registerbestand is geen CSV-bestand, maar ${foreign[p.found]}.`,
    () => 'Exporteer het register als CSV, of sla het zo op, in UTF-8.',
  ),
  'register.damaged-gzip': sentence(
    () => 'Het ingepakte bestand (.gz) is beschadigd of afgebroken, dus vanaf hier ontbreken inwoners.',
    () => 'Kopieer of exporteer het register opnieuw.',
  ),
  'register.wrong-encoding': sentence(
    () =>
      'De letters met een accent zijn niet te lezen: het registerbestand heeft een andere codering dan waarvoor het wordt gehouden.',
    () =>
      'Zet register.encoding in de instellingen op auto of op de codering van de export, of exporteer het register in UTF-8.',
  ),
  'register.header-unreadable': sentence(
    () => 'De kopregel in de eerste rij is niet te lezen.',
    () =>
      'Kijk de aanhalingstekens en de letters van de eerste rij na, en of er de namen van de kolommen staan.',
  ),
  'register.no-header': sentence(
    () => 'In de eerste rij staat geen naam van een kolom die bekend is.',
    () =>
      'Kijk na of de eerste rij de kopregel is, en de instellingen register.delimiter, register.dialect en register.columns.',
  ),
  'register.column-missing': sentence(
    (p) =>
      `De instellingen noemen de kolom "${p.header}" voor ${p.field}, maar die staat niet in de kopregel.`,
    (p) => `Voeg de kolom toe aan de export, of verbeter register.columns.${p.field} in loting.yaml.`,
  ),
  'register.column-not-found': sentence(
    (p) =>
      `Van geen kolom in de kopregel is bekend dat er ${p.field}${p.element === '' ? '' : ` (${p.element})`} in staat.`,
    (p) =>
      `Voeg de kolom toe aan de export. Of, als zij daar anders heet, zet deze regel in loting.yaml, onder "columns:" bij ` +
      `"register:", even ver naar rechts als de regels daar: ${p.field}: "NAAM VAN DE KOLOM"`,
  ),
  'register.column-ambiguous': sentence(
    (p) => `Meer dan één kolom kan ${p.field} zijn: ${p.headers.map((header) => `"${header}"`).join(', ')}.`,
    (p) =>
      `Zet een van deze regels in loting.yaml, onder "columns:" bij "register:", even ver naar rechts als de regels daar: ` +
      p.headers.map((header) => `${p.field}: ${JSON.stringify(header)}`).join(' of '),
  ),
  'register.column-twice': sentence(
    (p) =>
      `De kolom "${p.header}" staat ${p.count} keer in de kopregel, dus het is niet duidelijk welke moet worden gelezen.`,
    () => 'Geef elke kolom in de export een eigen naam.',
  ),
  'register.no-person-key': sentence(
    () => 'De kopregel heeft geen kolom voor het A-nummer of het BSN.',
    () =>
      'Voeg het A-nummer toe aan de export, of zet register.columns.aNumber, register.columns.bsn of register.key in de instellingen.',
  ),
  'register.row-too-long': sentence(
    (p) =>
      `Deze rij is langer dan ${count(p.limitBytes)} bytes. Meestal is er een aanhalingsteken geopend en nooit gesloten.`,
    () => exportAgain,
  ),
  'register.quote-not-closed': sentence(
    () =>
      'Een aanhalingsteken dat in deze rij opent, wordt er niet in gesloten, dus de rijen erna zijn niet uit elkaar te houden.',
    () => exportAgain,
  ),
  'register.no-row-fits': sentence(
    (p) =>
      `De kopregel heeft ${count(p.columnCount)} kolommen, en geen enkele rij eronder heeft er evenveel.`,
    () =>
      'Kijk de instellingen register.delimiter en register.dialect na, en of de eerste rij de kopregel is.',
  ),
  'register.same-file': sentence(
    (p) =>
      `Dit bestand is byte voor byte gelijk aan ${p.other}: de inwoners erin zouden twee keer meetellen.`,
    () => 'Geef elke gemeente in de instellingen haar eigen bestanden, elk één keer.',
  ),
  'register.cut-off': sentence(
    () => 'Het bestand houdt midden in deze rij op, dus er ontbreken inwoners.',
    () => 'Exporteer of kopieer het register opnieuw.',
  ),
  'register.header-repeated': sentence(
    () => 'Deze rij is een kopregel, geen inwoner.',
    () =>
      'Haal de tweede kopregel weg, of exporteer het register opnieuw. Geef samengevoegde bestanden elk hun eigen naam in de instellingen.',
  ),
  'register.other-municipality': sentence(
    (p) => `Geen rij hoort bij gemeente ${p.expected}: de gemeentecodes in deze kolom zijn anders.`,
    () => 'Kijk in de instellingen na welk bestand bij welke gemeente hoort.',
  ),
  'register.changed': sentence(
    () => 'Deze rij is niet meer de inwoner die eerder is gelezen: het registerbestand is veranderd.',
    () => 'Zet het bestand terug waaruit het kader is gebouwd.',
  ),
};
