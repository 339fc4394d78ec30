/** What a style file says of the post: the envelope with its window, the KIX, and the marks for the inserter. */
import { z } from 'zod';
import type { Failure, Place } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import { numberBetween } from '../domain/settings/setting-problem-of.ts';
import type { Envelope } from './envelope.ts';
import { windowAreasOf } from './envelope.ts';
import { InserterSchema } from './inserter-marks.ts';

const Name = z.string({ error: 'text' }).trim().min(1, { error: 'empty' });

const EnvelopeSchema = z.strictObject({
  widthMm: numberBetween(150, 330),
  heightMm: numberBetween(90, 240),
  window: z.strictObject({
    side: z.enum(['left', 'right']),
    fromSideMm: numberBetween(0, 150),
    fromBottomMm: numberBetween(0, 150),
    widthMm: numberBetween(20, 200),
    heightMm: numberBetween(10, 150),
  }),
  foldedHeightMm: numberBetween(90, 297),
  toleranceMm: numberBetween(0, 5),
});

export const NO_INSERTER = 'none';

/** The settings themselves, to be part of a style file. */
export const postingSettings = {
  hasKix: z.boolean().default(true),
  envelope: Name,
  envelopes: z.record(Name, EnvelopeSchema),
  inserter: Name.default(NO_INSERTER),
  inserters: z.record(Name, InserterSchema).default({}),
};

type Posting = z.infer<z.ZodObject<typeof postingSettings>>;

/** Refuses an envelope or an inserter that is not described, and a window that shows too little of the page. */
export function checkPosting(value: Posting, placeOf: (...path: PropertyKey[]) => Place): readonly Failure[] {
  const failures: Failure[] = [];
  for (const [name, envelope] of Object.entries(value.envelopes)) {
    if (!showsEnough(envelope)) {
      failures.push(failure('letters.window-off-page', { envelope: name }, placeOf('envelopes', name)));
    }
  }
  const { envelope, inserter } = value;
  if (value.envelopes[envelope] === undefined) {
    const allowed = Object.keys(value.envelopes);
    failures.push(failure('letters.envelope-unknown', { envelope, allowed }, placeOf('envelope')));
  }
  if (inserter !== NO_INSERTER && value.inserters[inserter] === undefined) {
    const allowed = [NO_INSERTER, ...Object.keys(value.inserters)];
    failures.push(failure('letters.inserter-unknown', { inserter, allowed }, placeOf('inserter')));
  }
  return failures;
}

/** Three lines of 9 point with the sender line above them, and the width of a short address. */
const LEAST_WINDOW_HEIGHT_MM = 16;
const LEAST_WINDOW_WIDTH_MM = 50;

/** Whether the window lies on the envelope and always shows enough of the page for a short address. */
function showsEnough(envelope: Envelope): boolean {
  const { window } = envelope;
  const { always } = windowAreasOf(envelope);
  return (
    window.fromSideMm + window.widthMm <= envelope.widthMm &&
    window.fromBottomMm + window.heightMm <= envelope.heightMm &&
    always.rightMm - always.leftMm >= LEAST_WINDOW_WIDTH_MM &&
    always.bottomMm - always.topMm >= LEAST_WINDOW_HEIGHT_MM &&
    always.topMm >= 0
  );
}
