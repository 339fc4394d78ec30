/** Cover sheets that were lost: they come back by themselves, and keep nothing else from being made. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestFolder } from '../folder-digest.ts';
import { runJson, runLoting } from '../run-loting.ts';
import { AFTER_POSTING, copyPanel, editFile, editSettings, makeSmallPanel } from '../small-panel.ts';

const rendered = await makeSmallPanel('rendered');
const now = AFTER_POSTING;
const lettersIn = (folder: string) => digestFolder(path.join(folder, 'letters'));

async function lose(folder: string, batch: string): Promise<void> {
  rmSync(path.join(folder, `letters/${batch}-cover.pdf`));
  const status = await runLoting(folder, 'letters status', { now });
  expect(status.stdout).toMatch(new RegExp(`^${batch} .* MISSING$`, 'm'));
}

describe('a lost cover sheet', () => {
  it('comes back with the same bytes, also after the texts of the letters changed', async () => {
    const folder = copyPanel(rendered);
    await runLoting(folder, 'letters reprint w1-GM0344-001:4,6-8', { now });
    await runLoting(folder, 'letters printed --all', { now });
    const before = lettersIn(folder);
    editFile(folder, 'templates/invitation.nl.md', 'Met vriendelijke groet', 'Met groet');
    await lose(folder, 'w1-GM0344-001');
    await lose(folder, 'w1-GM0344-reprint-001');
    const planned = await runJson(folder, 'letters render --leave-out --dry-run', { now });
    expect(planned.json).toMatchObject({
      batches: expect.arrayContaining([
        expect.objectContaining({ batch: 'w1-GM0344-001', result: 'planned' }),
      ]),
    });
    const { exitCode, stdout } = await runLoting(folder, 'letters render --leave-out', {
      now,
      language: 'nl',
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('2 voorbladen zijn opnieuw gemaakt, met precies dezelfde inhoud als eerst.');
    expect(lettersIn(folder)).toEqual(before);
  });

  it('that cannot come back as it was is told when everything else is made', async () => {
    const folder = copyPanel(rendered);
    await runLoting(folder, 'letters printed --all', { now });
    await runLoting(folder, 'letters revoke w1-GM0344-001:3 --reason opened', { now });
    editSettings(folder, [[['panel', 'name'], 'Een andere naam']]);
    await lose(folder, 'w1-GM0344-001');
    const { exitCode, stdout, stderr } = await runLoting(folder, 'letters render --leave-out', { now });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Each PDF file has a cover sheet');
    expect(stderr).toContain(
      'The cover sheet of batch w1-GM0344-001 was lost or changed, and it cannot be made again',
    );
    expect(stderr).toContain('The letters are whole, and need no cover sheet');
    expect(Object.keys(lettersIn(folder))).toContain('w1-GM0344-003.pdf');
    await runLoting(folder, 'letters printed w1-GM0344-003', { now });
    editSettings(folder, [[['panel', 'name'], 'De Tweede Mening']]);
    expect((await runLoting(folder, 'letters render --leave-out', { now })).stdout).toContain(
      '1 cover sheet was made again, with the same bytes as before.',
    );
    expect((await runLoting(folder, 'audit verify', { now })).exitCode).toBe(0);
  });
});
