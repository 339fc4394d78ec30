/** Prepares the letters of one municipality, and refuses what would be wrong in every one of them. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { windowAreasOf } from './envelope.ts';
import { fillLine } from './fill-inlines.ts';
import { createFontRuler } from './font-ruler.ts';
import { layOutLetter } from './lay-out-letter.ts';
import { layOutSurroundings } from './lay-out-surroundings.ts';
import type { LetterContext, LetterPress } from './letter-press.ts';
import { settingsValuesOf } from './placeholders.ts';
import { sampleOrderOf } from './sample-order.ts';
import { SharedParts } from './shared-parts.ts';

/**
 * Makes a press for one municipality's letters. Refuses an empty value, a character that the fonts lack, a line that
 * does not fit, an address for signing up that is none, and a text that is too long even for the sample letter.
 */
export function openLetterPress(context: LetterContext): Result<LetterPress> {
  const { settings, municipality, template, style, fonts } = context;
  const ruler = createFontRuler(fonts);
  const values = settingsValuesOf(settings, municipality, template.language);
  const titlePlace = { file: template.file, line: template.titleLine, setting: 'title' };
  const title = fillLine(template.title, values, titlePlace, ruler);
  const areas = windowAreasOf(style.envelope);
  const surroundings = layOutSurroundings(style, values, areas, ruler);
  const failures: Failure[] = [...title.failures, ...surroundings.failures];
  if (values.signUpUrl === '') {
    failures.push(failure('letters.sign-up-url', {}, { setting: 'letters.signUpUrl' }));
  }
  const press: LetterPress = {
    ...context,
    ruler,
    values,
    title: title.text,
    areas,
    surroundings: surroundings.blocks,
    sharedParts: new SharedParts(),
  };
  const sample = layOutLetter(sampleOrderOf(municipality), { batchId: '', sequence: 1 }, press);
  if (!sample.ok)
    failures.push(...sample.failures.map(withoutLetter).filter((each) => !isAmong(failures, each)));
  const [first, ...rest] = failures;
  return first === undefined ? ok(press) : refuse(first, ...rest);
}

/** A failure of the sample letter is one of every letter, so it names none. */
function withoutLetter(failed: Failure): Failure {
  if (!('invitationId' in failed.params)) return failed;
  return { ...failed, params: { ...failed.params, invitationId: undefined } } as Failure;
}

function isAmong(failures: readonly Failure[], one: Failure): boolean {
  return failures.some((each) => JSON.stringify(each) === JSON.stringify(one));
}
