/** Imports a file of answers, as `loting signup import` does: judged, recorded and logged in one transaction. */
import { readFileSync } from 'node:fs';
import { openDatabase } from '../../../src/store/open-database.ts';
import { valueOf } from '../expect-result.ts';
import { importAnswers } from '../import-answers.ts';

const [path = '', file = ''] = process.argv.slice(2);
const db = valueOf(openDatabase(path));
process.stdout.write('ready\n');
const { isNew, counts } = valueOf(importAnswers(db, readFileSync(file)));
process.stdout.write(`${isNew ? 'new' : 'known'} ${counts.accepted} ${counts['already-known']}\n`);
db.close();
