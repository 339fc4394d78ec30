/** A folder of its own for each test, removed afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

export function makeTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'loting-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder for all tests of a `describe`. */
export function makeSharedTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'loting-store-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
