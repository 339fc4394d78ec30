/** What `loting panel` says, in Dutch. */
import type { panelWords as english } from '../english/panel-words.ts';
import { count, counted, day } from './write.ts';

export const panelWords: typeof english = {
  admit: {
    randomnessOption:
      'openbaar toeval dat niemand kon kennen toen de aanmeldingen bekend waren; nodig als er meer aanmeldingen dan plaatsen zijn',
    lateOption: 'laat ook inwoners toe die zich na de laatste dag hebben aangemeld',
    heading: (admissionId) => `Toelating ${admissionId}`,
    residents: 'Inwoners',
    membersBefore: 'Leden vooraf',
    admittedNow: 'Nu toegelaten',
    reservedNow: 'Nu op de reservelijst gezet',
    members: 'Leden',
    withoutLottery: 'Er was plaats voor iedereen. Er is niet geloot, en geen toeval gebruikt.',
    fromReserve: (filledCount, remainingCount) =>
      `Van de reservelijst ${filledCount === 1 ? 'is 1 plaats' : `zijn ${count(filledCount)} plaatsen`} gevuld, in de volgorde van de eerdere loting. Op die lijst ${remainingCount === 1 ? 'blijft 1 inwoner' : `blijven ${count(remainingCount)} inwoners`} staan.`,
    passedOver: 'Reserves van wie een quotum vol was, zijn overgeslagen zolang er anderen waren.',
    roomForOthers: (newcomerCount) =>
      newcomerCount === 1
        ? 'Ook voor de ene nieuwe aanmelding was plaats.'
        : `Ook voor alle ${count(newcomerCount)} nieuwe aanmeldingen was plaats.`,
    noNewLottery: 'Er is niet opnieuw geloot, en geen toeval gebruikt.',
    withLottery: (seed) => `Het lot heeft beslist. Startgetal: ${seed}`,
    lotteryOfReserves: (seed) =>
      `Er was geen plaats meer voor nieuwe aanmeldingen. Het lot heeft hun volgorde op de reservelijst bepaald. Startgetal: ${seed}`,
    tooFew: (memberCount, minimum) =>
      `! Het panel heeft ${count(memberCount)} leden, en er zijn er minstens ${count(minimum)} nodig.`,
    stillOpen: (lastDay) =>
      `! Inwoners kunnen nog antwoorden tot en met ${day(lastDay)}. Wie zich na een toelating aanmeldt, krijgt alleen een plaats die over is.`,
    waitingLate: (residentCount) =>
      `! ${counted(residentCount, 'inwoner', 'inwoners')} meldde${residentCount === 1 ? '' : 'n'} zich te laat aan, en ${residentCount === 1 ? 'krijgt' : 'krijgen'} zo geen plaats. Met --admit-late doen ze mee.`,
    next: 'Hierna: loting signup export',
    features: {
      heading: 'De leden naast de bevolking',
      columns: {
        feature: 'Kenmerk',
        value: 'Waarde',
        signedUp: 'Aangemeld',
        members: 'Leden',
        exactShare: 'Precies aandeel',
      },
      widened: (feature, tolerance, usual) =>
        `! Voor de quota van ${feature} meldden zich te weinig inwoners aan: de waarden mogen ${tolerance} van hun aandeel afwijken, in plaats van ${usual}.`,
    },
  },
};
