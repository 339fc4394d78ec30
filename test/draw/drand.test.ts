import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDrandBeacon,
  drandRandomnessOf,
  drandRoundAfter,
  drandRoundTimeMs,
  QUICKNET,
} from '../../src/draw/drand.ts';

/** A round of quicknet as the network published it. */
const ROUND = 657_413;
const SIGNATURE =
  'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b';

const codesOf = async (round: number, signature: string): Promise<string[]> => {
  const checked = await checkDrandBeacon({ round, signature });
  return checked.ok ? [] : checked.failures.map(({ code }) => code);
};

describe('a round of drand', () => {
  it('has the SHA-256 of its signature for randomness', () => {
    expect(drandRandomnessOf(SIGNATURE)).toBe(
      'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587',
    );
  });

  it('is accepted with the signature that the chain made for it', async () => {
    const beacon = { round: ROUND, signature: SIGNATURE };
    expect(await checkDrandBeacon(beacon)).toEqual({ ok: true, value: beacon });
    expect(await checkDrandBeacon({ ...beacon, signature: SIGNATURE.toUpperCase() })).toEqual({
      ok: true,
      value: beacon,
    });
  });

  it('is refused with the signature of another round', async () => {
    expect(await codesOf(ROUND + 1, SIGNATURE)).toEqual(['draw.drand-signature-wrong']);
    expect(await codesOf(ROUND - 1, SIGNATURE)).toEqual(['draw.drand-signature-wrong']);
  });

  it('is refused when one bit of the signature is changed, whichever', async () => {
    const bytes = Buffer.from(SIGNATURE, 'hex');
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const changed = Buffer.from(bytes);
        const at = bit >> 3;
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << (bit & 7)), at);
        expect(await codesOf(ROUND, changed.toString('hex'))).toEqual(['draw.drand-signature-wrong']);
      }),
      { numRuns: 12, examples: [[0], [7], [bytes.length * 8 - 1]] },
    );
  });

  it.each([
    ['', 'form'],
    [SIGNATURE.slice(2), 'form'],
    [`${SIGNATURE}00`, 'form'],
    [`0x${SIGNATURE.slice(2)}`, 'form'],
    [` ${SIGNATURE.slice(1)}`, 'form'],
    [`${SIGNATURE}\n`, 'form'],
    // The length of the older chain, whose signatures lie on the other group.
    ['a'.repeat(192), 'form'],
    ['0'.repeat(96), 'wrong'],
    ['f'.repeat(96), 'wrong'],
    // The point at infinity, which is a signature under no key.
    [`c0${'0'.repeat(94)}`, 'wrong'],
  ])('is refused with %j for a signature', async (signature, expected) => {
    expect(await codesOf(ROUND, signature)).toEqual([`draw.drand-signature-${expected}`]);
  });

  it('comes every three seconds from the beginning of the chain', () => {
    expect(drandRoundTimeMs(1)).toBe(QUICKNET.genesisSeconds * 1000);
    expect(new Date(drandRoundTimeMs(ROUND)).toISOString()).toBe('2023-09-15T11:00:03.000Z');
    expect(drandRoundAfter(0)).toBe(1);
  });

  it('is the next one after a moment: in the future, and not more than three seconds away', () => {
    fc.assert(
      fc.property(fc.integer({ min: QUICKNET.genesisSeconds * 1000, max: 4e12 }), (timeMs) => {
        const away = drandRoundTimeMs(drandRoundAfter(timeMs)) - timeMs;
        expect(away).toBeGreaterThan(0);
        expect(away).toBeLessThanOrEqual(3000);
      }),
    );
  });
});
