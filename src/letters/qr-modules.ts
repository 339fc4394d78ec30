/** The black and white squares (modules) of QR codes. */
import QRCode from 'qrcode';
import type { ModuleSquare } from './placed-letter.ts';

/** One of the eight patterns that are laid over the modules, so that no large plane is all black or white. */
type Mask = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** ISO/IEC 18004: version 40 with correction M holds so many bytes. */
const MOST_BYTES = 2331;

/**
 * Encodes texts that differ little from a sample: with error correction M (15% may be damaged), in one segment of bytes,
 * so that all codes of one length have one size, and all with the mask that suits the sample best.
 *
 * At a fixed size and mask every module is a sum, modulo 2, of bits of the text and a constant: padding, Reed-Solomon
 * correction and mask are all made of such sums. So a bit of the text that differs from the sample turns over the same
 * modules whatever the other bits are. Which ones is asked of the library once, and then the modules of a text are those of
 * the sample, turned over for each bit that differs.
 */
export class QrEncoder {
  readonly #sample: Uint8Array;
  readonly #mask: Mask | undefined;
  readonly #columnCount: number = 0;
  /** The modules of the sample, 32 in a number. */
  readonly #base: Uint32Array = new Uint32Array(0);
  /** Those of the text that was asked for last, packed likewise and one by one. */
  readonly #turned: Uint32Array = new Uint32Array(0);
  readonly #modules: Uint8Array = new Uint8Array(0);
  /** By the place of a byte, times 256, plus the bits of it that differ: which modules they turn over. */
  readonly #turns = new Map<number, Uint32Array>();

  constructor(sample: string) {
    this.#sample = new TextEncoder().encode(sample);
    if (this.#sample.length > MOST_BYTES || this.#sample.length === 0) return;
    const { maskPattern } = QRCode.create([{ data: this.#sample, mode: 'byte' }], {
      errorCorrectionLevel: 'M',
    });
    this.#mask = maskPattern;
    const { columnCount, modules } = encode(this.#sample, maskPattern);
    this.#columnCount = columnCount;
    this.#base = packModules(modules);
    this.#turned = this.#base.slice();
    this.#modules = modules.slice();
  }

  /** The modules of a text, which are made when they are asked for; `undefined` when it is too long for any QR code. */
  modulesOf(text: string): ModuleSquare | undefined {
    // Printable ASCII has as many bytes as characters.
    if (this.#columnCount > 0 && text.length === this.#sample.length && !/[^ -~]/.test(text)) {
      return new TurnedModules(this, text, this.#columnCount);
    }
    const bytes = new TextEncoder().encode(text);
    return bytes.length > MOST_BYTES ? undefined : encode(bytes, this.#mask);
  }

  /** The modules of a text of printable ASCII that is as long as the sample: a view, which the next text changes. */
  turn(text: string): Uint8Array {
    const words = this.#turned;
    words.set(this.#base);
    for (let index = 0; index < text.length; index++) {
      const differing = text.charCodeAt(index) ^ (this.#sample[index] ?? 0);
      if (differing !== 0) turnOver(words, this.#turnsOf(index, differing));
    }
    const modules = this.#modules;
    for (let index = 0; index < modules.length; index++) {
      modules[index] = ((words[index >> 5] ?? 0) >>> (index & 31)) & 1;
    }
    return modules;
  }

  /** Which modules a byte turns over that differs from the sample in these bits. */
  #turnsOf(index: number, differing: number): Uint32Array {
    const key = index * 256 + differing;
    const known = this.#turns.get(key);
    if (known !== undefined) return known;
    const lowest = differing & -differing;
    const turns = this.#base.slice();
    if (lowest === differing) {
      const bytes = this.#sample.slice();
      bytes[index] = (bytes[index] ?? 0) ^ differing;
      turnOver(turns, packModules(encode(bytes, this.#mask).modules));
    } else {
      turns.set(this.#turnsOf(index, lowest));
      turnOver(turns, this.#turnsOf(index, differing ^ lowest));
    }
    this.#turns.set(key, turns);
    return turns;
  }
}

/** Thousands of letters wait until they are printed: meanwhile each keeps the text only. */
class TurnedModules implements ModuleSquare {
  readonly #encoder: QrEncoder;
  readonly #text: string;
  readonly columnCount: number;

  constructor(encoder: QrEncoder, text: string, columnCount: number) {
    this.#encoder = encoder;
    this.#text = text;
    this.columnCount = columnCount;
  }

  get modules(): Uint8Array {
    return this.#encoder.turn(this.#text);
  }
}

function turnOver(words: Uint32Array, turns: Uint32Array): void {
  for (let word = 0; word < words.length; word++) words[word] = (words[word] ?? 0) ^ (turns[word] ?? 0);
}

function encode(bytes: Uint8Array, maskPattern: Mask | undefined): ModuleSquare {
  const options = maskPattern === undefined ? {} : { maskPattern };
  const { modules } = QRCode.create([{ data: bytes, mode: 'byte' }], {
    errorCorrectionLevel: 'M',
    ...options,
  });
  return { columnCount: modules.size, modules: modules.data };
}

/** 32 modules in a number, the first in the lowest bit. */
function packModules(modules: Uint8Array): Uint32Array {
  const words = new Uint32Array(Math.ceil(modules.length / 32));
  for (const [index, module] of modules.entries()) {
    if (module === 1) words[index >> 5] = (words[index >> 5] ?? 0) | (1 << (index & 31));
  }
  return words;
}
