/** What can go wrong with files and the database, in Dutch. */
import { sentence } from '../../failure-table.ts';
import type { Damage, FileReason, storeFailures as english } from '../store-failures.ts';

const fileReasons: Readonly<Record<FileReason, string>> = {
  EACCES: 'geen rechten',
  EPERM: 'geen rechten',
  EROFS: 'de schijf kan alleen worden gelezen',
  ENOSPC: 'de schijf is vol',
  EDQUOT: 'het quotum van de schijf is op',
  EFBIG: 'het bestand wordt groter dan hier mag',
  EISDIR: 'het is een map',
  ENOTDIR: 'een deel van het pad is geen map',
  ENOENT: 'de map bestaat niet',
  EBUSY: 'een ander programma heeft het open',
  EMFILE: 'er zijn te veel bestanden open',
  ENFILE: 'er zijn te veel bestanden open',
  ENAMETOOLONG: 'de naam is te lang',
  ELOOP: 'de koppelingen lopen in een kring',
  EIO: 'de schijf meldt een fout',
  'not-ordinary': 'het is geen gewoon bestand',
  SQLITE_CANTOPEN: 'het kan niet worden geopend',
  SQLITE_FULL: 'de schijf is vol',
  SQLITE_READONLY: 'de database kan alleen worden gelezen',
  SQLITE_PERM: 'geen rechten',
  SQLITE_IOERR: 'de schijf meldt een fout',
};

const damages: Readonly<Record<Damage, string>> = {
  'no-database': 'het bestand is geen database',
  'broken-pages': 'de pagina’s ervan passen niet bij elkaar',
  'broken-schema': 'er ontbreekt een tabel of kolom',
  'not-ours': 'het bestand is geen database van Loting',
};

export const reasonText = (reason: string): string =>
  Object.hasOwn(fileReasons, reason) ? fileReasons[reason as FileReason] : reason;

const restore = 'Zet haar terug uit een reservekopie.';

