/** What the tests of letters share: the shipped settings, templates and fonts, plainly synthetic residents, PDF reading. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describeFailure } from '../../src/domain/describe-failure.ts';
import { InvitationIdSchema, MunicipalityCodeSchema } from '../../src/domain/ids.ts';
import type { Addressee } from '../../src/domain/resident.ts';
import type { LetterKind, LetterLanguage } from '../../src/domain/letter-kinds.ts';
import type { Result } from '../../src/domain/result.ts';
import { letterDatesOf } from '../../src/domain/settings/letter-dates.ts';
import { parseSettings } from '../../src/domain/settings/parse-settings.ts';
import type { Settings } from '../../src/domain/settings/settings-schema.ts';
import type { HouseImages } from '../../src/letters/letter-image.ts';
import type { LetterOccasion } from '../../src/letters/letter-occasion.ts';
import type { LetterBatch, LetterOrder } from '../../src/letters/letter-order.ts';
import type { LetterContext, LetterPress } from '../../src/letters/letter-press.ts';
import { parseStyle } from '../../src/letters/letter-style.ts';
import { parseTemplate } from '../../src/letters/letter-template.ts';
import { loginCodeOf } from '../../src/letters/login-code.ts';
import { openLetterPress } from '../../src/letters/open-letter-press.ts';
import { planBatches } from '../../src/letters/plan-batches.ts';

const resolve = createRequire(import.meta.url).resolve;

export const shippedFile = (name: string): string =>
  readFileSync(new URL(`../../templates/${name}`, import.meta.url), 'utf8');

export const letterFonts = {
  regular: readFileSync(resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf')),
  bold: readFileSync(resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf')),
};

/** The value of a result, or an error that lists its failures. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(sentencesOf(result).join('\n'));
}

/** Every failure as `where: what`. */
export function sentencesOf(result: Result<unknown>): readonly string[] {
  if (result.ok) return [];
  return result.failures.map((failed) => {
    const { where, what } = describeFailure(failed, 'en');
    return where === '' ? what : `${where}: ${what}`;
  });
}

export const shippedSettings: Settings = valueOf(parseSettings(shippedFile('loting.yaml'), 'loting.yaml'));

export function municipalityAt(settings: Settings, index: number): Settings['municipalities'][number] {
  const municipality = settings.municipalities[index];
  if (municipality === undefined) throw new Error('no such municipality');
  return municipality;
}

/** Letters of the first wave, or about the first case. */
export function occasionOf(kind: LetterKind, settings: Settings = shippedSettings): LetterOccasion {
  const [caseSettings] = settings.cases;
  if (kind !== 'case' || caseSettings === undefined) {
    return { kind, dates: valueOf(letterDatesOf(settings, kind, 1)) };
  }
  const dates = { letterDate: '2027-02-10', answerBefore: '2027-02-22', firstLetterDate: undefined };
  return { kind, dates, caseSettings };
}

interface ContextChanges {
  readonly settings?: Settings;
  readonly kind?: LetterKind;
  /** Of the front. */
  readonly language?: LetterLanguage;
  readonly back?: string;
  readonly images?: HouseImages;
  readonly template?: string;
  readonly style?: string;
}

export function contextWith(changes: ContextChanges = {}): LetterContext {
  const settings = changes.settings ?? shippedSettings;
  const kind = changes.kind ?? 'invitation';
  const { back, language = 'nl' } = changes;
  const style = (changes.style ?? shippedFile('style.yaml')).replace('language: nl', `language: ${language}`);
  return {
    settings,
    municipality: municipalityAt(settings, 0),
    occasion: occasionOf(kind, settings),
    template: valueOf(parseTemplate(changes.template ?? shippedFile(`${kind}.${language}.md`), 'letter.md')),
    ...(back === undefined ? {} : { backTemplate: valueOf(parseTemplate(back, 'back.md')) }),
    images: changes.images ?? {},
    style: valueOf(parseStyle(style, 'style.yaml')),
    fonts: letterFonts,
  };
}

export function pressWith(changes: ContextChanges = {}): LetterPress {
  return valueOf(openLetterPress(contextWith(changes)));
}

const testKey = Buffer.alloc(32, 7);

/** A letter to a plainly synthetic resident; `changes` replace parts of the addressee. */
export function orderWith(number: number, changes: Partial<Addressee> = {}): LetterOrder {
  const invitationId = InvitationIdSchema.parse(`1-${String(number).padStart(6, '0')}`);
  return {
    invitationId,
    version: 1,
    code: loginCodeOf(testKey, { panelId: shippedSettings.panel.id, invitationId, version: 1 }),
    municipality: MunicipalityCodeSchema.parse('GM0344'),
    addressee: {
      addressLines: ['De heer T. Testpersoon', `Voorbeeldstraat ${number}`, '3511 AA  UTRECHT'],
      shortAddressLines: [],
      salutation: 'Geachte heer Testpersoon',
      postcode: '3511AA',
      houseNumber: String(number),
      houseSuffix: '',
      isSecret: false,
      birthDate: '1980-05-17',
      ...changes,
    },
  };
}

export function batchOf(...orders: readonly LetterOrder[]): LetterBatch {
  const [batch] = planBatches(orders, 5000);
  if (batch === undefined) throw new Error('no letters');
  return batch;
}

/** Opens a PDF. This version of pdfjs knows the pages of the last opened one only: use one before opening another. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
}

/** The text of a page, line by line, in the order in which it stands in the file; each tagged part begins a line. */
export async function linesOfPage(pdf: PDFDocumentProxy, pageNumber: number): Promise<readonly string[]> {
  const content = await (await pdf.getPage(pageNumber)).getTextContent({ includeMarkedContent: true });
  const text = content.items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '\n'))
    .join('');
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}
