/** How our code and some packages are joined into few files, for the program and for what measures it. */
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'esbuild';

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

export const bundlePlugins: readonly Plugin[] = [leaveOtherPackages, importBuiltins, importZodByName];
