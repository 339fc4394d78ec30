/** The checks on the numbers that identify a person: A-nummer and BSN (Logisch Ontwerp BRP, elements 01.10 and 01.20). */

const DIGIT_0 = 48;

/** The codes of a text's characters, for the checks below; used again for every text. */
const characterCodes = new Uint16Array(10);

function codesOf(text: string): Uint16Array {
  for (let index = 0; index < text.length; index++) characterCodes[index] = text.charCodeAt(index);
  return characterCodes;
}

const A_NUMBER_LENGTH = 10;
const BSN_LENGTH = 9;

/**
 * Whether a text is an A-nummer: ten digits, the first not 0, neighbours differ, the sum of the digits modulo 11 is 0 or
 * 5, and the sum of 2^i times digit i (i from 0) is a multiple of 11.
 */
export function isValidANumber(text: string): boolean {
  return text.length === A_NUMBER_LENGTH && isANumberAt(codesOf(text), 0, A_NUMBER_LENGTH);
}

/** Whether the characters from `start` to `end` are an A-nummer; see `isValidANumber`. */
export function isANumberAt(codes: Uint8Array | Uint16Array, start: number, end: number): boolean {
  if (end - start !== A_NUMBER_LENGTH || codes[start] === DIGIT_0) return false;
  let digitSum = 0;
  let weightedSum = 0;
  let previous = -1;
  for (let index = 0; index < A_NUMBER_LENGTH; index++) {
    const digit = (codes[start + index] ?? 0) - DIGIT_0;
    if (digit < 0 || digit > 9 || digit === previous) return false;
    digitSum += digit;
    weightedSum += digit << index;
    previous = digit;
  }
  const remainder = digitSum % 11;
  return (remainder === 0 || remainder === 5) && weightedSum % 11 === 0;
}

/** Whether a text is a BSN: nine digits, not all 0, and 9*s0 + 8*s1 + ... + 2*s7 - s8 is a multiple of 11. */
export function isValidBsn(text: string): boolean {
  return text.length === BSN_LENGTH && isBsnAt(codesOf(text), 0, BSN_LENGTH);
}

/** Whether the characters from `start` to `end` are a BSN; see `isValidBsn`. */
export function isBsnAt(codes: Uint8Array | Uint16Array, start: number, end: number): boolean {
  if (end - start !== BSN_LENGTH) return false;
  let sum = 0;
  let isAllZero = true;
  for (let index = 0; index < BSN_LENGTH; index++) {
    const digit = (codes[start + index] ?? 0) - DIGIT_0;
    if (digit < 0 || digit > 9) return false;
    if (digit !== 0) isAllZero = false;
    sum += index === BSN_LENGTH - 1 ? -digit : digit * (BSN_LENGTH - index);
  }
  return !isAllZero && sum % 11 === 0;
}
