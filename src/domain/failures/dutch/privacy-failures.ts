/** What can be refused when residents ask about their data, and when data are removed, in Dutch. */
import { sentence } from '../../failure-table.ts';
import type { privacyFailures as english } from '../privacy-failures.ts';
import { counted, day } from './write.ts';

export const privacyFailures: typeof english = {
  'privacy.who': sentence(
    () => 'Nodig is het nummer of de code van een brief, of de naam, de postcode en de geboortedatum samen.',
    () => 'Geef een van beide, zoals 1-000042, of --name "de Vries" --postcode 3511AA --born 1980-05-17.',
  ),
  'privacy.nobody-found': sentence(
    () =>
      'Geen brief past bij deze naam, postcode en geboortedatum samen. De inwoner is niet geloot, de gegevens zijn verwijderd, of het register schrijft een van de drie anders.',
    () => 'Vraag naar het nummer van de brief; dat staat erin.',
  ),
  'privacy.several-found': sentence(
    (p) => `Er past meer dan één brief: ${p.letters.join(', ')}.`,
    () => 'Zoek uit welke brief is bedoeld, en geef het nummer daarvan.',
  ),
  'privacy.proof-differs': sentence(
    (p) =>
      `Het opgeslagen lot van inwoner ${p.residentId} is niet het lot dat het startgetal en het opake id geven. Er is niets mee uit te leggen.`,
    () => 'Geef de opdracht "loting audit verify", en laat het uitzoeken.',
  ),
  'privacy.unsure': sentence(
    (p) =>
      `Hiermee verdwijnen de persoonsgegevens van ${counted(p.residentCount, 'inwoner', 'inwoners')}. Het kan niet ongedaan worden gemaakt, en is niet gedaan.`,
    () => 'Kijk met --dry-run wat er zou verdwijnen. Klopt dat, zet er dan --yes bij.',
  ),
  'privacy.too-early': sentence(
    (p) => `Vandaag is het ${day(p.today)}. De gegevens mogen weg vanaf ${day(p.first)}.`,
    (p) => `Geef de opdracht op die dag. De instelling ${p.setting} zegt hoe lang gegevens worden bewaard.`,
  ),
  'privacy.nobody-admitted': sentence(
    (p) =>
      `${counted(p.signUpCount, 'inwoner heeft', 'inwoners hebben')} zich aangemeld, en er is nog niemand toegelaten tot het panel. Hun gegevens zouden allemaal verdwijnen.`,
    () => 'Geef eerst de opdracht "loting panel admit". Komt er geen panel, zet er dan --members bij.',
  ),
  'privacy.database-in-use': sentence(
    () =>
      'De gegevens zijn verwijderd, maar een ander programma heeft de database open: in de bestanden daarvan kunnen nog oude kopieën staan.',
    () => 'Sluit het andere programma. Geef daarna dezelfde opdracht opnieuw: die maakt het werk af.',
  ),
  'privacy.not-wiped': sentence(
    () =>
      'De gegevens zijn verwijderd, maar de database kan niet opnieuw worden geschreven: in het bestand kunnen nog oude kopieën staan.',
    () => 'Maak ruimte op de schijf. Geef daarna dezelfde opdracht opnieuw: die maakt het werk af.',
  ),
  'privacy.list-not-written': sentence(
    (p) => `Het verzoek is vastgelegd, maar de lijst ${p.file} kon niet worden geschreven.`,
    () =>
      'Maak ruimte, of kijk de rechten op de map na. Geef daarna dezelfde opdracht opnieuw: die schrijft de lijst.',
  ),
};
