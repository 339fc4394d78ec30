/** Everything that a database says, as one text: two files with the same text give every reader the same answers. */
import BetterSqlite3 from 'better-sqlite3';

/** The schema, the settings in the file's head, every row of every table, and what is wrong with it; an error, as its words. */
export function dumpDatabase(file: string): string {
  let db: BetterSqlite3.Database | undefined;
  try {
    db = new BetterSqlite3(file);
    // Each read holds the page's form against what it must be, as the program has it.
    db.pragma('cell_size_check = ON');
    const heads = [
      'application_id',
      'user_version',
      'encoding',
      'journal_mode',
      'integrity_check',
      'foreign_key_check',
    ];
    const schema = db
      .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name')
      .raw()
      .all();
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all();
    const read = (name: unknown): unknown =>
      db
        ?.prepare(`SELECT * FROM "${String(name)}"`)
        .raw()
        .all();
    return JSON.stringify([
      heads.map((name) => db?.pragma(name)),
      schema,
      tables.map((name) => [name, read(name)]),
    ]);
  } catch (error) {
    return `unreadable: ${String(error)}`;
  } finally {
    db?.close();
  }
}
