/** The chances of a draw, each once for all residents who have the same: so a wave renews hundreds of rows, not everybody's. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { DrawnResident } from '../../domain/drawn-resident.ts';
import { readRows } from '../read-rows.ts';

export type Chance = Pick<DrawnResident, 'chanceClass' | 'inclusionProbability' | 'designWeight'>;

const ChanceRowSchema = z.strictObject({
  chanceClass: z.int().min(0),
  inclusionProbability: z.number().gt(0).lte(1),
  designWeight: z.number().gte(1),
});

/**
 * Writes the chances of residents of a draw, over those that their classes had: a later wave raises those of everyone drawn
 * before. Throws when two of one class have different ones.
 */
export function saveChances(db: Database, drawId: number, residents: readonly Chance[]): void {
  const save = db.prepare(
    `INSERT INTO chances (draw_id, chance_class, inclusion_probability, design_weight) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET inclusion_probability = excluded.inclusion_probability,
       design_weight = excluded.design_weight`,
  );
  for (const { chanceClass, inclusionProbability, designWeight } of oneOfEachClass(residents)) {
    save.run(drawId, chanceClass, inclusionProbability, designWeight);
  }
}

function oneOfEachClass(residents: readonly Chance[]): Iterable<Chance> {
  const found = new Map<number, Chance>();
  for (const resident of residents) {
    const { chanceClass, inclusionProbability, designWeight } = resident;
    const known = found.get(chanceClass);
    if (known === undefined) found.set(chanceClass, resident);
    else if (known.inclusionProbability !== inclusionProbability || known.designWeight !== designWeight) {
      throw new Error(`residents of class ${chanceClass} have different chances`);
    }
  }
  return found.values();
}

/** The chances of a draw, by class. */
export function readChances(db: Database, drawId: number): ReadonlyMap<number, Chance> {
  const rows = readRows(
    db,
    'chances',
    ChanceRowSchema,
    `SELECT chance_class AS chanceClass, inclusion_probability AS inclusionProbability, design_weight AS designWeight
     FROM chances WHERE draw_id = ? ORDER BY chance_class`,
    drawId,
  );
  return new Map(rows.map((row) => [row.chanceClass, row]));
}

/** Removes the chances of a draw of which nobody is left. */
export function removeChances(db: Database, drawId: number): void {
  db.prepare('DELETE FROM chances WHERE draw_id = ?').run(drawId);
}
