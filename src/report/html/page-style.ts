/** The look of a page: plain, with enough contrast, and with room on paper. */

/** A test computes the contrast of each text colour on its ground. */
export const pageColours = {
  ground: '#ffffff',
  text: '#1f2937',
  quiet: '#4b5563',
  link: '#0b5394',
  band: '#f3f5f8',
} as const;

export const pageStyle = `:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; background: ${pageColours.ground}; color: ${pageColours.text};
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0.5rem 0 0; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 0.5rem; border-top: 2px solid ${pageColours.text}; padding-top: 0.75rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 0.25rem; }
p { max-width: 42rem; margin: 0.5rem 0; }
header p { color: ${pageColours.quiet}; margin-top: 0.25rem; }
a { color: ${pageColours.link}; }
nav { background: ${pageColours.band}; padding: 0.5rem 1rem; margin: 1rem 0; }
nav p { font-weight: 600; margin: 0; }
nav ul { margin: 0.25rem 0; padding-left: 1.25rem; columns: 18rem auto; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: 0.75rem; margin: 1rem 0; padding: 0; }
.cards div { background: ${pageColours.band}; padding: 0.75rem 1rem; display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.cards dt { color: ${pageColours.quiet}; }
.cards dd { margin: 0; font-size: 1.6rem; font-weight: 600; line-height: 1.2; }
.cards dd small { display: block; font-size: 0.9rem; font-weight: 400; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 0 2rem; align-items: start; }
.facts { margin: 1rem 0; }
.facts div { margin: 0.5rem 0; }
.facts dt { color: ${pageColours.quiet}; font-size: 0.95rem; }
.facts dd { margin: 0; }
code { font-family: ui-monospace, "Noto Sans Mono", "Liberation Mono", Consolas, monospace; font-size: 0.95em; overflow-wrap: anywhere; }
main ol, main ul:not(.legend) { max-width: 42rem; padding-left: 1.5rem; }
main li { margin: 0.25rem 0; }
.legend li { margin: 0; }
figure { margin: 1rem 0; min-width: 0; }
figcaption { font-weight: 600; margin-bottom: 0.25rem; }
figure svg { display: block; width: 100%; max-width: 36rem; height: auto; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; list-style: none; margin: 0.25rem 0; padding: 0; }
.legend svg { display: inline-block; width: 1rem; height: 1rem; margin-right: 0.35rem; vertical-align: -0.15rem; }
details { margin: 0.5rem 0; }
summary { color: ${pageColours.link}; cursor: pointer; }
.scroll { overflow-x: auto; }
table { min-width: min(20rem, 100%); border-collapse: collapse; margin: 0.5rem 0; font-size: 0.95rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.25rem; }
th, td { padding: 0.2rem 0.75rem 0.2rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid #d5dae1; }
thead th { border-bottom: 2px solid ${pageColours.text}; vertical-align: bottom; }
tbody th { font-weight: 400; }
tfoot th, tfoot td { font-weight: 600; border-bottom: 0; }
.number { text-align: right; }
.verdict { font-weight: 600; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav { display: none; }
  summary { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  h2, h3, figcaption { break-after: avoid; }
  tr, svg, .cards div { break-inside: avoid; }
  figcaption, .legend, figure svg { break-after: avoid; }
  .figures { display: block; }
  figure svg { max-width: 12cm; }
}
@page { margin: 18mm; }
`;
