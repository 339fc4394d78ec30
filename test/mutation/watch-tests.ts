/**
 * Runs before every test file under mutation: tells the runner which test begins, leaves out the tests that do not come to
 * the fault, and, on the sources as they are, writes down which places each test comes to.
 */
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeEach, inject } from 'vitest';
import type { PlacesByFile, TestFigures, TestMoment } from './test-figures.ts';
import { figuresOf, MOMENTS_CHANNEL } from './test-figures.ts';

/** So that a fault is noticed by properties in every run, or in none. */
const PROPERTY_SEED = 2026;

declare global {
  /** The places that the marked sources came to since they were last taken. */
  var lotingPlaces: Record<string, Uint8Array> | undefined;
}

const { skipped, figuresFile } = inject('mutation');
const moments = new BroadcastChannel(MOMENTS_CHANNEL);
const figures: TestFigures = { outside: figuresOf(), tests: {} };
let startedAt = process.cpuUsage();

fc.configureGlobal({ seed: PROPERTY_SEED });
tell({});

beforeEach(({ task, skip, onTestFinished }) => {
  const name = task.fullTestName;
  const file = task.file.name;
  if (skipped[file]?.includes(name)) skip();
  note(figures.outside);
  tell({ file, name });
  onTestFinished(() => {
    note((figures.tests[name] ??= figuresOf()));
    tell({ file });
  });
});

afterAll(() => {
  note(figures.outside);
  if (figuresFile !== undefined) writeFileSync(figuresFile, JSON.stringify(figures));
  moments.close();
});

function tell(moment: TestMoment): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  moments.postMessage(moment);
}

/** Adds the places and the processor time since the last note. */
function note(to: TestFigures['outside']): void {
  const { user, system } = process.cpuUsage(startedAt);
  startedAt = process.cpuUsage();
  to.seconds += (user + system) / 1e6;
  for (const [file, places] of Object.entries(takePlaces())) {
    to.places[file] = [...new Set([...(to.places[file] ?? []), ...places])];
  }
}

function takePlaces(): PlacesByFile {
  return Object.fromEntries(
    Object.entries(globalThis.lotingPlaces ?? {}).map(([file, seen]) => {
      const places = [...seen.keys()].filter((place) => seen[place] === 1);
      seen.fill(0);
      return [file, places];
    }),
  );
}
