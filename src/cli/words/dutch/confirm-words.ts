/** What is asked before what cannot be undone, in Dutch. */
import type { confirmWords as english } from '../english/confirm-words.ts';
import { count, counted, day, list } from './write.ts';

const letters = (letterCount: number): string => counted(letterCount, 'brief', 'brieven');
const batches = (batchCount: number): string => counted(batchCount, 'partij', 'partijen');
const residents = (residentCount: number): string => counted(residentCount, 'inwoner', 'inwoners');
const be = (number: number): string => (number === 1 ? 'wordt' : 'worden');

export const confirmWords: typeof english = {
  yesOption: 'vraag niet op het scherm of het door mag gaan',
  heading: 'Dit kan niet ongedaan worden gemaakt:',
  question: 'Doorgaan?',
  yesNo: { yes: 'j', no: 'n', again: 'Antwoord met j (ja) of n (nee).' },
  effects: {
    commit: (commitment, residentCount, announced) =>
      `Het getal ${commitment}, voor een kader van ${residents(residentCount)}, wordt vastgelegd met dit toeval: ${announced.kind === 'text' ? announced.text : `ronde ${announced.round} van drand (quicknet)`}. Ander toeval kan er niet meer bij worden genoemd.`,
    draw: (letterCount, municipalities) =>
      `De eerste ronde van ${letters(letterCount)} wordt geloot: ${list(municipalities.map(([code, wanted]) => `${code} ${count(wanted)}`))}.`,
    drawRandomness: (announced, used) =>
      `Het toeval is "${used}". ${announced === undefined ? 'Er is niets aangekondigd' : `Aangekondigd was: ${announced}`}. Andere tekens of spaties geven een andere loting.`,
    drawAgain: 'De eerdere loting wordt vervangen. Beide blijven voor altijd in het logboek staan.',
    drawExcept:
      'De loting wijkt af van wat is aangekondigd, of er is niets aangekondigd. Dat blijft voor altijd in het logboek en in elk verslag staan.',
    wave: (wave, letterCount, municipalities) =>
      `Ronde ${wave} van ${letters(letterCount)} wordt geloot: ${list(municipalities.map(([code, wanted]) => `${code} ${count(wanted)}`))}.`,
    groups: (memberCount, cases) =>
      `De zaakgroepen van ${counted(cases.length, 'zaak', 'zaken')} worden voorgoed geloot uit ${counted(memberCount, 'lid', 'leden')}: ${list(cases.map(([caseId, seats]) => `${caseId} ${count(seats)}`))}.`,
    groupsWidened: (quotaCount) =>
      `${counted(quotaCount, 'quotum wordt', 'quota worden')} daarvoor verruimd. Elke verruiming komt in het logboek.`,
    exclude: (caseId, memberCount) =>
      `${caseId}: ${counted(memberCount, 'lid', 'leden')} ${memberCount === 1 ? 'kan' : 'kunnen'} deze zaak nooit meer beoordelen.`,
    refresh: (droppedCount, readdressedCount) =>
      `${residents(droppedCount)} ${droppedCount === 1 ? 'krijgt' : 'krijgen'} geen brief meer, en ${residents(readdressedCount)} op een ander adres.`,
    refreshMoves: (memberCount) =>
      `${counted(memberCount, 'brief of aanmelding', 'brieven of aanmeldingen')} daarvan ${be(memberCount)} afgesloten: een plaats in het panel kan niet meer.`,
    seatsChange: (caseId, seatCount, comeCount) =>
      `${caseId}: ${counted(seatCount, 'plaats is', 'plaatsen zijn')} vrij. ${comeCount === 1 ? 'Er komt 1 lid' : `Er komen ${count(comeCount)} leden`} bij${seatCount > comeCount ? `, en ${counted(seatCount - comeCount, 'plaats blijft', 'plaatsen blijven')} leeg` : ''}.`,
    posted: (batchCount, letterCount, on) =>
      `${batches(batchCount)} met ${letters(letterCount)} ${be(batchCount)} vastgelegd als op de post gedaan op ${day(on)}.`,
    printed: (batchCount, letterCount) =>
      `${batches(batchCount)} met ${letters(letterCount)} ${be(batchCount)} vastgelegd als gedrukt.`,
    printedFixed: 'Daarna kan de tekst van deze brieven niet meer veranderen.',
    postedUnprinted: (batchIds) =>
      `Van ${counted(batchIds.length, 'partij', 'partijen')} is niet vastgelegd dat zij ${batchIds.length === 1 ? 'is' : 'zijn'} gedrukt: ${list(batchIds)}. Laat weg wat nog niet op papier staat; de andere tellen nu als gedrukt.`,
    postedAsTheyAre: (letterCount) =>
      letterCount === 1
        ? '1 van deze brieven moest eruit, maar gaat toch op de post.'
        : `${count(letterCount)} van deze brieven moesten eruit, maar gaan toch op de post.`,
    replace: (batchCount, letterCount) =>
      `${batches(batchCount)} met ${letters(letterCount)} ${be(batchCount)} opnieuw gemaakt. De eerdere bestanden zijn dan weg.`,
    void: (letterCount, batchCount) =>
      `${letters(letterCount)} uit ${batches(batchCount)} ${be(letterCount)} vastgelegd als eruit gehaald en vernietigd.`,
    revoke: (numbers) =>
      numbers.length === 1
        ? `De inlogcode van brief ${numbers.join('')} werkt daarna nooit meer.`
        : `De inlogcodes van ${letters(numbers.length)} werken daarna nooit meer: ${some(numbers)}.`,
    revokedInHouse: (letterCount) =>
      letterCount === 1
        ? '1 brief met zo’n code is nog niet gepost, voor zover vastgelegd. Haal hem eruit en vernietig hem: de partij kan pas op de post als dat is vastgelegd.'
        : `${count(letterCount)} brieven met zo’n code zijn nog niet gepost, voor zover vastgelegd. Haal ze eruit en vernietig ze: de partij kan pas op de post als dat is vastgelegd.`,
    revokedBefore: (letterCount) =>
      `${letters(letterCount)} van wat u noemde, ${letterCount === 1 ? 'wordt' : 'worden'} overgeslagen: vernietigd, zonder code, of met een code die al is ingetrokken.`,
    returned: (letterCount, moveCount) =>
      `${letters(letterCount)} ${be(letterCount)} vastgelegd als retour. Daardoor ${moveCount === 1 ? 'telt' : 'tellen'} ${residents(moveCount)} als niet bereikt.`,
    shred: (fileCount, letterCount) =>
      `${counted(fileCount, 'pdf-bestand', 'pdf-bestanden')} met ${letters(letterCount)} ${be(fileCount)} voorgoed verwijderd.`,
    shredPreviews: (fileCount) =>
      `Ook ${be(fileCount)} ${counted(fileCount, 'bestand', 'bestanden')} van "loting letters preview" verwijderd: daar staan namen en adressen in.`,
    shredAddresses: (fileCount) =>
      `Ook ${be(fileCount)} ${counted(fileCount, 'bestand', 'bestanden')} van "loting letters export-addresses" in exports/ verwijderd.`,
    close: (letterCount) =>
      `${letters(letterCount)} zonder antwoord ${be(letterCount)} afgesloten. Een antwoord dat nog komt, telt als te laat.`,
    admit: (memberCount, reserveCount, candidateCount) =>
      `Van ${residents(candidateCount)} met een aanmelding ${memberCount === 1 ? 'wordt 1 lid' : `worden ${count(memberCount)} lid`} en ${reserveCount === 1 ? 'komt 1 op de reservelijst' : `komen ${count(reserveCount)} op de reservelijst`}.`,
    admitEarly: (lastDay) =>
      `Inwoners kunnen nog antwoorden tot en met ${day(lastDay)}. Wie zich hierna aanmeldt, krijgt alleen een plaats die over is.`,
    admitByLot: 'Het toeval dat u gaf, beslist wie.',
    erase: (letter, addressCount, signUpCount, sortingCount) =>
      `De persoonsgegevens van de inwoner van brief ${letter} worden verwijderd: ${counted(addressCount, 'adres', 'adressen')}, ${counted(signUpCount, 'aanmelding', 'aanmeldingen')} met contactgegevens en antwoorden, ${counted(sortingCount, 'regel', 'regels')} van de sortering door de post.`,
    eraseMove: 'De inwoner kan geen plaats in het panel meer krijgen.',
    purge: (residentCount, addressCount, signUpCount, sortingCount) =>
      `De persoonsgegevens van ${residents(residentCount)} worden verwijderd: ${counted(addressCount, 'adres', 'adressen')}, ${counted(signUpCount, 'aanmelding', 'aanmeldingen')} met contactgegevens en antwoorden, ${counted(sortingCount, 'regel', 'regels')} van de sortering door de post.`,
    purgeMoves: (residentCount) =>
      `${residents(residentCount)} met een aanmelding maar zonder plaats ${residentCount === 1 ? 'kan' : 'kunnen'} geen plaats meer krijgen.`,
    purgeAccounts: (nameCount) =>
      `Bij ${counted(nameCount, 'vastlegging', 'vastleggingen')} wordt de naam van het account verwijderd.`,
  },
};

/** At most a few, with how many more there are. */
function some(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${shown} en nog ${count(names.length - 8)}` : shown;
}
