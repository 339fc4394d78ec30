/** Draws what a terminal shows as SVG: dark on light, 80 columns, and text that can be selected. */

const COLUMNS = 80;
const CHARACTER_WIDTH = 8.4;
const LINE_HEIGHT = 18;
const MARGIN = 16;

/** The colours that the program uses, by the number of their escape code; dark enough to read on a light ground. */
const COLOURS: Readonly<Record<string, string>> = {
  31: '#a3201a',
  32: '#1c6b2e',
  33: '#7a5200',
  34: '#1f4f99',
  36: '#0b626b',
  90: '#5a5a5a',
};

interface Style {
  readonly isBold: boolean;
  readonly colour: string | undefined;
}

const PLAIN: Style = { isBold: false, colour: undefined };

/**
 * @param screen lines with the escape codes of bold and colour
 * @param title what the picture shows, for who hears it read aloud
 */
export function drawTerminal(screen: string, title: string): string {
  const lines = screen.trimEnd().split('\n');
  const width = Math.round(COLUMNS * CHARACTER_WIDTH + 2 * MARGIN);
  const height = lines.length * LINE_HEIGHT + 2 * MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="6" fill="#fdfdfb" stroke="#b8b8b0"/>`,
    `<g font-family="'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" fill="#1a1a1a" xml:space="preserve">`,
    ...lines.map(drawLine).filter((line) => line !== ''),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** Each piece of text has its own place and width, so that columns stay straight in whatever font there is. */
function drawLine(line: string, row: number): string {
  const y = MARGIN + row * LINE_HEIGHT + 13;
  let column = 0;
  const pieces = readRuns(line).flatMap(({ text, style }) =>
    text.split(/( {2,})/).map((piece) => {
      const start = column;
      column += Array.from(piece).length;
      // Spaces stay for who copies the text.
      return piece.trim() === '' ? piece : drawPiece(piece, start, style);
    }),
  );
  const inside = pieces.join('');
  return inside.trim() === '' ? '' : `<text y="${y}">${inside}</text>`;
}

function drawPiece(piece: string, column: number, { isBold, colour }: Style): string {
  const width = (Array.from(piece).length * CHARACTER_WIDTH).toFixed(1);
  const attributes = [
    `x="${(MARGIN + column * CHARACTER_WIDTH).toFixed(1)}"`,
    `textLength="${width}"`,
    'lengthAdjust="spacingAndGlyphs"',
    ...(isBold ? ['font-weight="bold"'] : []),
    ...(colour === undefined ? [] : [`fill="${colour}"`]),
  ];
  return `<tspan ${attributes.join(' ')}>${escapeXml(piece)}</tspan>`;
}

interface Run {
  readonly text: string;
  readonly style: Style;
}

/** The parts of a line that look alike. */
function readRuns(line: string): readonly Run[] {
  const runs: Run[] = [];
  let style = PLAIN;
  // Every other part is the number of an escape code.
  for (const [index, part] of line.split(/\u001b\[(\d*)m/u).entries()) {
    if (index % 2 === 1) style = changeStyle(style, part);
    else if (part !== '') runs.push({ text: part, style });
  }
  return runs;
}

function changeStyle(style: Style, code: string): Style {
  if (code === '' || code === '0') return PLAIN;
  if (code === '1') return { ...style, isBold: true };
  if (code === '22') return { ...style, isBold: false };
  if (code === '39') return { ...style, colour: undefined };
  return COLOURS[code] === undefined ? style : { ...style, colour: COLOURS[code] };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
