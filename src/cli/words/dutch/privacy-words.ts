/** What the privacy commands say, in Dutch. */
import type { privacyWords as english } from '../english/privacy-words.ts';
import { count, counted } from './write.ts';

export const privacyWords: typeof english = {
  written: (file) => `Gemaakt: ${file}`,
  letter: 'het nummer van de brief, zoals 1-000042, of de inlogcode',
  access: {
    langOption: 'de taal van de kopjes: nl of en',
    outOption: 'schrijf het in een nieuw bestand dat alleen u kunt lezen, en toon niets op het scherm',
    everything: 'Alles staat er leesbaar in. Geef het bestand aan de inwoner, en verwijder het daarna.',
  },
  explain: {
    langOption: 'de taal van de tekst: nl of en',
    outOption: 'schrijf het in een nieuw bestand dat alleen u kunt lezen',
  },
  erase: {
    yesOption: 'verwijder ze: dat is niet terug te draaien',
  },
  optOut: {
    yesOption: 'leg het vast en verwijder de persoonsgegevens: dat is niet terug te draaien',
    listed: (file, residentCount) =>
      `Op de lijst ${file}: ${counted(residentCount, 'inwoner', 'inwoners')}, met een nummer zonder naam.`,
    laterPanel:
      'Een later panel slaat hen over met de instelling eligibility.optOut. Die noemt deze lijst en de sleutel van dit panel. Bewaar beide zolang de lijst moet gelden.',
  },
  erasure: {
    repeated: (invitationId) =>
      `Brief ${invitationId}: dit was al gedaan; er was niets meer om te verwijderen.`,
    removed: ({ invitationId, residentId }, { addressees, signUps, sortedLetters }, isDryRun) =>
      `Brief ${invitationId}, inwoner ${residentId}: ${isDryRun ? 'te verwijderen' : 'verwijderd'}: ${counted(addressees, 'adres', 'adressen')}, ${counted(signUps, 'aanmelding', 'aanmeldingen')} met contactgegevens en antwoorden, ${counted(sortedLetters, 'regel', 'regels')} uit de sortering van de post.`,
    moved: (from, to, isDryRun) =>
      `De stand van de brief ${isDryRun ? 'zou gaan' : 'ging'} van "${from}" naar "${to}".`,
    whatStays:
      'Wat blijft, noemt niemand bij naam: het nummer zonder naam met zijn groep, lotnummer en kans, het nummer van de brief en de dagen waarop de stand veranderde, en de plaats in een zaakgroep als die er was. Zonder deze gegevens zijn de loting en de zaakgroepen niet te controleren. Alleen wie loting.key en het register heeft, kan er een persoon bij vinden.',
    letters: (places) =>
      `De naam staat nog in brieven in deze map: ${places.join(', ')}. "loting letters shred" verwijdert de bestanden van partijen die gepost zijn.`,
    outOfReach: 'Dit programma kan niet bij back-ups, en niet bij bestanden die deze map uit zijn.',
  },
  files: {
    heading: 'Bestanden in deze map met persoonsgegevens, of misschien',
    columns: { file: 'Bestand', kind: 'Wat het is' },
    more: (fileCount) => `... en nog ${count(fileCount)} (--json noemt ze allemaal).`,
    kinds: {
      register:
        'een register, met iedereen in de gemeente: bewaar het niet langer dan nodig is voor de controle',
      list: 'een lijst van mensen die de instellingen noemen',
      letters: 'brieven, met namen, adressen en inlogcodes: "loting letters shred" verwijdert ze',
      preview: 'een voorbeeld, met brieven van echte inwoners: verwijder het',
      addresses: 'adressen voor de post: verwijder het als de post het heeft',
      members:
        'de e-mailadressen van leden: maak het opnieuw met "loting signup export", en verwijder kopieën',
      copy: 'een kopie of back-up, misschien van de database: verwijder die, of laat die verlopen',
      leftover: 'wat een afgebroken programma heeft achtergelaten',
      unknown: 'niet door dit programma gemaakt: kijk wat erin staat, zoals antwoorden van de aanmeldsite',
    },
  },
  purge: {
    membersOption: 'ook die van leden, en welk account wat heeft vastgelegd',
    yesOption: 'verwijder ze: dat is niet terug te draaien',
    heading: (isDryRun) =>
      isDryRun ? 'Persoonsgegevens die weg zouden gaan' : 'Persoonsgegevens die weg zijn',
    columns: { what: 'Wat', howMany: 'Hoeveel' },
    rows: {
      residents: 'Inwoners van wie de gegevens weggaan',
      addressees: 'Namen en adressen',
      signUps: 'Aanmeldingen: contactgegevens en antwoorden',
      sortedLetters: 'Regels uit de sortering van de post',
      accounts: 'Accounts van medewerkers bij de standen van brieven',
      members: 'Leden van wie de gegevens blijven',
    },
    withoutPlace: (signUpCount, reserveCount) =>
      `Aangemeld zonder plaats in het panel: ${counted(signUpCount, 'inwoner', 'inwoners')}, van wie ${count(reserveCount)} op de reservelijst. Zij kunnen geen plaats meer krijgen: hun brieven krijgen de stand "gewist".`,
    whatStays:
      'De nummers zonder naam, de groepen, de lotnummers en de standen blijven, zodat alles te controleren is. De bestanden van de database zijn daarna vrij van wat is verwijderd.',
    outOfReach:
      'Dit programma kan niet bij back-ups, printers, de aanmeldsite en bestanden die deze map uit zijn: zie docs/privacy.md.',
  },
};
