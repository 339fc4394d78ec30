/** Everything about a panel that may stand in no file that leaves the municipality, gathered for a test to look for. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import Sqlite from 'better-sqlite3';
import type { InvitationId } from '../../src/domain/ids.ts';
import { loginCodeOf } from '../../src/letters/login-code.ts';

export interface Secret {
  readonly kind: string;
  readonly text: string;
}

/** Columns of a register that are a person's own. */
const personalColumns: Readonly<Record<string, string>> = {
  '01.01.10': 'A-nummer',
  '01.01.20': 'BSN',
  '01.02.10': 'given names',
  '01.02.40': 'surname',
  '05.02.40': 'surname of partner',
  '08.11.10': 'street',
  '08.11.15': 'street',
  '08.11.60': 'postcode',
};

/** Names and numbers of everybody in the registers, what the answers brought if there are any, the key, and every login code. */
export function secretsOf(folder: string): readonly Secret[] {
  const found = new Map<string, Secret>();
  const add = (kind: string, text = ''): void => {
    if (text.trim().length > 1) found.set(`${kind} ${text}`, { kind, text });
  };
  const registers = path.join(folder, 'registers');
  for (const file of readdirSync(registers).filter((name) => name.endsWith('.csv'))) {
    for (const row of readRegister(path.join(registers, file))) {
      for (const [column, kind] of Object.entries(personalColumns)) add(kind, row.get(column));
      const postcode = row.get('08.11.60') ?? '';
      const number = row.get('08.11.20') ?? '';
      if (postcode === '' || number === '') continue;
      for (const separator of ['', ' ', ',', '|']) add('address', `${postcode}${separator}${number}`);
    }
  }
  const answersFile = path.join(folder, 'from-outside/answers.csv');
  const answers = existsSync(answersFile) ? readFileSync(answersFile, 'utf8') : '';
  for (const row of parse<Record<string, string>>(answers, { columns: true })) {
    for (const column of ['code', 'email', 'phone', 'name']) add(column, row[column]);
  }
  const key = Buffer.from(readFileSync(path.join(folder, 'loting.key'), 'utf8').trim(), 'hex');
  add('key', key.toString('hex'));
  for (const invitationId of invitationIdsOf(folder)) {
    const code = loginCodeOf(key, { panelId: 'de-tweede-mening', invitationId, version: 1 });
    add('login code', code);
    add('login code', code.replaceAll('-', ''));
  }
  return [...found.values()];
}

/** The numbers of all letters. */
export function invitationIdsOf(folder: string): readonly InvitationId[] {
  const db = new Sqlite(path.join(folder, 'loting.db'), { readonly: true });
  try {
    return db.prepare('SELECT invitation_id FROM invitations').pluck().all() as InvitationId[];
  } finally {
    db.close();
  }
}

/** Secrets that stand in a text: words as whole words, since nine digits of a BSN can by chance stand inside a hash. */
export function findSecrets(secrets: readonly Secret[], text: string): readonly Secret[] {
  const words = new Set(text.split(/[^\p{L}\p{N}]+/u));
  return secrets.filter((secret) =>
    /^[\p{L}\p{N}]+$/u.test(secret.text) ? words.has(secret.text) : text.includes(secret.text),
  );
}

/** The rows as far as they can be split; a synthetic register has broken rows on purpose. */
function readRegister(file: string): ReadonlyMap<string, string>[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  const columns = header.replace('\uFEFF', '').trim().split(';');
  return lines.map((line) => {
    const cells = line.split(';').map((cell) => cell.trim().replaceAll('"', ''));
    return new Map(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}
