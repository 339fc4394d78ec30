import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runLoting } from '../run-loting.ts';
import { AFTER_POSTING, copyPanel, makeSmallPanel } from '../small-panel.ts';

const options = { now: AFTER_POSTING };

describe('loting letters reprint, given again', async () => {
  const panel = await makeSmallPanel('letters');

  it('writes the manifest that a run which was killed did not come to', async () => {
    const folder = copyPanel(panel);
    const manifest = path.join(folder, 'letters/w1-manifest.csv');
    const before = readFileSync(manifest);
    const call = 'letters reprint w1-GM0344-001:3';
    expect(await runLoting(folder, call, options)).toMatchObject({ exitCode: 0 });
    const after = readFileSync(manifest);
    expect(after.equals(before)).toBe(false);
    // As a kill between the database and the manifest leaves it.
    writeFileSync(manifest, before);
    expect((await runLoting(folder, `${call} --dry-run`, options)).exitCode).toBe(1);
    expect(readFileSync(manifest).equals(before)).toBe(true);
    const again = await runLoting(folder, call, options);
    expect(again.exitCode).toBe(1);
    expect(again.stderr).toContain('was printed again before');
    expect(readFileSync(manifest).equals(after)).toBe(true);
    expect(await runLoting(folder, 'audit verify', options)).toMatchObject({ exitCode: 0 });
  });
});
