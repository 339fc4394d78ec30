/** A database with rows of seeded bytes in the tables with personal data, and what of it should be gone. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { ok } from '../../src/domain/result.ts';
import { createDatabase, openDatabase } from '../../src/store/open-database.ts';
import { valueOf } from './expect-result.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

export type Step =
  | { readonly kind: 'insert'; readonly size: number }
  | { readonly kind: 'replace'; readonly place: number; readonly size: number }
  | { readonly kind: 'remove'; readonly place: number };

/** What one resident leaves: addressee, sign-up, sorted letter, and the lookup of an e-mail address. */
type Personal = readonly [addressee: Buffer, signUp: Buffer, sorted: Buffer, lookup: Buffer];

export class FilledDatabase {
  readonly path: string;
  readonly removed: Buffer[] = [];
  readonly kept = new Map<string, Personal>();
  db: Database;
  #count = 0;

  constructor() {
    this.path = join(makeTemporaryFolder(), 'loting.db');
    valueOf(createDatabase(this.path, () => ok(undefined)));
    this.db = this.open();
  }

  open(): Database {
    const db = valueOf(openDatabase(this.path));
    db.pragma('foreign_keys = OFF');
    db.pragma('synchronous = OFF');
    this.db = db;
    return db;
  }

  /** All in one transaction. */
  play(steps: readonly Step[]): void {
    this.db.exec('BEGIN');
    for (const step of steps) {
      if (step.kind === 'insert') this.#insert(step.size);
      else if (step.kind === 'replace') this.#replace(step.place, step.size);
      else this.#remove(step.place);
    }
    this.db.exec('COMMIT');
  }

  #bytes(size: number): Buffer {
    const blocks = Array.from({ length: Math.ceil(size / 64) }, (_, index) =>
      createHash('sha512').update(`${this.#count}|${index}`).digest(),
    );
    this.#count++;
    return Buffer.concat(blocks).subarray(0, size);
  }

  #insert(size: number): void {
    // In no order, as ids are.
    const id = this.#bytes(16).toString('hex');
    const personal = [
      this.#bytes(size),
      this.#bytes(size * 3),
      this.#bytes(60),
      Buffer.from(this.#bytes(32).toString('hex')),
    ] as const;
    const [addressee, signUp, sorted, lookup] = personal;
    this.db.prepare('INSERT INTO addressees VALUES (?, ?)').run(id, addressee);
    this.db.prepare('INSERT INTO sign_ups VALUES (?, ?, ?)').run(id, lookup.toString(), signUp);
    this.db.prepare("INSERT INTO sorted_letters VALUES ('invitation', ?, 1, ?)").run(id, sorted);
    this.kept.set(id, personal);
  }

  #idAt(place: number): string {
    return [...this.kept.keys()][place % this.kept.size] ?? '';
  }

  #replace(place: number, size: number): void {
    const id = this.#idAt(place);
    const known = this.kept.get(id);
    if (known === undefined) return;
    const [before, ...others] = known;
    const addressee = this.#bytes(size);
    this.db.prepare('UPDATE addressees SET sealed = ? WHERE resident_id = ?').run(addressee, id);
    this.removed.push(before);
    this.kept.set(id, [addressee, ...others]);
  }

  #remove(place: number): void {
    const id = this.#idAt(place);
    this.db.prepare('DELETE FROM addressees WHERE resident_id = ?').run(id);
    this.db.prepare('DELETE FROM sign_ups WHERE invitation_id = ?').run(id);
    this.db.prepare('DELETE FROM sorted_letters WHERE invitation_id = ?').run(id);
    this.removed.push(...(this.kept.get(id) ?? []));
    this.kept.delete(id);
  }

  /** How many pieces of six bytes of what was removed are in the file: a fragment of eleven has one of them whole. */
  countTraces(): number {
    const pieces = new Set<number>();
    for (const bytes of this.removed) {
      for (let at = 0; at + 6 <= bytes.length; at += 6) pieces.add(bytes.readUIntBE(at, 6));
    }
    const file = readFileSync(this.path);
    let count = 0;
    for (let at = 0; at + 6 <= file.length; at++) if (pieces.has(file.readUIntBE(at, 6))) count++;
    return count;
  }
}
