/** How the shapes of an SVG are filled: by attributes, by `style`, and by the simple rules that drawing programs write. */
import type { ImagePart } from '../domain/failures/letter-words.ts';

/** Declarations by class (`.cls-1`) and by element name. */
export type SvgRules = ReadonlyMap<string, Readonly<Record<string, string>>>;

export interface SvgPaint {
  /** `#` and six hexadecimal digits; `undefined` for no fill. */
  readonly colour: string | undefined;
  readonly isEvenOdd: boolean;
  readonly isHidden: boolean;
  /** What this element itself asks for that a letter cannot hold. */
  readonly unsupported: readonly ImagePart[];
  readonly hasStroke: boolean;
}

/** SVG fills with black unless it is told otherwise. */
export const rootPaint: SvgPaint = {
  colour: '#000000',
  isEvenOdd: false,
  isHidden: false,
  unsupported: [],
  hasStroke: false,
};

/** The rules of all `<style>` elements. Rules for anything but a class or an element are not looked at. */
export function readSvgRules(text: string): SvgRules {
  const rules = new Map<string, Record<string, string>>();
  for (const [, style = ''] of text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)) {
    const plain = style.replace(/<!\[CDATA\[|\]\]>/g, '').replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, selectors = '', body = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      for (const selector of selectors.split(',').map((each) => each.trim())) {
        rules.set(selector, { ...rules.get(selector), ...readDeclarations(body) });
      }
    }
  }
  return rules;
}

/** The paint of an element within another. Later wins: attribute, rule of the element, rule of the class, `style`. */
export function paintOf(
  attributes: Readonly<Record<string, string>>,
  around: SvgPaint,
  rules: SvgRules,
): SvgPaint {
  const classes = (attributes['class'] ?? '').split(/\s+/).map((name) => rules.get(`.${name}`) ?? {});
  const own: Readonly<Record<string, string>> = Object.assign(
    {},
    attributes,
    ...classes,
    readDeclarations(attributes['style'] ?? ''),
  ) as Record<string, string>;
  const unsupported: ImagePart[] = [];
  const fill = own['fill'];
  const colour = fill === undefined || fill === 'inherit' ? around.colour : colourOf(fill);
  if (colour === 'unknown') unsupported.push({ code: 'fill', fill: fill?.slice(0, 40) ?? '' });
  const stroke = own['stroke'];
  const hasStroke =
    stroke === undefined ? around.hasStroke : stroke !== 'none' && own['stroke-width'] !== '0';
  if (hasStroke && !around.hasStroke) unsupported.push({ code: 'outline' });
  for (const key of ['opacity', 'fill-opacity']) {
    const value = own[key];
    if (value !== undefined && Number(value) < 1) unsupported.push({ code: 'see-through', key });
  }
  for (const key of ['filter', 'mask', 'clip-path']) {
    const value = own[key];
    if (value !== undefined && value !== 'none') unsupported.push({ code: 'effect', key });
  }
  const rule = own['fill-rule'];
  return {
    colour: colour === 'unknown' ? undefined : colour,
    isEvenOdd: rule === undefined ? around.isEvenOdd : rule === 'evenodd',
    isHidden: own['display'] === 'none' || own['visibility'] === 'hidden',
    unsupported,
    hasStroke,
  };
}

function readDeclarations(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(';').map((declaration) => declaration.split(':'));
  return Object.fromEntries(
    pairs
      .filter(([key = '', value]) => key.trim() !== '' && value !== undefined)
      .map(([key = '', ...value]) => [key.trim(), value.join(':').trim()]),
  );
}

/** The sixteen names of HTML 4; drawing programs write digits. */
const namedColours: Readonly<Record<string, string>> = {
  black: '#000000',
  silver: '#c0c0c0',
  gray: '#808080',
  grey: '#808080',
  white: '#ffffff',
  maroon: '#800000',
  red: '#ff0000',
  purple: '#800080',
  fuchsia: '#ff00ff',
  green: '#008000',
  lime: '#00ff00',
  olive: '#808000',
  yellow: '#ffff00',
  navy: '#000080',
  blue: '#0000ff',
  teal: '#008080',
  aqua: '#00ffff',
};

function colourOf(text: string): string | undefined {
  const value = text.trim().toLowerCase();
  if (value === 'none' || value === 'transparent') return undefined;
  const named = namedColours[value];
  if (named !== undefined) return named;
  if (value === 'currentcolor') return '#000000';
  if (/^#[0-9a-f]{6}$/.test(value)) return value;
  if (/^#[0-9a-f]{3}$/.test(value)) return value.replace(/[0-9a-f]/g, '$&$&');
  const parts = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/.exec(value);
  if (parts === null) return 'unknown';
  const bytes = parts.slice(1).map(Number);
  if (bytes.some((byte) => byte > 255)) return 'unknown';
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
