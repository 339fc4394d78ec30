/** The checks on the numbers that identify a person: A-nummer and BSN (Logisch Ontwerp BRP, elements 01.10 and 01.20). */

const DIGIT_0 = 48;

/**
 * Whether a text is an A-nummer: ten digits, the first not 0, neighbours differ, the sum of the digits modulo 11 is 0 or
 * 5, and the sum of 2^i times digit i (i from 0) is a multiple of 11.
 */
export function isValidANumber(text: string): boolean {
  if (text.length !== 10) return false;
  let digitSum = 0;
  let weightedSum = 0;
  let previous = -1;
  for (let index = 0; index < 10; index++) {
    const digit = text.charCodeAt(index) - DIGIT_0;
    if (digit < 0 || digit > 9 || digit === previous) return false;
    digitSum += digit;
    weightedSum += digit << index;
    previous = digit;
  }
  if (text.charCodeAt(0) === DIGIT_0) return false;
  const remainder = digitSum % 11;
  return (remainder === 0 || remainder === 5) && weightedSum % 11 === 0;
}

/** Whether a text is a BSN: nine digits, not all 0, and 9*s0 + 8*s1 + ... + 2*s7 - s8 is a multiple of 11. */
export function isValidBsn(text: string): boolean {
  if (text.length !== 9) return false;
  let sum = 0;
  let isAllZero = true;
  for (let index = 0; index < 9; index++) {
    const digit = text.charCodeAt(index) - DIGIT_0;
    if (digit < 0 || digit > 9) return false;
    if (digit !== 0) isAllZero = false;
    sum += index === 8 ? -digit : digit * (9 - index);
  }
  return !isAllZero && sum % 11 === 0;
}
