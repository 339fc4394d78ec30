/** Prepares the letters of one municipality, and refuses what would be wrong in every one of them. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { LetterLanguage } from '../domain/letter-kinds.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { checkInserterMark } from './check-inserter-mark.ts';
import { windowAreasOf } from './envelope.ts';
import { fillLine } from './fill-inlines.ts';
import type { FontRuler } from './font-ruler.ts';
import { createFontRuler } from './font-ruler.ts';
import { layOutBody } from './lay-out-body.ts';
import { layOutFoot } from './lay-out-foot.ts';
import { frontTextOf, layOutLetter } from './lay-out-letter.ts';
import { layOutSurroundings } from './lay-out-surroundings.ts';
import type { LetterContext, LetterPress } from './letter-press.ts';
import type { LetterOccasion } from './letter-occasion.ts';
import type { LetterOrder } from './letter-order.ts';
import type { LetterTemplate } from './letter-template.ts';
import { PrintRoom } from './pdf/print-room.ts';
import type { SettingsValues } from './placeholders.ts';
import { settingsValuesOf } from './placeholders.ts';
import { QrEncoder } from './qr-modules.ts';
import { sampleOrderOf } from './sample-order.ts';
import { SharedParts } from './shared-parts.ts';
import { openSignUpAddresses } from './sign-up-address.ts';

/**
 * Makes a press for one municipality's letters. Refuses an empty value, a character that the fonts lack, a line that
 * does not fit, an address for signing up that is none, and a text that is too long even for the sample letter.
 */
export function openLetterPress(context: LetterContext): Result<LetterPress> {
  const { settings, municipality, occasion, template, backTemplate, style, fonts } = context;
  const ruler = createFontRuler(fonts);
  const values = settingsValuesOf(settings, municipality, occasion, template.language);
  learnTexts(template, values, ruler);
  const titlePlace = { file: template.file, line: template.titleLine, setting: 'title' };
  const title = fillLine(template.title, values, titlePlace, ruler);
  const areas = windowAreasOf(style.envelope);
  const surroundings = layOutSurroundings(style, values, areas, ruler, context.images);
  const failures: Failure[] = [...title.failures, ...surroundings.failures];
  failures.push(...checkUse(template, occasion, style.language));
  if (backTemplate !== undefined) failures.push(...checkUse(backTemplate, occasion, style.secondLanguage));
  if (values.signUpUrl === '') {
    failures.push(failure('letters.sign-up-url', {}, { setting: 'letters.signUpUrl' }));
  }
  const order = sampleOrderOf(municipality);
  const signUpAddresses = openSignUpAddresses(settings.letters.signUpUrl);
  const draft: LetterPress = {
    ...context,
    ruler,
    values,
    backValues:
      backTemplate === undefined
        ? undefined
        : settingsValuesOf(settings, municipality, occasion, backTemplate.language),
    pageCount: 2,
    foot: [],
    title: title.text,
    areas,
    surroundings: surroundings.blocks,
    sharedParts: new SharedParts(),
    signUpAddressOf: signUpAddresses,
    qrCodes: new QrEncoder(signUpAddresses(order.code) ?? ''),
    wellPlaced: new Set(),
    laidOut: new Map(),
    printRoom: new PrintRoom(ruler.fonts),
  };
  const pageCount = countPages(order, draft);
  const foot = layOutFoot(template, backTemplate, pageCount, style, ruler);
  const press = { ...draft, pageCount, foot };
  const sample = layOutLetter(order, { batchId: '', sequence: 1 }, press);
  if (!sample.ok)
    failures.push(...sample.failures.map(withoutLetter).filter((each) => !isAmong(failures, each)));
  else failures.push(...checkInserterMark(sample.value, press));
  const [first, ...rest] = failures;
  return first === undefined ? ok(press) : refuse(first, ...rest);
}

/** A letter that fits on one page is printed on one. */
function countPages(order: LetterOrder, press: LetterPress): 1 | 2 {
  if (press.backTemplate !== undefined) return 2;
  const room = { fromMm: press.style.page.textFromMm, pageCount: 2, footMm: 0 };
  return layOutBody(frontTextOf(order, press), room, press).pages.length > 1 ? 2 : 1;
}

/** Whether a text is of the kind and the language that it is used for. */
function checkUse(
  { file, layout, language }: LetterTemplate,
  { kind }: LetterOccasion,
  expected: LetterLanguage | undefined,
): readonly Failure[] {
  const failures: Failure[] = [];
  const place = { file, line: 1 };
  if (layout !== kind) {
    failures.push(failure('letters.template-layout', { found: layout, expected: kind }, place));
  }
  if (expected !== undefined && language !== expected) {
    failures.push(failure('letters.template-language', { found: language, expected }, place));
  }
  return failures;
}

/** A failure of the sample letter is one of every letter, so it names none. */
function withoutLetter(failed: Failure): Failure {
  if (!('invitationId' in failed.params)) return failed;
  return { ...failed, params: { ...failed.params, invitationId: undefined } } as Failure;
}

function isAmong(failures: readonly Failure[], one: Failure): boolean {
  return failures.some((each) => JSON.stringify(each) === JSON.stringify(one));
}

/** The text that all letters share is measured word by word: the ruler is prepared for it. */
function learnTexts({ blocks }: LetterTemplate, values: SettingsValues, ruler: FontRuler): void {
  const texts: Record<'regular' | 'bold', string[]> = { regular: [], bold: Object.values(values) };
  for (const block of blocks) {
    const inlines = 'items' in block ? block.items.flat() : 'inlines' in block ? block.inlines : [];
    for (const inline of inlines) {
      if (inline.kind !== 'text') continue;
      texts[inline.isBold || block.kind === 'heading' ? 'bold' : 'regular'].push(inline.text);
    }
  }
  ruler.learn([...texts.regular, ...Object.values(values)], false);
  ruler.learn(texts.bold, true);
}
