/** What stands on the test sheet: the figures of the envelope, and what to measure. */
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

const MM_PER_INCH = 25.4;

/** @param barCount bars of the KIX on the sheet */
export function testSheetWords(
  name: string,
  envelope: Envelope,
  isUsed: boolean,
  barCount: number,
): TestSheetWords {
  const { widthMm, heightMm, window, foldedHeightMm, toleranceMm } = envelope;
  const lengthAt = (barsPerInch: number): string => (((barCount - 1) * MM_PER_INCH) / barsPerInch).toFixed(1);
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
