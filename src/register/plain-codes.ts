/** Gathers what of a plain row decides whether its resident can be drawn: the codes, and which parts of the address are filled in. */
import type { RegisterField } from '../domain/settings/settings-schema.ts';
import { ABSENT } from './absent.ts';
import type { PlainCells } from './plain-cells.ts';
import type { RegisterLayout } from './resolve-layout.ts';

/** Read as they are written. */
const codeFields = [
  'gender',
  'suspension',
  'secrecy',
  'addressFunction',
  'nameUse',
  'addressInvestigation',
  'guardianship',
  'municipalityCode',
] as const satisfies readonly RegisterField[];

/** Only their form counts: empty, `.` (unknown), zeros, or something else. */
const filledFields = [
  'addressInvestigationEnd',
  'street',
  'publicSpace',
  'houseNumber',
  'postcode',
  'locationDescription',
  'abroadCountry',
  'abroadLine1',
  'abroadLine2',
  'abroadLine3',
  'addressLine1',
  'addressLine2',
  'addressLine3',
] as const satisfies readonly RegisterField[];

const ZERO = 0x30;
const FULL_STOP = 0x2e;

/** More bytes of codes than any register has. */
const MAXIMUM_BYTES = 256;
/** Between codes; no plain row has one. */
const SEPARATOR = 0;

export class PlainCodes {
  /** What `gather` gathered last. */
  readonly gathered = new Uint8Array(MAXIMUM_BYTES);
  readonly #codeCells: readonly number[];
  readonly #filledCells: readonly number[];

  constructor(columns: RegisterLayout['columns']) {
    this.#codeCells = codeFields.map((field) => columns[field]).filter((cell) => cell !== ABSENT);
    this.#filledCells = filledFields.map((field) => columns[field]).filter((cell) => cell !== ABSENT);
  }

  /** Gathers the codes of a row, and gives their length in bytes; -1 when one of the cells is not plain. */
  gather(bytes: Uint8Array, { starts, ends }: Pick<PlainCells, 'starts' | 'ends'>): number {
    const { gathered } = this;
    let length = 0;
    for (const cell of this.#codeCells) {
      const start = starts[cell] ?? 0;
      const end = ends[cell] ?? 0;
      if (length + end - start > MAXIMUM_BYTES - filledFields.length - 1) return -1;
      if (!isTrimmed(bytes, start, end)) return -1;
      for (let index = start; index < end; index++) gathered[length++] = bytes[index] ?? 0;
      gathered[length++] = SEPARATOR;
    }
    for (const cell of this.#filledCells) {
      const start = starts[cell] ?? 0;
      const end = ends[cell] ?? 0;
      if (!isTrimmed(bytes, start, end)) return -1;
      gathered[length++] = formOf(bytes, start, end);
    }
    return length;
  }
}

/** Whether a cell surely has no white space around it: it is empty, or begins and ends with a visible sign of ASCII. */
export function isTrimmed(bytes: Uint8Array, start: number, end: number): boolean {
  return start === end || (isVisible(bytes[start] ?? 0) && isVisible(bytes[end - 1] ?? 0));
}

function isVisible(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f;
}

const EMPTY = 0;
const ONLY_ZEROS = 1;
const UNKNOWN = 2;
const FILLED = 3;

function formOf(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return EMPTY;
  const first = bytes[start];
  if (first === FULL_STOP && end - start === 1) return UNKNOWN;
  if (first !== ZERO) return FILLED;
  for (let index = start + 1; index < end; index++) if (bytes[index] !== ZERO) return FILLED;
  return ONLY_ZEROS;
}
