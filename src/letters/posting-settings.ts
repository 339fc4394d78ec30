/** What a style file says of the post: the envelope with its window, the KIX, and the marks for the inserter. */
import { z } from 'zod';
import type { Failure, Place } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Envelope } from './envelope.ts';
import { windowAreasOf } from './envelope.ts';
import { InserterSchema } from './inserter-marks.ts';

const Name = z.string({ error: 'it should be a text' }).trim().min(1, { error: 'this may not be empty' });

/** A number with its limits, so that the message can name them. */
const between = (least: number, most: number) => {
  const error = `it should be a number from ${least} to ${most}`;
  return z.number({ error }).min(least, { error }).max(most, { error });
};

const EnvelopeSchema = z.strictObject({
  widthMm: between(150, 330),
  heightMm: between(90, 240),
  window: z.strictObject({
    side: z.enum(['left', 'right'], { error: 'it should be left or right' }),
    fromSideMm: between(0, 150),
    fromBottomMm: between(0, 150),
    widthMm: between(20, 200),
    heightMm: between(10, 150),
  }),
  foldedHeightMm: between(90, 297),
  toleranceMm: between(0, 5),
});

export const NO_INSERTER = 'none';

/** The settings themselves, to be part of a style file. */
export const postingSettings = {
  hasKix: z.boolean({ error: 'it should be true or false' }).default(true),
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
