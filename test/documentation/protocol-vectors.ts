/** Reads the test vectors of docs/draw-protocol.md from its text. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { HashSchema } from '../../src/domain/ids.ts';

const VectorsSchema = z.object({
  key: HashSchema,
  keyHash: HashSchema,
  municipality: z.string(),
  residents: z.array(
    z.object({
      person: z.string(),
      address: z.record(z.string(), z.string()),
      normalisedAddress: z.string(),
      residentId: z.string(),
      addressId: z.string(),
      stratum: z.string(),
    }),
  ),
  frameHash: HashSchema,
  settingsHash: HashSchema,
  commitment: HashSchema,
  randomness: z.string(),
  effectiveSeed: HashSchema,
  tickets: z.record(z.string(), HashSchema),
  letters: z.record(z.string(), z.number()),
  roundingDigest: HashSchema,
  roundingStart: z.number(),
  seats: z.array(z.object({ stratum: z.string(), seats: z.number(), candidates: z.number() })),
  short: z.number(),
  sizes: z.array(z.number()),
  seatsOf100: z.array(z.number()),
  seatsOf10: z.array(z.number()),
  responses: z.object({
    residents: z.array(z.number()),
    factors: z.array(z.number()),
    overall: z.number(),
    partsPerMillion: z.array(z.number()),
  }),
  powers: z.array(z.object({ residents: z.number(), hundredths: z.number(), measure: z.number() })),
  division: z.object({
    sizes: z.array(z.number()),
    letters: z.number(),
    least: z.array(z.number()),
    most: z.array(z.number().nullable()),
    fixed: z.array(z.number().nullable()),
    lettersLeft: z.number(),
  }),
  drand: z.object({ round: z.number(), signature: z.string(), randomness: HashSchema }),
  classes: z.array(
    z.object({ m: z.number(), k: z.number(), addresses: z.number(), probability: z.number() }),
  ),
  seatChances: z.record(z.string(), z.number()),
  lines: z.record(z.string(), z.string()),
  logKey: HashSchema,
  contentHashes: z.array(HashSchema),
});

/** The text of the page. */
export const protocolText = readFileSync(new URL('../../docs/draw-protocol.md', import.meta.url), 'utf8');

/** The content of the blocks with this info string. */
export function blocksOf(info: string): readonly string[] {
  return [...protocolText.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)]
    .filter((match) => match[1] === info)
    .map((match) => match[2] ?? '');
}

/** The only block with this info string. */
export function blockOf(info: string): string {
  const [block, ...others] = blocksOf(info);
  if (block === undefined || others.length > 0) throw new Error(`not one block "${info}"`);
  return block;
}

/** All vectors in JSON, as one object. */
export const vectors = VectorsSchema.parse(
  Object.assign({}, ...blocksOf('json vector').map((block) => JSON.parse(block) as object)),
);
