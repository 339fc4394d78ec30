/** The parts of which surnames outside the frequent ones are composed. None of them names a person. */
import { listWords } from './word-list.ts';

/** Landscape words that begin a surname. */
export const surnameStems = listWords(`
  Acker Alder Beuken Berk Blanken Bloem Boek Bom Braam Breed Broek Buiten Dal Deurs Diepen Doorn Driel
  Duin Eiken Elzen Essen Gras Groen Haver Hazel Heem Hel Her Hoge Hooi Horst Hulst IJssel Kalk Klaver
  Klooster Koren Kraaien Kranen Kreuken Lange Leeuwer Linden Lis Maan Meer Middel Molen Nieuwen Noord
  Olden Oost Otter Over Peppel Poel Raven Riet Roggen Rozen Schaar Schoon Slaken Steen Ster Strij Tarwe
  Uiter Valken Veen Vinken Vlier Voor Wachten Wester Wilgen Winter Wolf Zand Zee Zomer Zuider Zwanen
`);

/** Landscape words that end one. */
export const surnameEndings = listWords(`
  akker beek berg boom bosch broek brugge burg daal dijk donk dorp eind gaard haven heide hof horst huis
  huizen hoven kamp kerk laar land loo meer molen oord poort rode schot sloot stede stein veld voort waard
  water weerd wijk woud
`);

/** Prefixes with about the share they have among the frequent names; `van` most of all. */
export const surnamePrefixes = [
  'van',
  'van',
  'van',
  'van',
  'van',
  'van',
  'van',
  'van de',
  'van de',
  'van der',
  'van der',
  'van der',
  'van den',
  'van den',
  'ter',
  'ten',
  'op de',
  'op den',
  'uit den',
  "van 't",
  "in 't",
  'de',
  'den',
  'aan de',
  'tot',
  "'t",
] as const;

/** Frisian names and their like. */
export const frisianStems = listWords(`
  Aal Ager Alke Bange Bier Bolle Bruin Buike Dam Dok Eelke Elge Feite Fok Gaast Gerke Haar Hette Hiem
  Hylke IJl Jelle Jorn Kinge Klaver Lam Lieuwe Meine Nauta Oene Pool Reitse Riem Sjoerd Sipke Stien Tjalk
  Tolle Wester Wyb
`);
export const frisianEndings = ['stra', 'sma', 'inga', 'ema', 'ia', 'kes', 'mans', 'dstra'] as const;

/** Given names of old that patronymics are made of. */
export const patronymicStems = listWords(`
  Adriaan Aldert Ane Barend Bartel Broer Claas Dirk Douwe Ebbe Egbert Eppe Evert Floris Folkert Frans
  Gijsbert Govert Harm Heert Hidde Huibert IJsbrand Joris Jurriaan Lambert Leendert Lubbert Maarten Melle
  Olfert Onne Reinder Roelf Ruurd Sievert Teunis Tiede Wiebe Wolfert
`);
export const patronymicEndings = ['s', 'sen', 'se', 'sz', 'sma', 'ing', 'ink'] as const;

/** Parts of names that came from elsewhere: Turkish, Moroccan, Surinamese, Antillean and other sounds. All in Windows-1252. */
export const elsewhereStems = listWords(`
  Abdel Akar Alme Amra Arda Baka Balkan Bena Berk Boua Cabra Chaou Dem Dela Domin Elha Fari Ferra Gül
  Haddi Hasan Idri Jaga Kara Khali Koba Lahma Mahab Manu Mora Nadi Oua Özka Pere Quin Rama Rashi Sahi
  Salva Soe Süme Taha Tek Ünal Vare Yaku Yede Zahra Zamo Zeki
`);
export const elsewhereEndings = listWords(`
  bir çan chi da dewi dir doui er ferro gan hari i ir jan kaya lal lar li maz mi mez nand nez ni oglu oudi
  pal ra ñez ri rno san sing soy tas tié ui var win yan zan
`);
export const elsewherePrefixes = ['', '', '', '', '', '', 'el', 'el', 'ben', 'da', 'dos'] as const;

/**
 * Surname parts with characters that the BRP holds (Logisch Ontwerp BRP 2025.Q1, tables 5.2 and 5.3) but Windows-1252
 * does not: a register exported in the wrong encoding loses exactly these.
 */
export const beyondStems = listWords(`
  Doğan Şahin Yıldır Ağaç Łukasz Wiśni Dąbrow Kaczyń Dvořá Jiří Nováč Kučer Horváţ Erdő Szőke Kővár Bērzi
  Kalniņ Ozoliņ Jankū Žukauė Petrović Đurđe Kovačić Ionaş Ţurcan Satō Ōkubo Ħabib Ġuzep Ŵynn Ķeniņ
`);
export const beyondEndings = [
  '',
  'ar',
  'as',
  'ek',
  'evi',
  'in',
  'is',
  'ka',
  'ko',
  'lar',
  'ler',
  'o',
  'ov',
  'ski',
  'u',
  'wa',
] as const;
