/** Looks for what names somebody in everything that a run printed or left behind, but for the files that are made to name people. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Secret } from '../../cli/panel-secrets.ts';
import { findSecrets, secretsOf } from '../../cli/panel-secrets.ts';
import type { DisturbedRun } from './run-disturbed.ts';

/** The letters, what came from outside, the lists of members and of addresses, and the key. */
const namesPeople =
  /^(?:registers|from-outside)\/|^letters\/[^./][^/]*\.pdf$|^exports\/(?:members|addresses-[^/]*)\.csv$|^loting\.key$/;

/** In random bytes a shorter text stands by chance. */
const LEAST_LENGTH_IN_BYTES = 7;

const project = path.resolve(import.meta.dirname, '../../..');

/** What Loting says by itself, of nobody: in it stand words that are a surname or a street too. */
function readOwnTexts(): string {
  return ['src', 'templates', 'docs']
    .flatMap((name) => listFiles(path.join(project, name)).map((file) => path.join(project, name, file)))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

/** The secrets that are no words of Loting itself. */
export function recognisableSecretsOf(folder: string): readonly Secret[] {
  const all = secretsOf(folder);
  const ordinary = new Set(findSecrets(all, readOwnTexts()));
  return all.filter((secret) => !ordinary.has(secret));
}

/** Where each was found, with what kind of secret it is; the secret itself is not repeated. */
export function findPersonalData(
  secrets: readonly Secret[],
  run: Pick<DisturbedRun, 'stdout' | 'stderr'>,
  folder: string,
  temporaryFolder: string,
): readonly string[] {
  const long = secrets.filter(({ text }) => text.length >= LEAST_LENGTH_IN_BYTES);
  const inFiles = (root: string): readonly string[] =>
    listFiles(root)
      .filter((file) => !namesPeople.test(file))
      .flatMap((file) => {
        const bytes = readFileSync(path.join(root, file));
        const isBinary = bytes.includes(0);
        const text = bytes.toString(isBinary ? 'latin1' : 'utf8');
        return findSecrets(isBinary ? long : secrets, text).map(({ kind }) => `${file}: ${kind}`);
      });
  return [
    ...findSecrets(secrets, `${run.stdout}\n${run.stderr}`).map(({ kind }) => `printed: ${kind}`),
    ...inFiles(folder),
    ...inFiles(temporaryFolder),
  ];
}

function listFiles(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(root, name)).isFile())
    .map((name) => name.split(path.sep).join('/'));
}
