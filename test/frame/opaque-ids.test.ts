import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address } from '../../src/domain/resident.ts';
import { addressTextOf } from '../../src/frame/address-text.ts';
import { addressIdOf, createOpaqueIdWriter, residentIdOf } from '../../src/frame/opaque-ids.ts';
import { addressWith, KEY, UTRECHT, ZOETERMEER } from './test-residents.ts';

/** The first 32 hex digits of a SHA-256, made without the program's own hashing. */
const firstHalf = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32);

const textOf = (changes: Partial<Address>): string => addressTextOf(addressWith(changes), UTRECHT);
const boat = {
  street: '',
  houseNumber: '',
  postcode: '',
  place: '',
  locationDescription: 'Woonboot bij de sluis',
};

describe('the normalised address', () => {
  it.each([
    [{}, '3511AA|12||'],
    [{ postcode: '3511 aa' }, '3511AA|12||'],
    [{ houseNumber: '00012' }, '3511AA|12||'],
    [{ houseNumber: ' 12 ' }, '3511AA|12||'],
    [{ houseLetter: 'a' }, '3511AA|12|A|'],
    [{ houseAddition: 'A' }, '3511AA|12|A|'],
    [{ houseNumber: '12 a' }, '3511AA|12|A|'],
    [{ houseNumber: '12-1' }, '3511AA|12|1|'],
    [{ houseNumber: '1 2' }, '3511AA|1|2|'],
    [{ houseNumber: '0' }, 'GM0344|3511AA|UTRECHT|VOORBEELDSTRAAT||||'],
    [{ houseLetter: 'A', houseAddition: 'bis - 2' }, '3511AA|12|ABIS2|'],
    [{ houseNumber: '1', houseAddition: '2' }, '3511AA|1|2|'],
    [{ houseDesignation: 'to' }, '3511AA|12||TO'],
    [{ street: 'Another name', place: 'Another place' }, '3511AA|12||'],
    [{ houseAddition: 'e\u0301' }, '3511AA|12|\u00c9|'],
    [{ postcode: '' }, 'GM0344||UTRECHT|VOORBEELDSTRAAT|12|||'],
    [boat, 'GM0344|||||||WOONBOOTBIJDESLUIS'],
    [{ ...boat, postcode: '3511AA' }, 'GM0344|3511AA||||||WOONBOOTBIJDESLUIS'],
    [{ ...boat, locationDescription: 'a|b' }, 'GM0344|||||||AB'],
  ])('of %j is %s', (changes, expected) => {
    expect(textOf(changes)).toBe(expected);
  });

  it('tells a description in one municipality from the same one in another', () => {
    const address = addressWith(boat);
    expect(addressIdOf(KEY, address, UTRECHT)).not.toBe(addressIdOf(KEY, address, ZOETERMEER));
  });
});

describe('opaque ids', () => {
  it('are the first half of a SHA-256 over key, kind and text, as anybody with the key can compute', () => {
    expect(residentIdOf(KEY, '1234567890')).toBe(firstHalf(`${KEY}|resident|1234567890`));
    expect(addressIdOf(KEY, addressWith(), UTRECHT)).toBe(firstHalf(`${KEY}|address|3511AA|12||`));
  });

  it('keep their fixed values', () => {
    expect(residentIdOf(KEY, '1234567890')).toBe('a42fb6677114e058cf338afd9955f440');
    expect(addressIdOf(KEY, addressWith(), UTRECHT)).toBe('bb6f9d2d486a99df79f1aaa85a25d942');
  });

  it('are written as bytes exactly as they are spelt in hex', () => {
    const writer = createOpaqueIdWriter(KEY);
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('', 'a', '12', '\u0301e'),
    );
    fc.assert(
      fc.property(part, part, part, part, (personKey, street, houseAddition, postcode) => {
        const address = addressWith({ street, houseAddition, postcode });
        const bytes = Buffer.alloc(40);
        writer.writeResidentId(personKey, bytes, 3);
        writer.writeAddressId(address, UTRECHT, bytes, 20);
        expect(bytes.toString('hex', 3, 19)).toBe(residentIdOf(KEY, personKey));
        expect(bytes.toString('hex', 20, 36)).toBe(addressIdOf(KEY, address, UTRECHT));
      }),
      { numRuns: 300 },
    );
  });
});
