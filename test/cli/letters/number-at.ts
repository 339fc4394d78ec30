/** Finds a letter by its place in a batch. */
import { queryColumn } from '../small-panel.ts';

/** The number of the letter at a place in a batch, such as `1-000042`. */
export const numberAt = (folder: string, batch: string, sequence: number): string =>
  String(
    queryColumn(
      folder,
      `SELECT invitation_id FROM letters WHERE batch_id = '${batch}' AND sequence = ${sequence}`,
    )[0],
  );
