/** `loting audit bundle`: writes the folder with which strangers check the draw. */
import { chmodSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Audience, BundleFile } from '../../audit/bundle-facts.ts';
import { makeBundle, MANIFEST_FILE, manifestText } from '../../audit/bundle.ts';
import { failure } from '../../domain/failure.ts';
import type { Hash } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { temporaryPathFor, writeNewFileAtomically } from '../../store/atomic-file.ts';
import { writeFailure } from '../../store/file-failure.ts';
import { catchInterruptedRead } from '../../store/read-file.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';
import { readBundleFacts } from '../read-bundle-facts.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command
    .requiredOption('--for <audience>', words.audit.bundle.forOption)
    .requiredOption('--out <folder>', words.audit.bundle.outOption);
  addExample(
    command,
    words,
    'loting audit bundle --for researchers --out bundle-researchers',
    'loting audit bundle --for public --out bundle-public',
  );
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const audience = readAudience(options['for']);
    if (!audience.ok) return Promise.resolve(audience);
    const out = path.resolve(context.cwd, String(options['out']));
    return withPanel(dir, (panel) => {
      if (isThere(out)) return refuse(failure('audit.bundle-exists', {}, { file: out }));
      const facts = readBundleFacts(panel);
      if (!facts.ok) return facts;
      const files = makeBundle(facts.value, audience.value);
      const written = dryRun ? ok(undefined) : writeBundle(out, files, audience.value);
      if (!written.ok) return written;
      const names = [...files.map(({ name }) => name), MANIFEST_FILE];
      const manifestHash = written.value;
      if (json)
        printJson(context, { written: !dryRun, audience: audience.value, files: names, manifestHash });
      else printBundle(context, audience.value, names, manifestHash);
      return ok(0);
    });
  };
};

function readAudience(value: unknown): Result<Audience> {
  if (value === 'researchers' || value === 'public') return ok(value);
  const problem = { code: 'one-of', possible: ['researchers', 'public'] } as const;
  return refuse(failure('command.wrong-option', { option: '--for', problem }));
}

/** Also true of a link that leads nowhere. */
function isThere(folder: string): boolean {
  return lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
}

/** What is public may be read by everybody who can reach the folder; the rest by its owner only. */
const modes = {
  researchers: { folder: 0o700, file: 0o600 },
  public: { folder: 0o755, file: 0o644 },
} as const;

/**
 * Writes all files into a temporary folder, the manifest last, and gives that its name: a bundle is there wholly or not at
 * all. Gives the manifest's hash.
 */
function writeBundle(out: string, files: readonly BundleFile[], audience: Audience): Result<Hash> {
  let temporary: string | undefined;
  try {
    mkdirSync(path.dirname(out), { recursive: true });
    // Were the program killed, the next one that writes beside it would know it for what it is, and remove it.
    temporary = temporaryPathFor(out);
    mkdirSync(temporary, { mode: 0o700 });
    const written = writeFiles(temporary, files, audience);
    if (!written.ok) return written;
    if (isThere(out)) return refuse(failure('audit.bundle-exists', {}, { file: out }));
    renameSync(temporary, out);
    temporary = undefined;
    return written;
  } catch (error) {
    return refuse(writeFailure(error, out));
  } finally {
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true });
  }
}

function writeFiles(folder: string, files: readonly BundleFile[], audience: Audience): Result<Hash> {
  const { folder: folderMode, file: mode } = modes[audience];
  const hashes = new Map<string, Hash>();
  for (const { name, content } of files) {
    const written = catchInterruptedRead(() =>
      writeNewFileAtomically(path.join(folder, name), content, { mode }),
    );
    if (!written.ok) return written;
    hashes.set(name, written.value.sha256);
  }
  const manifest = writeNewFileAtomically(path.join(folder, MANIFEST_FILE), manifestText(hashes), { mode });
  if (!manifest.ok) return manifest;
  // Until now for its owner only.
  chmodSync(folder, folderMode);
  return ok(manifest.value.sha256);
}

function printBundle(
  context: CommandContext,
  audience: Audience,
  names: readonly string[],
  manifestHash: Hash | undefined,
): void {
  const { bundle } = context.words.audit;
  printHeading(context, bundle.headings[audience]);
  printTable(
    context,
    [{ title: bundle.file }],
    names.map((name) => [name]),
  );
  printLines(
    context,
    manifestHash === undefined ? bundle.nothingWritten : bundle.hash(MANIFEST_FILE, manifestHash),
  );
  printLines(context, bundle.cautions[audience], bundle.check);
}
