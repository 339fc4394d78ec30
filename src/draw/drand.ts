/** The drand beacon quicknet: public randomness every three seconds, which nobody knows before its time and anybody can check. */
import { createHash } from 'node:crypto';
import { failure } from '../domain/failure.ts';
import type { Hash } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';

/** The chain quicknet of the League of Entropy, as https://api.drand.sh/v2/beacons/quicknet/info gives it. */
export const QUICKNET = {
  chainHash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971' as Hash,
  publicKey:
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  /** Unix time of round 1. */
  genesisSeconds: 1_692_803_367,
  periodSeconds: 3,
} as const;

/** Of the scheme bls-unchained-g1-rfc9380: signatures on G1, the public key on G2. */
const DOMAIN = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';
const SIGNATURE = /^[0-9a-f]{96}$/;

/** One round of quicknet with its signature in 96 lower-case hex digits. */
export interface DrandBeacon {
  readonly round: number;
  readonly signature: string;
}

/** When a round becomes known, in milliseconds of Unix time. Rounds count from 1. */
export function drandRoundTimeMs(round: number): number {
  return (QUICKNET.genesisSeconds + (round - 1) * QUICKNET.periodSeconds) * 1000;
}

/** The first round that becomes known after a moment in milliseconds of Unix time. */
export function drandRoundAfter(timeMs: number): number {
  const elapsedSeconds = timeMs / 1000 - QUICKNET.genesisSeconds;
  return Math.max(1, Math.floor(elapsedSeconds / QUICKNET.periodSeconds) + 2);
}

/** SHA-256 of the signature's bytes, 64 lower-case hex digits: what drand itself calls the randomness of the round. */
export function drandRandomnessOf(signature: string): Hash {
  return createHash('sha256').update(Buffer.from(signature, 'hex')).digest('hex') as Hash;
}

/**
 * Checks the signature of a round against the public key of the chain, and gives the beacon with its signature in lower
 * case. Refused: a signature that does not have 96 hex digits, and one that the chain did not make for this round.
 */
export async function checkDrandBeacon({ round, signature }: DrandBeacon): Promise<Result<DrandBeacon>> {
  const lower = signature.toLowerCase();
  if (!SIGNATURE.test(lower)) return refuse(failure('draw.drand-signature-form', {}));
  if (!(await isSignedByQuicknet(round, lower))) {
    return refuse(failure('draw.drand-signature-wrong', { round }));
  }
  return ok({ round, signature: lower });
}

async function isSignedByQuicknet(round: number, signature: string): Promise<boolean> {
  // Loaded here and not above: every other command starts faster without it.
  const { bls12_381 } = await import('@noble/curves/bls12-381.js');
  const scheme = bls12_381.shortSignatures;
  try {
    return scheme.verify(signature, scheme.hash(drandMessageOf(round), DOMAIN), QUICKNET.publicKey);
  } catch {
    // Digits that are no point of the curve, or one outside its subgroup.
    return false;
  }
}

/** What the chain signs: SHA-256 of the round as a big-endian number of 8 bytes. */
function drandMessageOf(round: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(round));
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}
