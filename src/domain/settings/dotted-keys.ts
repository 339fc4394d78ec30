/** Settings written in one line, such as `register.columns.birthDate: "Geb_datum"`, at the left margin. */

/**
 * Puts each key with dots in its group. A key whose group is no group, or that is set there already, is left as it is, and is
 * complained of as an unknown key.
 */
export function expandDottedKeys(plain: unknown): unknown {
  if (!isGroup(plain)) return plain;
  const expanded: Record<string, unknown> = { ...plain };
  for (const [key, value] of Object.entries(plain)) {
    const path = key.split('.');
    // What every object inherits is no group of settings: left as it is, and so complained of.
    if (path.length === 1 || path.some((name) => name in Object.prototype)) continue;
    const placed = placeAt(expanded, path, value);
    if (placed === undefined) continue;
    Object.assign(expanded, placed);
    delete expanded[key];
  }
  return expanded;
}

/** A copy of a group with one value more; `undefined` when it cannot stand there. */
function placeAt(
  group: Readonly<Record<string, unknown>>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> | undefined {
  const found = group[name];
  if (rest.length === 0) return found === undefined ? { ...group, [name]: value } : undefined;
  const inner = placeAt(isGroup(found) ? found : {}, rest, value);
  return inner === undefined || (found !== undefined && found !== null && !isGroup(found))
    ? undefined
    : { ...group, [name]: inner };
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
