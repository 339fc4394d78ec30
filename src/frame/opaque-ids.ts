/** The opaque ids of residents and addresses: what stands in the frame instead of names (DESIGN, protocol v1, step 1). */
import { hash } from 'node:crypto';
import { ID_BYTES } from '../domain/frame.ts';
import { sha256Hex } from '../domain/hash.ts';
import type { AddressId, MunicipalityCode, ResidentId } from '../domain/ids.ts';
import type { Address } from '../domain/resident.ts';
import { addressTextOf } from './address-text.ts';

/** First 32 hex digits of H(hex(key) | `resident` | A-nummer, BSN or configured key columns). `keyHex` has 64 digits. */
export function residentIdOf(keyHex: string, personKey: string): ResidentId {
  return sha256Hex(keyHex, 'resident', personKey).slice(0, 2 * ID_BYTES) as ResidentId;
}

/** First 32 hex digits of H(hex(key) | `address` | normalised address); see `addressTextOf` for the normalisation. */
export function addressIdOf(keyHex: string, address: Address, municipality: MunicipalityCode): AddressId {
  const text = addressTextOf(address, municipality);
  return sha256Hex(keyHex, 'address', text).slice(0, 2 * ID_BYTES) as AddressId;
}

/** Writes the same ids as bytes into a column, without a string or buffer per resident being kept. */
export interface OpaqueIdWriter {
  /** Writes ID_BYTES bytes at `offset`. */
  writeResidentId(personKey: string, target: Uint8Array, offset: number): void;
  /** Writes ID_BYTES bytes at `offset`. */
  writeAddressId(address: Address, municipality: MunicipalityCode, target: Uint8Array, offset: number): void;
}

/** Makes a writer of opaque ids under one key of 64 hex digits. */
export function createOpaqueIdWriter(keyHex: string): OpaqueIdWriter {
  const residentPrefix = `${keyHex}|resident|`;
  const addressPrefix = `${keyHex}|address|`;
  return {
    writeResidentId(personKey, target, offset) {
      writeHash(residentPrefix + toNfc(personKey), target, offset);
    },
    writeAddressId(address, municipality, target, offset) {
      writeHash(addressPrefix + toNfc(addressTextOf(address, municipality)), target, offset);
    },
  };
}

/** A binary string costs less than half of a Buffer here: no allocation outside the heap. */
function writeHash(text: string, target: Uint8Array, offset: number): void {
  const digest = hash('sha256', text, 'binary');
  for (let index = 0; index < ID_BYTES; index++) target[offset + index] = digest.charCodeAt(index);
}

/** Unicode NFC; ASCII, nearly every key, is looked at and left alone. (Prefix and `|` are ASCII and compose with nothing.) */
function toNfc(text: string): string {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) > 0x7f) return text.normalize('NFC');
  }
  return text;
}
