/** Draws the SVG of a chart as vector paths and text in a PDF: the few elements and attributes that Vega writes. */
import { SaxesParser } from 'saxes';
import { pathOfElement } from '../../letters/svg-elements.ts';
import type { PdfkitDocument } from './tagged-document.ts';
import { printable } from './tagged-document.ts';

type Attributes = Readonly<Record<string, string>>;

export interface SvgSize {
  readonly width: number;
  readonly height: number;
}

/** The size of an SVG in its own units. */
export function sizeOfSvg(svg: string): SvgSize {
  const [, width = '0', height = '0'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/u.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** What groups hand down to what is in them. */
interface Style {
  readonly fill: string;
  readonly stroke: string;
  readonly strokeWidth: number;
}

/** Draws with the top left corner at the origin of the document as it is transformed now, in units of the SVG. */
export function drawSvg(document: PdfkitDocument, svg: string): void {
  const styles: Style[] = [{ fill: '#000000', stroke: 'none', strokeWidth: 1 }];
  let text: { readonly attributes: Attributes; readonly style: Style; content: string } | undefined;
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', ({ name, attributes }) => {
    const around = styles.at(-1) ?? { fill: 'none', stroke: 'none', strokeWidth: 1 };
    const style = {
      fill: attributes['fill'] ?? around.fill,
      stroke: attributes['stroke'] ?? around.stroke,
      strokeWidth: Number(attributes['stroke-width'] ?? around.strokeWidth),
    };
    styles.push(style);
    document.save();
    transform(document, attributes['transform'] ?? '');
    if (name === 'text') text = { attributes, style, content: '' };
    else if (attributes['display'] !== 'none') drawShape(document, name, attributes, style);
  });
  parser.on('text', (content) => {
    if (text !== undefined) text.content += content;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'text' && text !== undefined) {
      drawText(document, text.content, text.attributes, text.style);
      text = undefined;
    }
    styles.pop();
    document.restore();
  });
  parser.write(svg).close();
}

function transform(document: PdfkitDocument, text: string): void {
  for (const [, name, values = ''] of text.matchAll(/(\w+)\(([^)]*)\)/gu)) {
    const [first = 0, second = 0] = values.split(/[\s,]+/u).map(Number);
    if (name === 'translate') document.translate(first, second);
    if (name === 'rotate') document.rotate(first);
    if (name === 'scale') document.scale(first, second === 0 ? first : second);
  }
}

function drawShape(document: PdfkitDocument, name: string, attributes: Attributes, style: Style): void {
  const { fill, stroke, strokeWidth } = style;
  const data = name === 'line' ? lineOf(attributes) : (pathOfElement(name, attributes) ?? '');
  const isFilled = fill !== 'none' && fill !== 'transparent' && name !== 'line';
  const isStroked = stroke !== 'none' && stroke !== 'transparent' && strokeWidth > 0;
  if (data === '' || name === 'svg' || (!isFilled && !isStroked)) return;
  const dashes = (attributes['stroke-dasharray'] ?? '').split(/[\s,]+/u).filter((each) => each !== '');
  document.path(data).lineWidth(strokeWidth);
  if (dashes.length > 0) document.dash(Number(dashes[0]), { space: Number(dashes[1] ?? dashes[0]) });
  if (isFilled && isStroked) document.fillAndStroke(fill, stroke);
  else if (isFilled) document.fill(fill);
  else document.stroke(stroke);
}

function lineOf(attributes: Attributes): string {
  const at = (key: string): string => attributes[key] ?? '0';
  return `M${at('x1')} ${at('y1')}L${at('x2')} ${at('y2')}`;
}

function drawText(document: PdfkitDocument, raw: string, attributes: Attributes, style: Style): void {
  const size = Number.parseFloat(attributes['font-size'] ?? '11');
  document.font(attributes['font-weight'] === 'bold' ? 'bold' : 'regular').fontSize(size);
  const content = printable(document, raw);
  const width = document.widthOfString(content);
  const anchor = attributes['text-anchor'];
  const left = anchor === 'end' ? -width : anchor === 'middle' ? -width / 2 : 0;
  const down = Number(attributes['y'] ?? 0);
  document.fillColor(style.fill === 'none' ? '#000000' : style.fill);
  document.text(content, left + Number(attributes['x'] ?? 0), down, {
    lineBreak: false,
    baseline: 'alphabetic',
  });
}
