/**
 * `npm run build`, after the types were checked: joins the program and the packages that nearly every command loads into a
 * few files a command in `dist`. Opening hundreds of small files took longer than what many commands do.
 *
 * - A command is still loaded only when it is called: esbuild splits the files at the `import()` of `command-table.ts`.
 * - All files lie in `dist/cli`, so that a thread lies beside what starts it, and the package's folder is two up.
 * - Names are kept, and each file has a source map: a defect names the file of `src` it is in.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Metafile } from 'esbuild';
import { build } from 'esbuild';
import { bundlePlugins } from './bundle-plugins.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
mkdirSync(path.join(root, 'dist'));
const threads = ['frame-worker.ts', 'addressee-worker.ts'];
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/cli/main.ts', ...threads.map((name) => `src/cli/workers/${name}`)],
  entryNames: '[name]',
  chunkNames: '[name]-[hash]',
  outdir: 'dist/cli',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.12',
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  plugins: [...bundlePlugins],
});
writeFileSync(path.join(root, 'dist/THIRD-PARTY-LICENSES.txt'), licencesOf(metafile));

/** The licences of the packages whose code is in the files. */
function licencesOf({ inputs }: Metafile): string {
  const folders = Object.keys(inputs).map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  const known = [...new Set(folders)].filter((folder) => folder !== undefined).sort();
  const texts = known.map((folder) => {
    const { name, version } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as {
      name: string;
      version: string;
    };
    const file = readdirSync(path.join(root, folder)).find((each) => /^licen[cs]e/i.test(each));
    if (file === undefined) throw new Error(`${folder} has no licence file`);
    return `${name} ${version}\n\n${readFileSync(path.join(root, folder, file), 'utf8').trim()}\n`;
  });
  return ['The files in this folder hold code of these packages.\n', ...texts].join(
    `\n${'-'.repeat(80)}\n\n`,
  );
}
