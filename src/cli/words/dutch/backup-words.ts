/** `loting backup` and `loting restore`, in Dutch. */
import type { backupWords as english } from '../english/backup-words.ts';
import { counted, day, decimal } from './write.ts';

export const backupWords: typeof english = {
  make: {
    outOption: 'het bestand dat wordt gemaakt; het mag nog niet bestaan. Anders: backup-<panel>-<dag>.loting',
    made: (file, files, megabytes) =>
      `${file} is gemaakt, met ${counted(files, 'bestand', 'bestanden')} van samen ${decimal(megabytes, 1)} MB.`,
    until: (event, hash) => `De kopie loopt tot en met gebeurtenis ${event} van het logboek: ${hash}`,
    withoutKey:
      'De sleutel loting.key zit er niet in. Bewaar die ergens anders: met de sleutel gaat de kopie open.',
    withoutLetters:
      'De brieven en de registers zitten er niet in: "loting letters render" maakt dezelfde brieven opnieuw.',
  },
  restore: {
    fileArgument: 'de reservekopie',
    folderArgument: 'de werkmap die wordt gemaakt; hij mag bestaan als hij leeg is',
    keyOption: 'het sleutelbestand van het panel, dat in de map wordt gezet',
    restored: (panel, files, madeOn, folder) =>
      `${counted(files, 'bestand', 'bestanden')} van het panel ${panel} teruggezet in ${folder}, uit de kopie van ${day(madeOn)}.`,
    checked: (panel, files, madeOn, folder) =>
      `De kopie van het panel ${panel}, van ${day(madeOn)}, is heel: ${counted(files, 'bestand', 'bestanden')}. Dit was een proef: er is niets geschreven in ${folder} (--dry-run).`,
    next: 'Daarna, in deze volgorde:',
    putKey: (folder) => `zet loting.key in ${folder}, alleen leesbaar voor u`,
    putRegisters:
      'zet de registerbestanden terug waar loting.yaml het zegt: ze zitten niet in een reservekopie',
    makeLetters: 'maak de brieven opnieuw, met precies dezelfde inhoud:',
    verify: 'pas dan: loting audit verify',
    recordAgain:
      'voer opnieuw in wat na de reservekopie kwam, verwijderingen eerst: wie sindsdien is gewist, zich liet uitsluiten of is opgeruimd, staat er weer in',
  },
};
