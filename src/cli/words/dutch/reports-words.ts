/** report commands, in Dutch. */
import type { reportsWords as english } from '../english/reports-words.ts';
import { count, counted, decimal, share } from './write.ts';

export const reportsWords: typeof english = {
  langOption: 'de taal van het verslag: nl of en',
  written: (file) => `Opgeslagen: ${file}. Er staat geen groep van minder dan tien mensen in.`,
  response: {
    heading: 'Verslag van de respons',
    signUps: (signUpCount, letterCount, rate) =>
      `${count(signUpCount)} van de ${counted(letterCount, 'brief', 'brieven')} ${signUpCount === 1 ? 'leverde' : 'leverden'} een aanmelding op (${share(rate)}).`,
    rIndicator: (value, standardError) =>
      `R-indicator ${decimal(value, 3)}, standaardfout ${decimal(standardError, 3)}.`,
    noRIndicator: 'De R-indicator is nog niet te berekenen; het verslag zegt waarom.',
    internal:
      'Dit verslag is voor medewerkers: maak het niet openbaar. Voor iedereen is er "loting report accountability".',
  },
  assignment: {
    heading: 'Verslag van de groepen',
    seats: (takenCount, seatCount, keptCount, quotaCount) =>
      `${count(takenCount)} van de ${count(seatCount)} plaatsen zijn bezet; ${count(keptCount)} van de ${count(quotaCount)} quota zijn gehaald.`,
  },
  accountability: {
    heading: 'Verantwoording',
    residents: 'Inwoners die konden worden geloot',
    letters: 'Brieven gepost',
    signUps: 'Aanmeldingen',
    members: 'Leden',
    cases: 'Zaken met een groep',
    lastHash: (hash) => `Hash van de laatste gebeurtenis in het logboek: ${hash}`,
    notYet: 'nog niet',
  },
  weights: {
    heading: 'Gewichten van de leden, zonder namen',
    figure: 'Getal',
    members: 'Leden',
    classes: 'Weegklassen',
    designEffect: 'Design-effect van de gewichten (1 is geen verlies)',
    effectiveCount: 'Even nauwkeurig als zonder gewichten met zoveel leden',
    middleHalf: 'Gewichten van de middelste helft (1 is gemiddeld)',
    range: (from, to) => `${decimal(from, 2)} tot ${decimal(to, 2)}`,
    percentile95: '95% heeft een gewicht van hoogstens',
    weight: (weight) => decimal(weight, 2),
    beforeAdmission:
      '! Er is nog niemand toegelaten: dit zijn gewichten van iedereen die zich heeft aangemeld.',
    written: (file, rowCount) =>
      `${file} heeft ${counted(rowCount, 'rij', 'rijen')}. docs/response.md legt elke kolom uit.`,
  },
};
