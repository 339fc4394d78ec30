import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/domain/hash.ts';
import { hashInPython } from '../../src/report/hash-in-python.ts';

/** The bytes that Python reads in the line, and their hash. */
function evaluate(line: string): string {
  const literal =
    /^python3 -c "import hashlib; print\(hashlib\.sha256\(b'([^'"]*)'\)\.hexdigest\(\)\)"$/u.exec(line)?.[1];
  if (literal === undefined) throw new Error(`not one plain literal: ${line}`);
  const bytes = literal.replaceAll(/\\x([0-9a-f]{2})/gu, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return sha256Hex(Buffer.from(bytes, 'latin1').toString('utf8'));
}

describe('hashInPython', () => {
  it('leaves an ordinary text as it is read', () => {
    expect(hashInPython('ab12|dice of 3 February: 4 4 1')).toBe(
      `python3 -c "import hashlib; print(hashlib.sha256(b'ab12|dice of 3 February: 4 4 1').hexdigest())"`,
    );
  });

  it.each(['0', `it's "so"`, '$HOME `id` $(id)', '%PATH% !! ^', 'a\\x41\\', 'café €5 🎲', '#{1}*?~<>&'])(
    'gives the hash of %s, and nothing in it that a shell or Python takes for its own',
    (text) => {
      const line = hashInPython(text);
      expect(line.slice(line.indexOf("b'") + 2, line.lastIndexOf("'"))).toMatch(
        /^(?:[A-Za-z0-9 |/.,:;=+_-]|\\x[0-9a-f]{2})*$/u,
      );
      expect(evaluate(line)).toBe(sha256Hex(text));
    },
  );
});
