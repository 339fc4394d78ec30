/** Noble titles and predicates (element 02.20, landelijke tabel 38): their forms, and how their bearers are addressed. */
import type { Gender } from '../domain/features.ts';

export interface NobleTitle {
  /** A title stands before the surname (`graaf`), a predicate before the initials (`jonkheer`). */
  readonly kind: 'title' | 'predicate';
  readonly maleForm: string;
  readonly femaleForm: string;
  /** The form that the code itself stands for. */
  readonly ownForm: string;
  readonly style: 'Hoogwelgeboren' | 'Hooggeboren' | 'Hoogheid';
  /** Whether a wife may use her husband's title (hoffelijkheidstitel). */
  readonly isCourtesy: boolean;
}

type Rank = Pick<NobleTitle, 'kind' | 'maleForm' | 'femaleForm' | 'style'>;

const baron: Rank = { kind: 'title', maleForm: 'baron', femaleForm: 'barones', style: 'Hoogwelgeboren' };
const count: Rank = { kind: 'title', maleForm: 'graaf', femaleForm: 'gravin', style: 'Hooggeboren' };
const duke: Rank = { kind: 'title', maleForm: 'hertog', femaleForm: 'hertogin', style: 'Hoogwelgeboren' };
const marquess: Rank = {
  kind: 'title',
  maleForm: 'markies',
  femaleForm: 'markiezin',
  style: 'Hoogwelgeboren',
};
const prince: Rank = { kind: 'title', maleForm: 'prins', femaleForm: 'prinses', style: 'Hoogheid' };
/** There is no female form of ridder, and a wife does not use it. */
const knight: Rank = { kind: 'title', maleForm: 'ridder', femaleForm: 'ridder', style: 'Hoogwelgeboren' };
const squire: Rank = {
  kind: 'predicate',
  maleForm: 'jonkheer',
  femaleForm: 'jonkvrouw',
  style: 'Hoogwelgeboren',
};

/** Only the title of a husband, recorded in its male form, passes to his wife as a courtesy. */
function male(rank: Rank, isCourtesy: boolean): NobleTitle {
  return { ...rank, ownForm: rank.maleForm, isCourtesy };
}

function female(rank: Rank): NobleTitle {
  return { ...rank, ownForm: rank.femaleForm, isCourtesy: false };
}

const nobleTitles: ReadonlyMap<string, NobleTitle> = new Map([
  ['B', male(baron, true)],
  ['BS', female(baron)],
  ['G', male(count, true)],
  ['GI', female(count)],
  ['H', male(duke, true)],
  ['HI', female(duke)],
  ['M', male(marquess, true)],
  ['MI', female(marquess)],
  ['P', male(prince, true)],
  ['PS', female(prince)],
  ['R', male(knight, false)],
  ['JH', male(squire, false)],
  ['JV', female(squire)],
]);

/** Ordinary exports write `jonkheer` where the BRP writes `JH`. */
const titlesByForm: ReadonlyMap<string, NobleTitle> = new Map(
  [...nobleTitles.values()].map((title) => [title.ownForm.toUpperCase(), title]),
);

/** The title of a code or a form; `undefined` for any other text, such as an academic title, which is never used. */
export function findNobleTitle(code: string): NobleTitle | undefined {
  if (code === '') return undefined;
  const text = code.trim().toUpperCase();
  return nobleTitles.get(text) ?? titlesByForm.get(text);
}

/** The form that goes with a gender, in small letters; `undefined` for gender O, who are addressed without. */
export function titleForm(title: NobleTitle, gender: Gender): string | undefined {
  if (gender === 'O') return undefined;
  return gender === 'M' ? title.maleForm : title.femaleForm;
}

/** The salutation that a title gives, such as `Hoogwelgeboren vrouwe`; `undefined` when the gender leaves none. */
export function titleSalutation(title: NobleTitle, gender: Gender): string | undefined {
  if (title.style === 'Hoogheid') return title.style;
  if (gender === 'O') return undefined;
  return gender === 'M' ? `${title.style} heer` : `${title.style} vrouwe`;
}
