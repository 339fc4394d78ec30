/**
 * `npm run docs`: writes docs/reference.md and the examples of README.md and of the guides anew.
 * `npm run docs -- pictures`: draws the pictures in docs/pictures anew, from the demo.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeReference } from './make-reference.ts';
import { readReadme, refreshReadme } from './readme-examples.ts';
import { takePictures } from './pictures/take-pictures.ts';

const root = path.resolve(import.meta.dirname, '../..');

if (process.argv.includes('pictures')) {
  for (const [file, content] of await takePictures()) {
    writeFileSync(path.join(root, 'docs/pictures', file), content);
  }
} else {
  writeFileSync(path.join(root, 'docs/reference.md'), await makeReference());
  writeFileSync(path.join(root, 'README.md'), refreshReadme(readReadme()));
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const guides = ['run', '--config', 'test/long/vitest.config.ts', 'test/long/guides.test.ts', '--update'];
  const { status } = spawnSync(process.execPath, [vitest, ...guides], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
