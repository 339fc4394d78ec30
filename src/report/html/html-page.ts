/** A whole page in one file: no script, no network, nothing but what stands in it; fit for a screen, a telephone and paper. */
import { escapeHtml } from './escape-html.ts';
import { pageStyle } from './page-style.ts';

export interface PageSection {
  /** Of the heading, for links to it. */
  readonly id: string;
  readonly heading: string;
  /** HTML. */
  readonly content: string;
}

export interface HtmlPage {
  readonly language: string;
  readonly title: string;
  readonly subtitle: string;
  /** What stands above the list of sections. */
  readonly contentsTitle: string;
  readonly sections: readonly PageSection[];
}

export function htmlPage({ language, title, subtitle, contentsTitle, sections }: HtmlPage): string {
  const links = sections
    .map(({ id, heading }) => `<li><a href="#${id}">${escapeHtml(heading)}</a></li>`)
    .join('\n');
  const parts = sections.map(
    ({ id, heading, content }) =>
      `<section aria-labelledby="${id}">\n<h2 id="${id}">${escapeHtml(heading)}</h2>\n${content}\n</section>`,
  );
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>
${pageStyle}</style>
</head>
<body>
<header>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(subtitle)}</p>
</header>
<nav aria-label="${escapeHtml(contentsTitle)}">
<p>${escapeHtml(contentsTitle)}</p>
<ul>
${links}
</ul>
</nav>
<main>
${parts.join('\n')}
</main>
</body>
</html>
`;
}

/** Paragraphs of plain text. */
export function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n');
}

/** A chart with its caption, and the figures behind it as a table that can be opened. */
export function figureWithTable(figure: {
  readonly caption: string;
  /** HTML. */
  readonly legend?: string;
  readonly svg: string;
  readonly openLabel: string;
  /** HTML. */
  readonly table: string;
}): string {
  const { caption, legend, svg, openLabel, table } = figure;
  return [
    '<figure>',
    `<figcaption>${escapeHtml(caption)}</figcaption>`,
    ...(legend === undefined ? [] : [legend]),
    svg,
    `<details><summary>${escapeHtml(openLabel)}</summary>`,
    table,
    '</details>',
    '</figure>',
  ].join('\n');
}
