/** Reads from an array at an index that the caller knows to exist; anything else is a defect. */

/** The value at `index`. Throws a RangeError when there is none. */
export function valueAt<T>(array: ArrayLike<T>, index: number): T {
  const value = array[index];
  if (value === undefined) throw new RangeError(`no value at index ${index} of ${array.length}`);
  return value;
}
