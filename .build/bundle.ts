/**
 * `npm run build`, after the types were checked: joins the program and the packages that nearly every command loads into a
 * few files a command in `dist`. Opening hundreds of small files took longer than what many commands do.
 *
 * - A command is still loaded only when it is called: esbuild splits the files at the `import()` of `command-table.ts`.
 * - All files lie in `dist/cli`, so that a thread lies beside what starts it, and the package's folder is two up.
 * - Names are kept, and each file has a source map: a defect names the file of `src` it is in.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Metafile, Plugin } from 'esbuild';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The packages that go into the files, with what they need themselves. The others stay packages: they have files beside
 * their code, are made for one platform, or few commands load them. So does seedrandom: who doubts a draw finds it whole.
 */
const joined = new Set([
  'cli-table3',
  'commander',
  'csv-parse',
  'csv-stringify',
  'fastest-levenshtein',
  'picocolors',
  'yaml',
  'zod',
]);

const nameOf = (specifier: string): string =>
  specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/** Our own code may join the packages above only; what these need follows them. */
const leaveOtherPackages: Plugin = {
  name: 'leave-other-packages',
  setup(steps) {
    // Reading one of our own files does nothing but give what it exports: what nobody asks for stays out.
    steps.onResolve({ filter: /^[.]/ }, ({ importer, path: specifier }) => {
      if (importer.includes('node_modules')) return;
      return { path: path.resolve(path.dirname(importer), specifier), sideEffects: false };
    });
    steps.onResolve({ filter: /^[^.]/ }, ({ importer, path: specifier }) => {
      if (importer === '' || importer.includes('node_modules') || joined.has(nameOf(specifier))) return;
      return { path: specifier, external: true };
    });
  },
};

/** `require('node:path')` in a joined package: there is no `require` in an ES module. */
const importBuiltins: Plugin = {
  name: 'import-builtins',
  setup(steps) {
    steps.onResolve({ filter: /./ }, ({ kind, path: specifier }) => {
      const name = specifier.replace(/^node:/, '');
      if (kind !== 'require-call' || !builtinModules.includes(name)) return;
      return { path: name, namespace: 'builtin' };
    });
    steps.onLoad({ filter: /./, namespace: 'builtin' }, ({ path: name }) => ({
      contents: `import whole from 'node:${name}'; module.exports = whole;`,
    }));
  },
};

/** Everything of zod hangs on its `z`; of its namespace, what is not used stays out: the sentences of fifty languages. */
const importZodByName: Plugin = {
  name: 'import-zod-by-name',
  setup(steps) {
    steps.onLoad({ filter: /[/\\]src[/\\].*\.ts$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8').replace("import { z } from 'zod';", "import * as z from 'zod';"),
      loader: 'ts',
    }));
  },
};

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
  plugins: [leaveOtherPackages, importBuiltins, importZodByName],
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
