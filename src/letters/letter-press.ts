/** All that the letters of one municipality share, filled and checked before the first letter is laid out. */
import type { MunicipalitySettings, Settings } from '../domain/settings/settings-schema.ts';
import type { WindowAreas } from './envelope.ts';
import type { FontRuler, LetterFonts } from './font-ruler.ts';
import type { HouseImages } from './letter-image.ts';
import type { LetterOccasion } from './letter-occasion.ts';
import type { LetterOrder } from './letter-order.ts';
import type { LetterStyle } from './letter-style.ts';
import type { LetterTemplate } from './letter-template.ts';
import type { PrintRoom } from './pdf/print-room.ts';
import type { LoginCode } from './login-code.ts';
import type { PlacedBlock, PlacedLetter } from './placed-letter.ts';
import type { SettingsValues } from './placeholders.ts';
import type { QrEncoder } from './qr-modules.ts';
import type { SharedParts } from './shared-parts.ts';

export interface LetterContext {
  readonly settings: Settings;
  readonly municipality: MunicipalitySettings;
  readonly occasion: LetterOccasion;
  readonly template: LetterTemplate;
  /** The same letter in a second language, for the back of the sheet. */
  readonly backTemplate?: LetterTemplate;
  readonly images: HouseImages;
  readonly style: LetterStyle;
  readonly fonts: LetterFonts;
}

export interface LetterPress extends LetterContext {
  readonly ruler: FontRuler;
  readonly values: SettingsValues;
  /** The values in the language of the back. */
  readonly backValues: SettingsValues | undefined;
  /** One page, or both sides of the sheet: the same for every letter, so that a pile of sheets stays in step. */
  readonly pageCount: 1 | 2;
  /** The template's title with its placeholders filled. */
  readonly title: string;
  readonly areas: WindowAreas;
  /** Letterhead, logo, sender line and fold marks. */
  readonly surroundings: readonly PlacedBlock[];
  /** At the foot of the front: what is on the back. */
  readonly foot: readonly PlacedBlock[];
  /** What of the text is the same in every letter, laid out when the first letter needs it. */
  readonly sharedParts: SharedParts;
  /** The blocks that letters share and that were found where they may be: in the window, or out of it. */
  readonly wellPlaced: Set<PlacedBlock>;
  /** The address where a resident signs up, with the code; `undefined` when it is no internet address. */
  readonly signUpAddressOf: (code: LoginCode) => string | undefined;
  /** Encodes those addresses. */
  readonly qrCodes: QrEncoder;
  /** Letters that were laid out to check them, until they are printed. */
  readonly laidOut: Map<LetterOrder, PlacedLetter>;
  /** What of the printed files is the same, made when the first file needs it. */
  readonly printRoom: PrintRoom;
}
