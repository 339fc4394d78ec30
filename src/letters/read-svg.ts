/** Reads an SVG of filled shapes, such as a logo, as paths; refuses what a letter cannot hold, by the line in the file. */
import type { SaxesTagPlain } from 'saxes';
import { SaxesParser } from 'saxes';
import svgPath from 'svgpath';
import type { Failure, Place } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { ImagePart } from '../domain/failures/letter-words.ts';
import type { Result } from '../domain/result.ts';
import { okUnless, refuse } from '../domain/result.ts';
import type { ImageShape, LetterImage } from './placed-letter.ts';
import { pathOfElement } from './svg-elements.ts';
import type { SvgPaint, SvgRules } from './svg-paint.ts';
import { paintOf, readSvgRules, rootPaint } from './svg-paint.ts';

/** Groups, whose settings hold for what is in them. */
const groups: ReadonlySet<string> = new Set(['svg', 'g', 'a']);
const shapeNames: ReadonlySet<string> = new Set([
  'path',
  'rect',
  'circle',
  'ellipse',
  'polygon',
  'polyline',
  'line',
]);
/** Elements that show nothing by themselves. */
const silent: ReadonlySet<string> = new Set(['title', 'desc', 'metadata', 'style', 'defs']);

interface Level {
  readonly name: string;
  readonly paint: SvgPaint;
  /** The transforms of this element and all around it, outermost first. */
  readonly transform: string;
  readonly isShown: boolean;
}

/** Reads the text of an SVG. Refused when it is none, when nothing in it is filled, or by what it holds besides filled shapes. */
export function readSvg(text: string, place: Place): Result<LetterImage> {
  const styles = readSvgRules(text);
  const reader = new SvgReader(styles, place);
  const parser = new SaxesParser({ xmlns: false, position: true });
  let isXml = true;
  parser.on('error', () => (isXml = false));
  parser.on('opentag', (tag) => reader.open(tag, parser.line));
  parser.on('closetag', () => reader.close());
  parser.write(text).close();
  const box = reader.box;
  if (!isXml || box === undefined) return refuse(failure('letters.no-image', {}, place));
  const [x = 0, y = 0, width = 0, height = 0] = box;
  if (reader.shapes.length === 0 && reader.failures.length === 0) {
    return refuse(failure('letters.image-empty', {}, place));
  }
  return okUnless(reader.failures, () => ({
    kind: 'shapes',
    width,
    height,
    shapes: reader.shapes.map(({ path, ...shape }) => ({
      ...shape,
      path: svgPath(path).translate(-x, -y).round(4).toString(),
    })),
  }));
}

/** Keeps the elements that are open, from the outermost inwards. */
class SvgReader {
  readonly shapes: ImageShape[] = [];
  readonly failures: Failure[] = [];
  /** Left, top, width and height of the picture; `undefined` when this is no SVG with a size. */
  box: readonly number[] | undefined;
  readonly #rules: SvgRules;
  readonly #place: Place;
  readonly #levels: Level[] = [];

  constructor(rules: SvgRules, place: Place) {
    this.#rules = rules;
    this.#place = place;
  }

  open(tag: SaxesTagPlain, line: number): void {
    const { attributes } = tag;
    // Drawing programs keep their own settings under names with a prefix, such as sodipodi:namedview.
    const name = tag.name.replace(/^svg:/, '');
    const parent = this.#levels.at(-1);
    if (parent === undefined && name === 'svg') this.box = boxOf(attributes);
    const paint = paintOf(attributes, parent?.paint ?? rootPaint, this.#rules);
    const isShown = parent?.isShown !== false && !silent.has(name) && !name.includes(':') && !paint.isHidden;
    const own = parent === undefined ? '' : (attributes['transform'] ?? '');
    const transform = `${parent?.transform ?? ''} ${own}`.trim();
    this.#levels.push({ name, paint, transform, isShown });
    if (isShown) this.#draw(name, attributes, paint, transform, line);
  }

  close(): void {
    this.#levels.pop();
  }

  #draw(
    name: string,
    attributes: Readonly<Record<string, string>>,
    paint: SvgPaint,
    transform: string,
    line: number,
  ): void {
    const place = { ...this.#place, line };
    const refusePart = (part: ImagePart): void => {
      this.failures.push(failure('letters.image-part', { part }, place));
    };
    if (groups.has(name)) {
      for (const part of paint.unsupported) refusePart(part);
      return;
    }
    if (!shapeNames.has(name)) return refusePart({ code: 'element', name });
    for (const part of paint.unsupported) refusePart(part);
    if (paint.colour === undefined) return undefined;
    const path = pathOfElement(name, attributes);
    if (path === undefined || !isDrawable(path)) return refusePart({ code: 'unreadable-shape', name });
    if (path === '') return undefined;
    const drawn = svgPath(path).transform(transform).abs().unshort().unarc();
    this.shapes.push({ path: drawn.toString(), colour: paint.colour, isEvenOdd: paint.isEvenOdd });
  }
}

/** The library keeps what it could read of a wrong path, and says so in a field of its own. */
function isDrawable(path: string): boolean {
  const { err } = svgPath(path) as unknown as { readonly err?: string };
  return err === undefined || err === '';
}

function boxOf(attributes: Readonly<Record<string, string>>): readonly number[] | undefined {
  const numbers = (attributes['viewBox'] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const sizes = [attributes['width'], attributes['height']].map((text) => Number.parseFloat(text ?? ''));
  const box = numbers.length === 4 ? numbers : [0, 0, ...sizes];
  const [, , width = 0, height = 0] = box;
  return box.every(Number.isFinite) && width > 0 && height > 0 ? box : undefined;
}
