/** `loting doctor`, in Dutch. */
import type { doctorWords as english } from '../english/doctor-words.ts';
import { count, counted, day, decimal, list } from './write.ts';

export const doctorWords: typeof english = {
  heading: 'Hoe Loting er op deze computer voor staat',
  noFolder: 'Dit is geen werkmap, dus alleen de computer is bekeken. Noem een map met --dir.',
  verdict: (wrong, mind) =>
    wrong > 0
      ? `Er ${wrong === 1 ? 'is één ding' : `zijn ${count(wrong)} dingen`} mis. Herstel wat met ✗ is gemerkt voordat u verdergaat.`
      : mind > 0
        ? `Alles werkt. Lees nog wat er bij ${counted(mind, 'punt', 'punten')} met een ! staat.`
        : 'Alles is in orde.',
  checks: {
    node: 'Node',
    sqlite: 'SQLite',
    fonts: 'Lettertypes',
    settings: 'Instellingen',
    key: 'Sleutel',
    database: 'Database',
    clock: 'Klok',
    rights: 'Rechten',
    room: 'Vrije ruimte',
    letters: 'Brieven',
    registers: 'Registers',
  },
  said: {
    node: {
      fine: (version) => `Versie ${version}.`,
      old: (version) => `Versie ${version} is te oud.`,
      update: 'Installeer Node 20.12 of nieuwer.',
      untried: (version) => `Versie ${version} is niet met alle tests van Loting beproefd.`,
      useTried: 'Gebruik Node 20 als het erop aankomt.',
    },
    sqlite: {
      fine: (version) => `Versie ${version} werkt.`,
      broken: 'Het databaseprogramma start niet: het is voor een andere Node of een andere computer gemaakt.',
      install: 'Installeer Loting opnieuw op deze computer.',
      aborting: (version) =>
        `Versie ${version} werkt, maar is gemaakt met Node 24.19 of nieuwer en kan Loting zonder melding laten stoppen.`,
      compileAnew: 'Installeer Loting opnieuw met Node 20, 22 of 24.18.',
    },
    fonts: {
      fine: 'De lettertypes van de brieven zijn er.',
      missing: 'De lettertypes van de brieven ontbreken.',
    },
    settings: { fine: (panel) => `loting.yaml klopt. Het panel heet "${panel}".` },
    key: {
      fine: 'De sleutel hoort bij dit panel. Bewaar elders een kopie: zonder sleutel kan geen code opnieuw worden gemaakt.',
      there: 'De sleutel is er.',
      another: 'Dit is de sleutel van een ander panel.',
      findIt: 'Zet de loting.key terug die met dit panel is gemaakt.',
    },
    database: {
      fine: (events) =>
        `De database is heel, met ${counted(events, 'gebeurtenis', 'gebeurtenissen')} in het logboek.`,
      damaged: (problem) => `De database is beschadigd: ${problem}.`,
      restore: 'Stop, laat het bestand zoals het is, en zet de laatste reservekopie terug.',
    },
    clock: {
      fine: (now) => `De klok staat op ${moment(now)}, na de laatste gebeurtenis in het logboek.`,
      behind: (now, last) => `De klok staat op ${moment(now)}, maar het logboek loopt tot ${moment(last)}.`,
      set: 'Zet de klok van deze computer goed voordat u verdergaat.',
    },
    rights: {
      fine: 'Alleen u kunt de map lezen.',
      open: (files, example) =>
        `Anderen op deze computer kunnen ${counted(files, 'bestand of map', 'bestanden en mappen')} lezen, zoals ${example ?? 'de map zelf'}.`,
      close: 'Neem anderen die rechten af: chmod -R go-rwx op de map.',
      unknown: 'Onder Windows zijn de rechten van de map hier niet te beoordelen.',
      lookAtThem: 'Zorg dat alleen u de map kunt openen: Eigenschappen, Beveiliging.',
    },
    room: {
      fine: (gigabytes) => `${decimal(gigabytes, 1)} GB.`,
      little: (gigabytes, needed) =>
        `${decimal(gigabytes, 1)} GB; een panel van twee steden kan ${count(needed)} GB vragen.`,
      make: 'Maak ruimte. Een opdracht die te weinig ruimte vindt, stopt met een zin en verandert niets.',
    },
    contact: {
      examples: (keys) => `In ${list(keys)} staan nog de adressen van het voorbeeld.`,
      fillIn:
        'Vul daar uw eigen adressen in voordat u brieven maakt: anders krijgen inwoners adressen die niet bestaan.',
    },
    letters: { fine: (texts) => `${counted(texts, 'tekst', 'teksten')} en hun opmaak kloppen.` },
    registers: {
      fine: (files) =>
        `${counted(files, 'bestand staat', 'bestanden staan')} waar de instellingen het zeggen.`,
      missing: (files) => `Niet gevonden: ${files.join(', ')}.`,
      put: 'Zet ze daar vóór "loting frame build". Zijn de brieven weg, dan mogen ze weg.',
    },
  },
};

/** A time such as `2027-01-04 09:00 UTC`, or without the zone: it is in UTC. */
function moment(time: string): string {
  const [date = '', clock = ''] = time.split(' ');
  return `${day(date)}, ${clock} uur UTC`;
}