export const storeFailures: typeof english = {
  'store.no-folder': sentence(
    () => 'Dit is niet de werkmap van een panel: er is geen loting.yaml.',
    () => 'Ga naar de map die "loting init" maakte, of noem haar met --dir.',
  ),
  'store.folder-exists': sentence(
    (p) => `Hier is al een werkmap: ${p.found} bestaat.`,
    () => 'Er is niets veranderd. Kies een nieuwe map.',
  ),
  'store.file-missing': sentence(
    () => 'Het bestand bestaat niet.',
    () => 'Kijk de naam en de map na.',
  ),
  'store.file-unreadable': sentence(
    (p) => `Het bestand is niet te lezen (${reasonText(p.reason)}).`,
    () => 'Kijk na of het een bestand is en of u het mag lezen.',
  ),
  'store.file-unwritable': sentence(
    (p) => `Het bestand kan niet worden geschreven (${reasonText(p.reason)}). Er is niets veranderd.`,
    (p) =>
      p.reason === 'SQLITE_READONLY'
        ? 'Kijk de rechten op de map na, of kopieer de hele map naar een plek waar u mag schrijven: in een database wordt ook geschreven door wie alleen kijkt.'
        : 'Kijk de rechten op de map en de vrije ruimte na, en geef de opdracht opnieuw.',
  ),
  'store.recorded-without-file': sentence(
    (p) =>
      `Het werk is gedaan en vastgelegd, maar het bestand kon niet worden geschreven (${reasonText(p.reason)}).`,
    () =>
      'Kijk de rechten op het bestand en de vrije ruimte na, en of een ander programma het open heeft. Geef daarna dezelfde opdracht: het bestand wordt dan geschreven.',
  ),
  'store.file-exists': sentence(
    () => 'Het bestand bestaat al en wordt niet overschreven.',
    () => 'Kies een andere naam, of verplaats het bestand.',
  ),
  'store.file-not-removed': sentence(
    (p) => `Het bestand kon niet worden verwijderd (${reasonText(p.reason)}).`,
    () =>
      'Er kunnen namen in staan. Kijk de rechten op het bestand en de map na, en geef dezelfde opdracht opnieuw.',
  ),
  'store.output-lost': sentence(
    (p) => `Wat de opdracht meldt, kon niet worden geschreven (${reasonText(p.reason)}).`,
    () =>
      'De opdracht is wel tot het einde uitgevoerd. Maak ruimte, of stuur de uitvoer ergens anders heen; "loting status" laat zien hoe ver het panel is.',
  ),
  'store.linked': sentence(
    () =>
      'Dit is een koppeling naar een andere plaats. Loting schrijft alleen in de werkmap zelf, zodat er niets van inwoners elders terechtkomt.',
    () => 'Er is niets veranderd. Verwijder de koppeling, en zet het bestand of de map zelf op die plaats.',
  ),
  'store.key-missing': sentence(
    () => 'De sleutel loting.key ontbreekt.',
    () =>
      'Zet de sleutel terug van waar hij wordt bewaard. Zonder sleutel kan geen code en geen opaak id opnieuw worden gemaakt.',
  ),
  'store.key-invalid': sentence(
    () => 'In het sleutelbestand staan geen 32 bytes als 64 hexadecimale cijfers.',
    () => 'Zet de goede sleutel terug van waar hij wordt bewaard.',
  ),
  'store.key-not-this-panel': sentence(
    () => 'De sleutel is niet die waarmee dit panel is gemaakt.',
    () => 'Zet de goede sleutel terug van waar hij wordt bewaard.',
  ),
  'store.folder-not-empty': sentence(
    () => 'De map is niet leeg.',
    () => 'Er is niets aangeraakt. Kies een nieuwe map; zet zo nodig daarna bestanden van de oude erin.',
  ),
  'store.not-a-backup': sentence(
    () => 'Het bestand is geen reservekopie van Loting, of de lijst erin is niet te lezen.',
    () => 'Neem een bestand dat met "loting backup" is gemaakt.',
  ),
  'store.backup-link': sentence(
    () =>
      'Een koppeling naar een andere plaats kan niet mee in een reservekopie: waar zij naartoe leidt, kan van alles zijn.',
    () =>
      'Er is niets geschreven. Zet het bestand zelf op die plaats, of verwijder de koppeling, en geef de opdracht opnieuw.',
  ),
  'store.backup-changed': sentence<{ name: string }>(
    (p) => `De reservekopie is veranderd of beschadigd: ${p.name} is niet zoals het is gemaakt.`,
    () => 'Er is niets teruggezet. Neem een andere kopie van de reservekopie, of een oudere.',
  ),
  'store.database-missing': sentence(
    () => 'De database loting.db ontbreekt.',
    () => restore,
  ),
  'store.database-newer': sentence(
    (p) =>
      `De database is gemaakt door een nieuwere versie van Loting (schema ${p.found}; deze versie kent ${p.known}).`,
    () => 'Installeer de nieuwste versie van Loting.',
  ),
  'store.database-damaged': sentence(
    (p) => `De database is beschadigd of is geen database van Loting (${damages[p.damage]}).`,
    () => `${restore} Bewaar het beschadigde bestand voor de onderzoekers.`,
  ),
  'store.database-busy': sentence(
    () => 'Een andere opdracht van Loting schrijft in de database.',
    () => 'Wacht tot die klaar is en geef de opdracht opnieuw.',
  ),
  'store.row-damaged': sentence(
    (p) =>
      `Een rij in de tabel ${p.table} van de database is niet te lezen: ${p.column} is niet wat Loting schreef.`,
    () => 'Zet de database terug uit een reservekopie. Bewaar het beschadigde bestand voor de onderzoekers.',
  ),
  'store.seal-broken': sentence(
    (p) =>
      `De verzegelde gegevens van ${p.id} in de tabel ${p.table} zijn niet te openen: ze zijn veranderd, of de sleutel is een andere.`,
    () =>
      'Kijk na of loting.key de sleutel van dit panel is; zet anders de database terug uit een reservekopie.',
  ),
};
