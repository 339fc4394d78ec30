/** Makes pictures of the pages of a PDF, with the program pdftoppm of poppler. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';

const PROGRAM = 'pdftoppm';
const DOTS_PER_INCH = 100;

/** Whether the program is on this computer. */
export function canMakePictures(): boolean {
  return spawnSync(PROGRAM, ['-v'], { stdio: 'ignore' }).error === undefined;
}

/** One PNG a page beside the PDF, for its owner only: `preview-01.png` of `preview.pdf`. Gives their names. */
export function makePictures(pdfPath: string): Result<readonly string[]> {
  const folder = path.dirname(pdfPath);
  const stem = path.basename(pdfPath, '.pdf');
  const ended = spawnSync(PROGRAM, ['-r', String(DOTS_PER_INCH), '-png', pdfPath, path.join(folder, stem)], {
    stdio: 'ignore',
  });
  if (ended.error !== undefined || ended.status !== 0) {
    return refuse(failure('mailroom.pictures-failed', {}, { file: pdfPath }));
  }
  const names = readdirSync(folder).filter(
    (name) => name.startsWith(`${stem}-`) && /^\d+\.png$/.test(name.slice(stem.length + 1)),
  );
  for (const name of names) chmodSync(path.join(folder, name), 0o600);
  return ok(names.sort());
}
