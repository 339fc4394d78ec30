/** Adaptive Gauss-Kronrod quadrature (7 and 15 nodes, the QUADPACK rule) for several functions at once. */
import { takeNumbers } from './take-numbers.ts';

/** Nodes above 0, their Kronrod weights, and the Gauss weights of every second node. */
const NODES = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911,
  0.4058451513773972, 0.20778495500789848,
] as const;
const KRONROD = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225017, 0.14065325971552592, 0.1690047266392679,
  0.19035057806478542, 0.20443294007529889,
] as const;
const KRONROD_CENTRE = 0.20948214108472782;
const GAUSS = [0, 0.1294849661688697, 0, 0.27970539148927664, 0, 0.3818300505051189, 0] as const;
const GAUSS_CENTRE = 0.4179591836734694;

const DEEPEST = 40;

/** Several functions of one variable, as one list of values. */
export type ManyValued = (at: number) => Float64Array;

/**
 * The integrals from `from` to `to`, with an estimated absolute error (a generous one: that of the 7-node rule) of at most
 * `tolerance` per panel. The interval is first cut in `panelCount` equal panels.
 */
export function integrate(
  values: ManyValued,
  from: number,
  to: number,
  tolerance: number,
  panelCount: number,
): Float64Array {
  const total = new Float64Array(values((from + to) / 2).length);
  const width = (to - from) / panelCount;
  for (let panel = 0; panel < panelCount; panel++) {
    const end = panel === panelCount - 1 ? to : from + width * (panel + 1);
    addPanel(values, from + width * panel, end, tolerance, DEEPEST, total);
  }
  return total;
}

function addPanel(
  values: ManyValued,
  from: number,
  to: number,
  tolerance: number,
  depth: number,
  total: Float64Array,
): void {
  const centre = (from + to) / 2;
  const half = (to - from) / 2;
  const middle = values(centre);
  const kronrod = takeNumbers(total.length);
  const gauss = takeNumbers(total.length);
  for (let item = 0; item < total.length; item++) {
    kronrod[item] = (middle[item] ?? 0) * KRONROD_CENTRE;
    gauss[item] = (middle[item] ?? 0) * GAUSS_CENTRE;
  }
  for (const [index, node] of NODES.entries()) {
    const left = values(centre - half * node);
    const right = values(centre + half * node);
    for (let item = 0; item < total.length; item++) {
      const sum = (left[item] ?? 0) + (right[item] ?? 0);
      kronrod[item] = (kronrod[item] ?? 0) + sum * (KRONROD[index] ?? 0);
      gauss[item] = (gauss[item] ?? 0) + sum * (GAUSS[index] ?? 0);
    }
  }
  let error = 0;
  for (let item = 0; item < total.length; item++) {
    error = Math.max(error, Math.abs((kronrod[item] ?? 0) - (gauss[item] ?? 0)));
  }
  if (error * half > tolerance && depth > 0) {
    addPanel(values, from, centre, tolerance, depth - 1, total);
    addPanel(values, centre, to, tolerance, depth - 1, total);
    return;
  }
  for (let item = 0; item < total.length; item++) {
    total[item] = (total[item] ?? 0) + (kronrod[item] ?? 0) * half;
  }
}
