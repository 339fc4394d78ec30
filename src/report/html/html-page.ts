/** A whole page in one file: no script, no network, nothing but what stands in it; fit for a screen, a telephone and paper. */
import type { ReportDocument } from '../document/report-document.ts';
import { escapeHtml } from './escape-html.ts';
import { htmlBlock } from './html-blocks.ts';
import { pageStyle } from './page-style.ts';

export function htmlPage({
  language,
  title,
  subtitle,
  contentsTitle,
  openLabel,
  sections,
}: ReportDocument): string {
  const links = sections
    .map(({ id, heading }) => `<li><a href="#${id}">${escapeHtml(heading)}</a></li>`)
    .join('\n');
  const parts = sections.map(
    ({ id, heading, blocks }) =>
      `<section aria-labelledby="${id}">\n<h2 id="${id}">${escapeHtml(heading)}</h2>\n` +
      `${blocks.map((block) => htmlBlock(block, openLabel)).join('\n')}\n</section>`,
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
