/** What stands on the test sheet: the figures of the envelope, and what to measure. */
import type { Language } from '../domain/language.ts';
import { numbersOf } from '../domain/language.ts';
import type { Envelope } from './envelope.ts';

export interface TestSheetWords {
  readonly title: string;
  readonly always: string;
  readonly ever: string;
  readonly sender: string;
  readonly kix: string;
  readonly ruler: string;
  readonly steps: readonly string[];
}

/** What the words of one page are about. */
export interface TestSheetFacts {
  readonly name: string;
  readonly envelope: Envelope;
  readonly isUsed: boolean;
  /** Bars of the KIX on the sheet. */
  readonly barCount: number;
}

const MM_PER_INCH = 25.4;

export function testSheetWords(facts: TestSheetFacts, language: Language): TestSheetWords {
  return language === 'nl' ? dutchWords(facts) : englishWords(facts);
}

/** The name of the document. */
export const testSheetTitles: Readonly<Record<Language, string>> = {
  en: 'Test sheet for envelopes',
  nl: 'Proefblad voor enveloppen',
};

/** A figure of the style file in Dutch: with a comma. */
function writeDutch(millimetres: number): string {
  return String(millimetres).replace('.', ',');
}

/** From the first bar to the last, in millimetres. */
function kixLengthMm(barCount: number, barsPerInch: number): number {
  return ((barCount - 1) * MM_PER_INCH) / barsPerInch;
}

function englishWords({ name, envelope, isUsed, barCount }: TestSheetFacts): TestSheetWords {
  const { widthMm, heightMm, window, foldedHeightMm, toleranceMm } = envelope;
  const lengthAt = (barsPerInch: number): string => kixLengthMm(barCount, barsPerInch).toFixed(1);
  return {
    title: `Test sheet for the envelope ${name}${isUsed ? ', which the letters use' : ''}`,
    always: 'solid frame: shows always',
    ever: 'dashed frame: shows at times',
    sender: 'here stands the sender line',
    kix: `${barCount} bars: ${lengthAt(24)} to ${lengthAt(20)} mm from first to last; 4.2 to 5.8 mm high`,
    ruler: '100 mm',
    steps: [
      'Print this sheet at true size (100%, not "fit to page"). Both rulers must measure 100 mm, give or take half a millimetre.',
      `Measure the envelope. The style file says: ${widthMm} mm wide, ${heightMm} mm high; the window ${window.widthMm} by ${window.heightMm} mm, ${window.fromSideMm} mm from the ${window.side} side and ${window.fromBottomMm} mm from the bottom. If yours differs, put in what you measure.`,
      `Fold at the short lines: the first is ${foldedHeightMm} mm from the top. Put the sheet in the envelope and push it to the left, right, top and bottom.`,
      'The solid frame must show wholly, however the sheet lies. Nothing outside the dashed frame may ever show.',
      `If a frame is cut off by little, make toleranceMm (now ${toleranceMm}) larger. The address then gets less room.`,
      'The KIX is black on white, with nothing in the frame around it. Measure it with the figures beside it.',
      'Ask the post to judge one letter before you print them all.',
    ],
  };
}

function dutchWords({ name, envelope, isUsed, barCount }: TestSheetFacts): TestSheetWords {
  const { decimal } = numbersOf('nl');
  const lengthAt = (barsPerInch: number): string => decimal(kixLengthMm(barCount, barsPerInch), 1);
  const { window } = envelope;
  const [width, height, fold] = [envelope.widthMm, envelope.heightMm, envelope.foldedHeightMm].map(
    writeDutch,
  );
  const side = window.side === 'left' ? 'linkerkant' : 'rechterkant';
  return {
    title: `Proefblad voor de envelop ${name}${isUsed ? ' (in gebruik)' : ''}`,
    always: 'dichte rand: altijd te zien',
    ever: 'streepjes: soms te zien',
    sender: 'hier staat de afzender',
    kix: `${barCount} streepjes: ${lengthAt(24)} tot ${lengthAt(20)} mm van eerste tot laatste; 4,2 tot 5,8 mm hoog`,
    ruler: '100 mm',
    steps: [
      'Druk dit blad op ware grootte af (100%, niet "passend maken"). Beide linialen moeten 100 mm meten; een halve millimeter verschil mag.',
      `Meet de envelop. In het stijlbestand staat: ${width} mm breed, ${height} mm hoog; het venster ${writeDutch(window.widthMm)} bij ${writeDutch(window.heightMm)} mm, ${writeDutch(window.fromSideMm)} mm van de ${side} en ${writeDutch(window.fromBottomMm)} mm van de onderkant. Meet u iets anders? Zet dat dan in het bestand.`,
      `Vouw bij de korte lijnen: de eerste is ${fold} mm van de bovenkant. Stop het blad in de envelop en schuif het naar links, rechts, boven en onder.`,
      'De dichte rand moet helemaal te zien zijn, hoe het blad ook ligt. Wat buiten de streepjesrand staat, mag nooit te zien zijn.',
      `Valt een stukje van een rand weg? Maak toleranceMm (nu ${writeDutch(envelope.toleranceMm)}) groter. Het adres krijgt dan minder ruimte.`,
      'De KIX is zwart op wit, zonder iets anders binnen het kader eromheen. Meet hem na met de getallen ernaast.',
      'Laat de post één brief beoordelen voordat u ze allemaal drukt.',
    ],
  };
}
