/** What `loting panel` says, in Dutch. */
import type { panelWords as english } from '../english/panel-words.ts';
import { count } from './write.ts';

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
    withLottery: (seed) => `Het lot heeft beslist. Startgetal: ${seed}`,
    tooFew: (memberCount, minimum) =>
      `! Het panel heeft ${count(memberCount)} leden, en er zijn er minstens ${count(minimum)} nodig.`,
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
