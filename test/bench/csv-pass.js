/** A bare pass of csv-parse over files, rows as arrays, as a process of its own: `node csv-pass.js streaming|sync FILE...`. */
import { createReadStream, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';

const [mode, ...files] = process.argv.slice(2);
// The registers have broken rows on purpose: a strict pass would stop at the first.
const options = { delimiter: ';', relax_column_count: true, relax_quotes: true };

let rowCount = 0;
for (const file of files) {
  if (mode === 'sync') {
    rowCount += parseSync(readFileSync(file), options).length;
    continue;
  }
  const rows = createReadStream(file).pipe(parse(options));
  rows.on('data', () => {
    rowCount++;
  });
  await finished(rows);
}
process.stdout.write(`${rowCount}\n`);
