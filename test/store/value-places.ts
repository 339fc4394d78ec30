/** Every single value in a value, and copies with another value at one place. */
/** The names that lead to a value, outermost first. */
export type Place = readonly string[];

/** Where the single values in a value are. */
export function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [[]];
  return Object.entries(value).flatMap(([name, part]) => placesIn(part).map((place) => [name, ...place]));
}

/** A copy with another value at one place, for each step another. */
export function changeAt(value: unknown, [name, ...rest]: Place, step: number): unknown {
  if (name !== undefined) {
    const copy = structuredClone(value) as Record<string, unknown>;
    copy[name] = changeAt(copy[name], rest, step);
    return copy;
  }
  if (typeof value === 'number') return value + step;
  return `${String(value)} ${step}`;
}
