/** The lottery as it is published before it is drawn: who can be selected, every group with its tickets, and the proof. */
import { z } from 'zod';
import { sha256HexOfBytes } from '../../domain/hash.ts';
import type { Hash } from '../../domain/ids.ts';

const WholeSchema = z.number().int().nonnegative();
/** A whole number of 1e-15 parts, as a decimal text, since it may be larger than a double holds. */
const UnitsSchema = z.string().regex(/^-?\d{1,40}$/);
const PairSchema = z.tuple([WholeSchema, UnitsSchema]);

const MultipliersSchema = z.object({
  size: UnitsSchema,
  quotas: z.array(UnitsSchema),
  limits: z.array(PairSchema),
  cuts: z.array(PairSchema),
});

/** A proof that is divided further names a type and a count; the two halves follow it in the list. */
const ProofStepSchema = z.union([
  z.object({ type: WholeSchema, count: WholeSchema }),
  z.object({ multipliers: MultipliersSchema }),
]);

export const PortfolioSchema = z.object({
  format: z.literal('loting group lottery v1'),
  groupSize: WholeSchema,
  /** SHA-256 of the people, their values and the quotas. */
  inputHash: z.string(),
  /** The seed of the lottery itself; another one draws from it. */
  seed: z.string(),
  solver: z.string(),
  /** False when the search was stopped: the chances are then not the fairest. */
  isFinished: z.boolean(),
  ticketCount: WholeSchema,
  quotas: z.array(
    z.object({ feature: z.string(), value: z.string(), minimum: WholeSchema, maximum: WholeSchema }),
  ),
  people: z.array(
    z.object({ id: z.string(), quotas: z.array(WholeSchema), address: WholeSchema.optional() }),
  ),
  certificate: z.object({
    levels: z.array(
      z.object({ chance: UnitsSchema, types: z.array(WholeSchema), multipliers: MultipliersSchema }),
    ),
    cuts: z.array(
      z.object({
        weights: z.array(z.number().int()),
        bound: z.number().int(),
        /** `null` when the proof would be too long: the rule then rests on the solver alone. */
        proof: z.array(ProofStepSchema).nullable(),
      }),
    ),
  }),
  groups: z.array(z.object({ tickets: WholeSchema, people: z.array(WholeSchema) })),
});

export type Portfolio = z.infer<typeof PortfolioSchema>;
export type ProofStep = z.infer<typeof ProofStepSchema>;
export type PortfolioMultipliers = z.infer<typeof MultipliersSchema>;

/** The bytes that are published: one group, person, level or rule a line, so that people and programs can compare them. */
export function portfolioBytes(portfolio: Portfolio): Uint8Array {
  const { groups, people, quotas, certificate, ...head } = portfolio;
  const fields = Object.entries(head).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  );
  const text = [
    `{${fields.join(',\n')}`,
    `"quotas":${list(quotas)}`,
    `"people":${list(people)}`,
    `"certificate":{"levels":${list(certificate.levels)},\n"cuts":${list(certificate.cuts)}}`,
    `"groups":${list(groups)}}\n`,
  ].join(',\n');
  return new TextEncoder().encode(text);
}

function list(items: readonly unknown[]): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
}

/** SHA-256 of the published bytes; the draw depends on it. */
export function portfolioHash(bytes: Uint8Array): Hash {
  return sha256HexOfBytes(bytes) as Hash;
}

/** The portfolio in a file, or `undefined` when the bytes are none. */
export function readPortfolio(bytes: Uint8Array): Portfolio | undefined {
  try {
    const parsed = PortfolioSchema.safeParse(
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)),
    );
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
