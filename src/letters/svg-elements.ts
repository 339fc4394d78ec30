/** The basic shapes of SVG as paths (SVG 1.1, chapter 9). */

type Attributes = Readonly<Record<string, string>>;

/** The `d` of a shape; empty when it has no size, `undefined` when its attributes are no numbers. */
export function pathOfElement(name: string, attributes: Attributes): string | undefined {
  const read = (key: string): number => Number((attributes[key] ?? '0').replace(/px$/, ''));
  switch (name) {
    case 'path':
      return attributes['d'] ?? '';
    case 'rect':
      return rectPath(attributes, read);
    case 'circle':
      return ellipsePath(read('cx'), read('cy'), read('r'), read('r'));
    case 'ellipse':
      return ellipsePath(read('cx'), read('cy'), read('rx'), read('ry'));
    case 'polygon':
    case 'polyline':
      return polygonPath(attributes['points'] ?? '');
    // A line without thickness: nothing is filled.
    case 'line':
      return '';
    default:
      return undefined;
  }
}

function rectPath(attributes: Attributes, read: (key: string) => number): string | undefined {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map(read);
  const given = [attributes['rx'] ?? attributes['ry'] ?? '0', attributes['ry'] ?? attributes['rx'] ?? '0'];
  const [givenX, givenY] = given.map(Number);
  const numbers = [x, y, width, height, givenX, givenY];
  if (!areNumbers(numbers)) return undefined;
  const [left, top, wide, high, rawX, rawY] = numbers;
  if (wide <= 0 || high <= 0) return '';
  const rx = Math.min(rawX, wide / 2);
  const ry = Math.min(rawY, high / 2);
  if (rx <= 0 || ry <= 0) return `M${left} ${top}h${wide}v${high}h${-wide}z`;
  const [flatX, flatY] = [wide - 2 * rx, high - 2 * ry];
  const corner = (x2: number, y2: number): string => `a${rx} ${ry} 0 0 1 ${x2} ${y2}`;
  return (
    `M${left + rx} ${top}h${flatX}${corner(rx, ry)}v${flatY}${corner(-rx, ry)}` +
    `h${-flatX}${corner(-rx, -ry)}v${-flatY}${corner(rx, -ry)}z`
  );
}

function ellipsePath(x: number, y: number, rx: number, ry: number): string | undefined {
  if (!areNumbers([x, y, rx, ry, 0, 0])) return undefined;
  if (rx <= 0 || ry <= 0) return '';
  return `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
}

function polygonPath(points: string): string | undefined {
  const numbers = points
    .trim()
    .split(/[\s,]+/)
    .filter((text) => text !== '')
    .map(Number);
  if (numbers.some((number) => !Number.isFinite(number))) return undefined;
  return numbers.length < 6 ? '' : `M${numbers.join(' ')}z`;
}

function areNumbers(
  numbers: readonly (number | undefined)[],
): numbers is [number, number, number, number, number, number] {
  return numbers.length === 6 && numbers.every((number) => Number.isFinite(number));
}
