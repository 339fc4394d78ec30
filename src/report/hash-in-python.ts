/** A line for a terminal with Python that gives the SHA-256 of a text, on Windows as well as elsewhere. */
import { Buffer } from 'node:buffer';

/** What no shell and no Python string takes for anything but itself between double and single quotes. */
const PLAIN = /[A-Za-z0-9 |/.,:;=+_-]/;

/**
 * The hash of the bytes of a text in UTF-8. Whatever a shell could take for its own, such as quotes, `$`, `%` and `!`, and
 * everything outside ASCII, is written as `\x` with two hex digits for each byte.
 */
export function hashInPython(text: string): string {
  const literal = Array.from(text, (character) =>
    PLAIN.test(character) ? character : escapeBytes(character),
  );
  return `python3 -c "import hashlib; print(hashlib.sha256(b'${literal.join('')}').hexdigest())"`;
}

function escapeBytes(character: string): string {
  return Array.from(
    Buffer.from(character, 'utf8'),
    (byte) => `\\x${byte.toString(16).padStart(2, '0')}`,
  ).join('');
}
