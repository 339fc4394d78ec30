/** What can be wrong with what was typed behind an option, in Dutch, in phrases that follow a colon. */
import { numbersOf } from '../../language.ts';
import type { optionProblems as english } from '../option-problems.ts';

const { count, day } = numbersOf('nl');

export const optionProblems: typeof english = {
  needed: () => 'deze optie is hier nodig',
  'one-of': (p) => `mogelijk is ${p.possible.join(', ')}`,
  'each-once': (p) => `elk hiervan kan ten hoogste één keer: ${p.possible.join(', ')}`,
  'whole-number': () => 'geef een geheel getal vanaf 1',
  'at-most': (p) => `geef ten hoogste ${count(p.maximum)}`,
  'demo-residents': (p) =>
    `geef ten minste ${p.fewest}: met minder inwoners zijn er te weinig adressen voor de ${count(p.letters)} brieven van de demo, en te weinig leden voor haar acht zaakgroepen`,
  date: (p) => `geef een datum, zoals ${p.example}`,
  'real-date': (p) => `geef een datum die bestaat, zoals ${p.example}`,
  'future-day': (p) => `deze dag moet nog komen; vandaag is het ${day(p.today)}`,
  'one-line': (p) => `geef één regel van 1 tot ${p.longest} tekens`,
  hash: () => 'een hash heeft 64 tekens: de cijfers 0 tot en met 9 en de letters a tot en met f',
  seed: () =>
    'een startgetal heeft 64 tekens, de cijfers 0 tot en met 9 en de letters a tot en met f, en hoort bij --letters',
  'needed-with-seed': () => 'deze optie is nodig bij --seed',
  'without-names': () => 'noem er geen partijen of brieven bij',
  'go-together': (p) => `${p.options.slice(0, -1).join(', ')} en ${p.options.at(-1)} horen bij elkaar`,
  'randomness-or-drand': () => 'geef een tekst, of een drand-ronde met --drand-round en --drand-signature',
  'round-with-signature': () => 'een ronde en haar handtekening horen bij elkaar',
  'drand-or-source': () => 'geef een drand-ronde, of een bron in woorden met --randomness-source',
  'letters-or-target': () => 'geef --letters of --to-target, niet allebei',
  'letter-count': () =>
    'geef een geheel getal vanaf 1, of een getal per gemeente, zoals GM0344=500,GM0637=200',
  'each-municipality': () => 'noem elke gemeente, zoals GM0344=7334,GM0637=2667',
  'not-municipality-count': (p) => `"${p.text}" is geen gemeente met een getal, zoals GM0344=500`,
  'municipality-twice': (p) => `gemeente ${p.municipality} wordt twee keer genoemd`,
  'municipality-unknown': (p) => `de instellingen kennen gemeente ${p.municipality} niet`,
  'municipality-code': () => 'geef een code, zoals GM0344',
  'municipality-parts': () =>
    'schrijf code;naam;streefaantal;respons;retouradres, met een puntkomma tussen de regels van het adres',
  'no-letters': () => 'een ronde heeft ten minste één brief',
  'question-form': () => 'schrijf vraag=antwoord, zoals education=high',
  'question-unknown': (p) => `de instellingen hebben geen vraag "${p.id}"`,
  'case-of-kind': () => 'geef het id van een zaak; deze optie hoort bij --kind case',
  'reason-code': () =>
    'geef een korte code van kleine letters, cijfers en streepjes, zoals kan-niet-komen, in uw eigen woorden',
};
