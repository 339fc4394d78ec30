/** The black and white squares (modules) of a QR code. */
import QRCode from 'qrcode';

export interface QrModules {
  /** Modules along each side, without the white edge. */
  readonly columnCount: number;
  /** Row by row from the top left: 1 is black, 0 is white. */
  readonly modules: Uint8Array;
}

/**
 * Encodes a text with error correction M (15% may be damaged). In one segment of bytes, so that all codes of one
 * length have one size. `undefined` when the text is too long for any QR code.
 */
export function qrModulesOf(text: string): QrModules | undefined {
  const bytes = new TextEncoder().encode(text);
  // ISO/IEC 18004: version 40 with correction M holds 2,331 bytes.
  if (bytes.length > 2331) return undefined;
  const { modules } = QRCode.create([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel: 'M' });
  return { columnCount: modules.size, modules: modules.data };
}
