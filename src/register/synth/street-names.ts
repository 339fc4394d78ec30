/** Composes street names that a Dutch town could have. */
import type { RandomSource } from './random-source.ts';
import { surnameEndings, surnameStems } from './surname-parts.ts';
import { listWords } from './word-list.ts';

/** Trees, birds, flowers, rivers, trades and composers. */
const subjects = listWords(`
  Abelen Ahorn Akelei Anemonen Anjer Azalea Bach Beethoven Berken Beuken Bieslook Boomvalk Brahms Brem
  Buizerd Ceder Chopin Clematis Dahlia Debussy Dommel Distel Dotterbloem Eekhoorn Eiken Elzen Essen
  Fazanten Fuchsia Fuut Geelgors Gerst Gladiolen Goudvink Gruno Grutto Händel Hazelaar Haydn Heggenmus
  Hulst Iepen IJsvogel IJssel Irissen Jasmijn Kastanje Kamille Kievit Klaproos Klaver Koekoek Koolmees
  Korenbloem Kornoelje Krokus Kuiper Lariks Leeuwerik Lijster Linge Linden Liszt Lupine Magnolia Mahler
  Meerkoet Meidoorn Merel Mezen Mispel Molenaars Mozart Narcis Nachtegaal Oehoe Olmen Ooievaar Papaver
  Pauwen Perzik Pimpernel Platanen Plevier Populieren Primula Puccini Purcell Ravel Regge Reigers
  Ridderspoor Roerdomp Rozemarijn Salie Schubert Schumann Seringen Sibelius Sijsjes Smaragd Smeden Specht
  Sperwer Spreeuwen Sneeuwbal Tamarisk Tarwe Tijm Tulpen Tureluur Valeriaan Verdi Viooltjes Vivaldi Vlier
  Vuurdoorn Wagner Waterlelie Wevers Wielewaal Wilgen Winterkoning Wulp Zalm Zilverspar Zuring Zwaluw
  Zwanebloem
`);

const roads = listWords(`
  straat straat straat straat straat laan laan laan weg weg hof hof plein pad kade plantsoen singel dreef
  gaarde erf steeg dijk
`);

const before = [
  'Oude ',
  'Nieuwe ',
  'Lange ',
  'Korte ',
  'Eerste ',
  'Tweede ',
  '1e ',
  '2e ',
  'Kleine ',
  'Hoge ',
  'Lage ',
] as const;
const behind = [' Noord', ' Zuid', ' Oost', ' West', ' Noordzijde', ' Zuidzijde'] as const;
const honours = [
  'Burgemeester',
  'Professor',
  'Dokter',
  'Pastoor',
  'Minister',
  'Architect',
  'Wethouder',
  'Admiraal',
] as const;
const honourPrefixes = [' ', ' ', ' Van ', ' Van der ', ' Van den '] as const;

function composeStreetName(random: RandomSource): string {
  const kind = random.unit();
  const road = random.pick(roads);
  if (kind < 0.72) return random.pick(subjects) + road;
  if (kind < 0.82) return random.pick(before) + random.pick(subjects) + road;
  if (kind < 0.9) return random.pick(surnameStems) + random.pick(surnameEndings) + road;
  if (kind < 0.97) {
    const name = random.pick(surnameStems) + random.pick(surnameEndings);
    return random.pick(honours) + random.pick(honourPrefixes) + name + road;
  }
  return random.pick(subjects) + road + random.pick(behind);
}

/** Gives a new name each time it is called, as long as the parts last (some 100,000 names); only then names come twice. */
export function createStreetNamer(random: RandomSource): () => string {
  const used = new Set<string>();
  return () => {
    let name = composeStreetName(random);
    for (let attempt = 0; used.has(name) && attempt < 50; attempt++) name = composeStreetName(random);
    used.add(name);
    return name;
  };
}

/** The longest text of a straatnaam (08.11.10). */
const STREET_FIELD_LENGTH = 24;

/** In the order in which a register shortens a name that is too long (after NEN 5825). */
const abbreviations = [
  ['Burgemeester', 'Burg'],
  ['Professor', 'Prof'],
  ['Dokter', 'Dr'],
  ['Pastoor', 'Past'],
  ['Minister', 'Min'],
  ['Architect', 'Arch'],
  ['Wethouder', 'Weth'],
  ['Admiraal', 'Adm'],
  [' Van der ', ' vd '],
  [' Van den ', ' vd '],
  [' Van ', ' v '],
  ['Noordzijde', 'NZ'],
  ['Zuidzijde', 'ZZ'],
  ['plantsoen', 'plnts'],
  ['straat', 'str'],
  ['singel', 'sngl'],
  ['gaarde', 'grd'],
  ['dreef', 'drf'],
  ['plein', 'pln'],
  ['laan', 'ln'],
  ['kade', 'kd'],
] as const;

/** The straatnaam (08.11.10) of an openbare ruimte (08.11.15): the same, or shortened to 24 characters. */
export function shortenStreetName(name: string): string {
  let short = name;
  for (const [long, abbreviation] of abbreviations) {
    if (short.length <= STREET_FIELD_LENGTH) return short;
    short = short.replace(long, abbreviation);
  }
  return short.slice(0, STREET_FIELD_LENGTH).trimEnd();
}
