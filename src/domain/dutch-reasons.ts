/** Why rows are rejected, and residents excluded or dropped, in Dutch. */
import type { ExclusionReason, RejectionReason } from './reasons.ts';
import type { DropReason, RefreshChange } from './refresh-reasons.ts';

export const dutchRejectionReasons: Readonly<Record<RejectionReason, string>> = {
  'broken-row': 'de rij heeft niet evenveel velden als de kopregel',
  'unreadable-row': 'de rij is niet als CSV te lezen',
  'no-person-key': 'de rij heeft geen A-nummer (of de ingestelde sleutelkolommen zijn leeg)',
  'invalid-person-key': 'het A-nummer of BSN klopt niet (cijfers of elfproef)',
  'invalid-birth-date': 'de geboortedatum is geen datum (jjjjmmdd, onbekende delen als nullen)',
  'invalid-gender': 'het geslacht is niet M, V of O',
  'invalid-value': 'in een kolom die bepaalt wie mag meedoen, staat een waarde die het register niet kent',
  'duplicate-person': 'dezelfde persoon staat in een eerdere rij',
};

export const dutchExclusionReasons: Readonly<Record<ExclusionReason, string>> = {
  suspended: 'de inschrijving is beëindigd: overleden, geëmigreerd of anders opgeschort (07.67.20)',
  'not-living-there': 'vastgesteld is dat de inwoner niet op het adres woont (08.83.10 = 089999)',
  'outside-municipality': 'ingeschreven in een andere gemeente dan die van het register (08.09.10)',
  'no-address': 'geen adres in de gemeente om naartoe te schrijven',
  'postal-address': 'alleen een briefadres (08.10.10 = B)',
  'address-under-investigation': 'het adres is in onderzoek (08.83.10 gevuld, niet beëindigd)',
  guardianship: 'onder curatele (11.33.10)',
  'secret-address': 'de gegevens zijn geheim (07.70.10 boven 0)',
  'age-unknown': 'de leeftijd op de peildatum is niet uit de geboortedatum op te maken',
  'too-young': 'op de peildatum jonger dan de minimumleeftijd',
  'too-old': 'op de peildatum ouder dan de maximumleeftijd',
  'opted-out': 'op de lijst van inwoners die niet geloot willen worden',
  'drawn-before': 'geloot in een eerdere loting',
};

export const dutchDropReasons: Readonly<Record<DropReason, string>> = {
  died: 'volgens het register is de inwoner overleden',
  'moved-away':
    'staat niet in het nieuwere register van de gemeente, of is elders of in het buitenland ingeschreven',
  'registration-ended': 'de inschrijving is om een andere reden beëindigd',
  'no-address': 'er is geen adres meer om naartoe te schrijven',
  secret: 'de gegevens zijn geheim geworden, en de instellingen sluiten geheime gegevens uit',
  'not-eligible': 'uitgesloten door een andere regel van de instellingen',
};

export const dutchRefreshChanges: Readonly<Record<RefreshChange, string>> = {
  dropped: 'krijgt geen brief meer',
  readdressed: 'de brief gaat naar de naam en het adres van het nieuwere register',
};
