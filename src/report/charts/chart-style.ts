/** The look of all charts: colours that can be told apart without seeing colour, on white and in print. */
import type { Config } from 'vega-lite';

/** Each has a contrast of at least 3 to white, and of at least 4.5 where it colours text; a test computes them. */
export const chartColours = {
  residents: '#8a94a6',
  invited: '#0b5394',
  members: '#b3430a',
  line: '#1f2937',
  text: '#1f2937',
  grid: '#e2e6ec',
  above: '#0b5394',
  below: '#b3430a',
} as const;

/** Labels and bars together: still readable at the width of a telephone. */
const CHART_WIDTH = 430;

/** All charts are as wide, whatever their labels are: then their letters are of one size on the page. */
export const chartFrame = {
  width: CHART_WIDTH,
  autosize: { type: 'fit-x', contains: 'padding' },
} as const;

/** Of one bar with its white space. */
export const ROW_HEIGHT = 26;

const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';

export const chartConfig: Config = {
  aria: false,
  background: 'white',
  font: FONT,
  padding: 4,
  view: { stroke: null },
  axis: {
    labelColor: chartColours.text,
    titleColor: chartColours.text,
    labelFontSize: 13,
    titleFontSize: 13,
    titleFontWeight: 'normal',
    gridColor: chartColours.grid,
    domainColor: chartColours.line,
    tickColor: chartColours.line,
    // Two names of districts together: a name that is cut off says less than a shorter bar.
    labelLimit: 264,
  },
  legend: {
    labelColor: chartColours.text,
    titleColor: chartColours.text,
    labelFontSize: 13,
    titleFontSize: 13,
    orient: 'top',
    direction: 'horizontal',
    title: null,
    symbolOpacity: 1,
  },
};
