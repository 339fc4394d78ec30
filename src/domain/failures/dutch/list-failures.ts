/** What can be wrong with the small files that staff make: lists of people, and the table of districts. In Dutch. */
import { sentence } from '../../failure-table.ts';
import type { listFailures as english } from '../list-failures.ts';

const wanted = {
  residentId: 'opaak id van 32 tekens (de cijfers 0 tot en met 9 en de letters a tot en met f)',
  aNumber: 'A-nummer dat aan de elfproef voldoet',
  bsn: 'BSN dat aan de elfproef voldoet',
  personKey: 'waarde in de kolommen van register.key',
};

export const listFailures: typeof english = {
  'list.not-text': sentence(
    () => 'Het bestand is geen tekst in UTF-8.',
    () => 'Sla het op als "CSV UTF-8".',
  ),
  'list.empty': sentence(
    () => 'Het bestand heeft geen regels.',
    () => 'Kijk of dit het goede bestand is. Een lijst zonder mensen heeft een kopregel en niets eronder.',
  ),
  'list.not-csv': sentence(
    () => 'Het bestand is niet als CSV te lezen, bijvoorbeeld omdat een aanhalingsteken niet wordt gesloten.',
    () => 'Verbeter de aanhalingstekens, of sla het bestand opnieuw op als "CSV UTF-8".',
  ),
  'list.no-column': sentence(
    () => 'De eerste regel van de lijst noemt geen kolom die zegt wie er is bedoeld.',
    () =>
      'Noem een kolom "resident_id", "A-nummer" of "bsn", of zet op elke regel één zo’n waarde en niets anders.',
  ),
  'list.wrong-value': sentence(
    (p) => `De regel heeft geen ${wanted[p.kind]}.`,
    () =>
      'Verbeter de regel of haal hem weg. Op een lijst mag niemand worden overgeslagen, dus de hele lijst is geweigerd.',
  ),
  'list.districts-column': sentence(
    (p) => `De eerste regel van de wijkentabel noemt geen kolom "${p.column}".`,
    () => 'Begin het bestand met de regel "postcode,district".',
  ),
  'list.districts-postcode': sentence(
    () => 'Een postcode in de wijkentabel heeft geen vier cijfers, en ook geen vier cijfers en twee letters.',
    () => 'Schrijf 3511 of 3511AA.',
  ),
  'list.districts-empty': sentence(
    () => 'Een postcode in de wijkentabel heeft geen wijk.',
    () =>
      'Vul de wijk in of haal de regel weg: inwoners met een andere postcode worden geteld onder "unknown" (onbekend).',
  ),
  'list.districts-twice': sentence(
    (p) => `De postcode ${p.postcode} heeft op een eerdere regel van de tabel een andere wijk.`,
    () =>
      'Houd een van de twee. Loopt een grens door een postcode, gebruik dan regels met zes tekens, zoals 3511AA.',
  ),
};
