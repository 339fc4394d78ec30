/** A value that stands for any parameter of a sentence, and tells which parts of itself the sentence uses. */

/** What a marker becomes as a number. */
const NUMBER = 7;

const arrayNames = new Set(
  Object.getOwnPropertyNames(Array.prototype).filter((name) => name !== 'constructor'),
);
const stringNames = new Set(
  Object.getOwnPropertyNames(String.prototype).filter(
    (name) => !arrayNames.has(name) && name !== 'constructor',
  ),
);
const numberNames = new Set(['toFixed', 'toPrecision', 'toLocaleString']);

/** What a sentence is tried with: parameters that are markers, but for those at some paths. */
export interface Trial {
  /** Values by path, such as `0.count`; `*` is every part of a parameter. */
  readonly given: ReadonlyMap<string, unknown>;
  /** The paths that were printed, counted or looked up. */
  readonly used: Set<string>;
}

/** A text that is a day as well, so that it can be written as one; another for every path. */
function textOf(path: string): string {
  let day = 0;
  for (const character of path) day = (day * 31 + (character.codePointAt(0) ?? 0)) % 9000;
  return new Date(Date.UTC(2030, 0, 1 + day)).toISOString().slice(0, 10);
}

/** The value at a path: what was given for it, or a marker. */
export function markerAt(path: string, trial: Trial): unknown {
  if (trial.given.has(path)) return trial.given.get(path);
  if (path.includes('.') && trial.given.has('*')) return trial.given.get('*');
  const use = (): void => void trial.used.add(path);
  const elements = (): unknown[] => [0, 1].map((index) => markerOf(`${path}[${index}]`, trial, use));
  return markerOf(path, trial, use, elements);
}

function markerOf(path: string, trial: Trial, use: () => void, elements?: () => unknown[]): unknown {
  const text = textOf(path);
  const read = (name: string): unknown => {
    if (name === 'length' || name === 'size') {
      use();
      return 2;
    }
    if (elements !== undefined && arrayNames.has(name)) return bound(Array.prototype, name, elements());
    if (stringNames.has(name) || arrayNames.has(name)) return bound(String.prototype, name, text);
    if (name === 'toJSON') return () => text;
    if (numberNames.has(name)) return bound(Number.prototype, name, NUMBER);
    return markerAt(`${path}.${name}`, trial);
  };
  const bound = (prototype: object, name: string, self: unknown): unknown => {
    use();
    const method: unknown = Reflect.get(prototype, name);
    return typeof method === 'function' ? method.bind(self) : undefined;
  };
  return new Proxy(
    // Without a prototype, so that nobody takes it for an object of texts.
    Object.create(null) as object,
    {
      get: (_, key) => {
        if (key === Symbol.toPrimitive) {
          return (hint: string) => {
            use();
            return hint === 'number' ? NUMBER : text;
          };
        }
        if (key === Symbol.iterator) {
          use();
          return [`${text} a`, `${text} b`][Symbol.iterator].bind([`${text} a`, `${text} b`]);
        }
        return typeof key === 'symbol' ? undefined : read(key);
      },
      has: () => true,
      ownKeys: () => ['each'],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: undefined }),
    },
  );
}
