/** The commitment of protocol v1, step 3: what is published before the public randomness exists. */
import type { Json } from '../domain/canonical-json.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { sha256Hex } from '../domain/hash.ts';
import type { Hash } from '../domain/ids.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import { drawSettingsThatMatter } from './draw-settings-that-matter.ts';
import { responsePartsPerMillionOf } from './expected-response.ts';

export const PROTOCOL_VERSION = 'loting-draw-v1';

/** The files that the settings name and that decide who is drawn, each by a hash. */
export interface FileHashes {
  /** Of the table of postcodes; `undefined` when there is none. */
  readonly districts: Hash | undefined;
  /** Each made by `listHashOf`. */
  readonly optOut: readonly Hash[];
  readonly drawnBefore: readonly Hash[];
}

export const NO_FILES: FileHashes = { districts: undefined, optOut: [], drawnBefore: [] };

/**
 * The hash of a list of people: H(hex(key) | `list` | the file's SHA-256 | hex(the key of the list's ids)). Keyed, since a
 * plain hash of a list with a single BSN gives that BSN away to whoever tries them all.
 */
export function listHashOf(keyHex: string, fileHash: Hash, listKeyHex: string): Hash {
  return sha256Hex(keyHex, 'list', fileHash, listKeyHex) as Hash;
}

/**
 * The settings that decide who is drawn, and the files that they name, by hash. Letter texts, contacts, cases and file
 * names are left out: they may change between the commitment and the letters without changing anybody's chance.
 */
export function settingsThatMatter(settings: Settings, files: FileHashes): Json {
  const { eligibility, register, strata } = settings;
  return {
    panel: settings.panel.id,
    municipalities: settings.municipalities.map((municipality) => ({
      code: municipality.code,
      targetMembers: municipality.targetMembers,
      expectedResponsePartsPerMillion: responsePartsPerMillionOf(municipality.expectedResponse),
      letters: municipality.letters ?? null,
    })),
    register: {
      preset: register.preset,
      columns: { ...register.columns },
      key: register.key ?? null,
      districts: { year: register.districts?.year ?? null, table: files.districts ?? null },
    },
    eligibility: {
      referenceDate: eligibility.referenceDate,
      minimumAge: eligibility.minimumAge,
      maximumAge: eligibility.maximumAge ?? null,
      suspended: eligibility.suspended,
      notLivingThere: eligibility.notLivingThere,
      outsideMunicipality: eligibility.outsideMunicipality,
      postalAddress: eligibility.postalAddress,
      addressUnderInvestigation: eligibility.addressUnderInvestigation,
      guardianship: eligibility.guardianship,
      secretAddress: eligibility.secretAddress,
      // One list, as most panels have, stands without brackets.
      optOut: files.optOut.length > 1 ? [...files.optOut] : (files.optOut[0] ?? null),
      drawnBefore: [...files.drawnBefore],
    },
    strata: { features: [...strata.features], ageBands: [...strata.ageBands] },
    draw: drawSettingsThatMatter(settings.draw),
  };
}

/** H over the canonical JSON (RFC 8785) of the settings that matter. */
export function settingsHashOf(settings: Settings, files: FileHashes): Hash {
  return sha256Hex(canonicalJson(settingsThatMatter(settings, files))) as Hash;
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
