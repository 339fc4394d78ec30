/** The commitment of protocol v1, step 3: what is published before the public randomness exists. */
import type { Json } from '../domain/canonical-json.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { sha256Hex } from '../domain/hash.ts';
import type { Hash } from '../domain/ids.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import { responsePartsPerMillionOf } from './expected-response.ts';

export const PROTOCOL_VERSION = 'loting-draw-v1';

/**
 * The settings that decide who is drawn. Letter texts, contacts, cases and file names are left out: they may change
 * between the commitment and the letters without changing anybody's chance.
 */
export function settingsThatMatter(settings: Settings): Json {
  const { eligibility, register, strata } = settings;
  return {
    panel: settings.panel.id,
    municipalities: settings.municipalities.map((municipality) => ({
      code: municipality.code,
      targetMembers: municipality.targetMembers,
      expectedResponsePartsPerMillion: responsePartsPerMillionOf(municipality.expectedResponse),
      letters: municipality.letters ?? null,
    })),
    register: { preset: register.preset, columns: { ...register.columns }, key: register.key ?? null },
    eligibility: {
      referenceDate: eligibility.referenceDate,
      minimumAge: eligibility.minimumAge,
      maximumAge: eligibility.maximumAge ?? null,
      secretAddress: eligibility.secretAddress,
      postalAddress: eligibility.postalAddress,
    },
    strata: { features: [...strata.features], ageBands: [...strata.ageBands] },
  };
}

/** H over the canonical JSON (RFC 8785) of the settings that matter. */
export function settingsHashOf(settings: Settings): Hash {
  return sha256Hex(canonicalJson(settingsThatMatter(settings))) as Hash;
}

/** H over the key in 64 hex digits: fixes the key without giving it away. */
export function keyHashOf(keyHex: string): Hash {
  return sha256Hex(keyHex) as Hash;
}

/** What a commitment is made of, each published beside it. */
export interface CommitmentParts {
  readonly frameHash: Hash;
  readonly keyHash: Hash;
  readonly settingsHash: Hash;
}

/** H(frame's hash | key's hash | settings' hash | protocol version). */
export function commitmentOf(parts: CommitmentParts): Hash {
  return sha256Hex(parts.frameHash, parts.keyHash, parts.settingsHash, PROTOCOL_VERSION) as Hash;
}
