import { describe, expect, it } from 'vitest';
import { ResidentIdSchema } from '../../src/domain/ids.ts';
import { hashErased } from '../../src/signups/hash-erased.ts';

describe('the hash of those whose data was removed', () => {
  it('depends on each of them, and not on their order', () => {
    const residents = ['b', 'c', 'a'].map((letter) => ResidentIdSchema.parse(letter.repeat(32)));
    expect(hashErased(residents)).toBe(hashErased(residents.toReversed()));
    expect(hashErased(residents)).not.toBe(hashErased(residents.slice(1)));
  });
});
