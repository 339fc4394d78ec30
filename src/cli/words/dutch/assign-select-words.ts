/** assign select, in Dutch. */
import type { assignSelectWords as english } from '../english/assign-select-words.ts';
import { counted, decimal, share } from './write.ts';

const chance = (probability: number): string => share(probability, 2);

export const assignSelectWords: typeof english = {
  peopleOption: 'CSV met één regel per persoon: een id, en een waarde voor elk kenmerk',
  featuresOption: 'CSV met de quota: feature,value,min,max en eventueel min_flex,max_flex',
  numberOption: 'hoeveel mensen u kiest',
  seedOption: 'het startgetal: dezelfde bestanden met hetzelfde startgetal geven dezelfde groep',
  idColumnOption: (usual) => `de kolom met het id (anders de eerste van ${usual.join(', ')})`,
  sameAddressOption: 'kies hoogstens één persoon van een adres',
  addressColumnsOption: 'bij --check-same-address: de kolommen van het adres, met komma’s ertussen',
  relaxationOption: 'als geen groep alle quota haalt: verruim ze zo weinig mogelijk',
  portfolioOption: 'schrijf de loting in een nieuw bestand om openbaar te maken, en loot nog niet',
  drawOption: 'controleer een loting van --portfolio, en loot er een groep uit met --seed',
  progress: 'Groepen van de loting',
  widenedHeading: 'Verruimde quota',
  quota: 'Quotum',
  quotasHeading: 'Quota',
  minimum: 'Minimum',
  maximum: 'Maximum',
  people: 'Mensen',
  selected: 'Gekozen',
  chancesHeading: 'Kansen',
  smallestChance: (smallest, average) => `Kleinste kans: ${chance(smallest)} (gemiddeld ${chance(average)})`,
  spread: (gini, geometricMean) =>
    `Gini-coëfficiënt: ${decimal(gini, 4)}; meetkundig gemiddelde: ${chance(geometricMean)}`,
  stopped: (bound, gap) =>
    `Het zoeken is gestopt. Geen loting heeft een kleinste kans boven ${chance(bound)}; deze zit daar ${chance(gap)} onder. Een gestopte uitkomst is niet te herhalen.`,
  proven: 'Met rekenwerk bewezen: geen loting met deze quota is eerlijker.',
  bySolver:
    'Geen loting met deze quota is eerlijker; een deel daarvan steunt op het rekenprogramma (de solver), omdat het bewijs te lang is.',
  lottery: (groupCount, hash) => `Loting: ${counted(groupCount, 'groep', 'groepen')}, SHA-256 ${hash}`,
  writtenTo: (file) => `Opgeslagen in ${file}`,
  publish: (file) =>
    `Hierna: maak het bestand openbaar, dan: loting assign select --draw ${file ?? 'BESTAND'} --seed STARTGETAL`,
  selectedHeading: 'Gekozen',
  reserves: (reserveCount) =>
    `De ${counted(reserveCount, 'reserve staat', 'reserves staan')} in de JSON (--json), op volgorde.`,
};
