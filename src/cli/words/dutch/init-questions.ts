/** What `loting init` asks, and why, in Dutch. */
import type { initQuestions as english } from '../english/init-questions.ts';

export const initQuestions: typeof english = {
  name: { ask: 'de naam van het panel', why: 'Inwoners lezen deze naam in de brieven.' },
  id: {
    ask: 'een korte naam van het panel, voor bestanden en inlogcodes',
    why: 'Kleine letters, cijfers en streepjes. Inlogcodes horen bij dit ene panel, dus deze naam kan later niet meer anders.',
  },
  contactName: {
    ask: 'het team of het loket waar inwoners terechtkunnen',
    why: 'Dit staat in de brief, net als de volgende drie antwoorden.',
  },
  contactEmail: { ask: 'het e-mailadres daarvan', why: 'Hier kunnen inwoners naartoe schrijven.' },
  contactPhone: {
    ask: 'het telefoonnummer daarvan',
    why: 'Inwoners zonder internet melden zich telefonisch aan.',
  },
  contactWebsite: {
    ask: 'de website over het panel',
    why: 'Daar kunnen inwoners meer lezen. Met https:// ervoor.',
  },
  signUpUrl: {
    ask: 'het internetadres waar inwoners zich aanmelden',
    why: 'De QR-code in de brief opent dit adres, met de inlogcode erbij.',
  },
  municipalityCount: {
    ask: 'Hoeveel gemeenten doen mee?',
    why: 'In elke gemeente wordt apart geloot, uit het eigen registerbestand.',
  },
  municipalityName: { ask: 'de naam', why: 'Zoals inwoners die lezen.' },
  municipalityCode: {
    ask: 'de code',
    why: 'GM en de vier cijfers van de gemeente, zoals in het register; Utrecht is GM0344.',
  },
  targetMembers: {
    ask: 'hoeveel leden er uit deze gemeente moeten komen',
    why: 'Hieruit, en uit het volgende antwoord, volgt hoeveel brieven er nodig zijn.',
  },
  expectedResponse: {
    ask: 'welk deel van de brieven een aanmelding oplevert',
    why: 'Nederlandse panels die door loting zijn geworven, kwamen op 4% tot 13%.',
  },
  returnStreet: {
    ask: 'het retouradres: straat en nummer, of postbus',
    why: 'Hierheen gaan brieven terug die niet bezorgd kunnen worden.',
  },
  returnPlace: {
    ask: 'het retouradres: postcode en plaats',
    why: 'Zoals op een envelop: 3500 AA  UTRECHT.',
  },
  minimumMembers: { ask: 'het kleinste aantal leden', why: 'Met minder leden kan het panel niet beginnen.' },
  maximumMembers: {
    ask: 'het grootste aantal leden',
    why: 'Voor meer is er geen plaats. Melden zich meer mensen aan, dan beslist het lot wie lid wordt.',
  },
  letterDate: {
    ask: 'de datum op de brieven',
    why: 'De dag waarop de eerste brieven op de post gaan, als jaar-maand-dag.',
  },
  answerBefore: {
    ask: 'de dag vóór welke inwoners moeten antwoorden',
    why: 'Vier weken is gebruikelijk. De andere datums in de instellingen schuiven mee.',
  },
  referenceDate: {
    ask: 'de dag waarop de leeftijd telt',
    why: 'Wie op deze dag 18 is, kan worden geloot.',
  },
  caseCount: {
    ask: 'hoeveel zaken het panel beoordeelt',
    why: 'Bij elke zaak hoort een groep leden. De titels en dagen vult u zelf in, in de instellingen.',
  },
  groupSize: {
    ask: 'hoeveel leden een zaak beoordelen',
    why: 'De groep voor elke zaak wordt geloot uit de leden.',
  },
};
