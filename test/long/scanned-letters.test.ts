/**
 * Printed letters scan: poppler draws the pages, zbar reads the codes, as a mailroom's tools would. Without both (Debian's
 * `poppler-utils` and `zbar-tools`) the tests are skipped, but never in CI.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PrintProfile } from '../../src/domain/print-profile.ts';
import { renderBatch } from '../../src/letters/render-batch.ts';
import { signUpAddressOf } from '../../src/letters/sign-up-address.ts';
import { batchOf, orderWith, pressWith, shippedSettings, valueOf } from '../letters/letter-fixtures.ts';
import { makeTemporaryFolder } from '../store/temporary-folder.ts';

const hasTools = ['pdftoppm', 'zbarimg'].every((tool) => spawnSync(tool, ['--help']).error === undefined);
const isOptional = !hasTools && process.env['CI'] === undefined;

const orders = Array.from({ length: 12 }, (_, index) => orderWith(index * 101 + 1));
const press = pressWith();

function run(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return stdout;
}

describe.skipIf(isOptional).each(['tagged', 'print'] as const satisfies readonly PrintProfile[])(
  'letters of the profile %s',
  (profile) => {
    it.each([80, 150, 300])('scan at %i dots an inch, each to its own address', async (dotsPerInch) => {
      const folder = makeTemporaryFolder();
      const pdf = path.join(folder, 'letters.pdf');
      writeFileSync(pdf, valueOf(await renderBatch(batchOf(...orders), press, profile)));
      run('pdftoppm', '-r', String(dotsPerInch), '-gray', pdf, path.join(folder, 'page'));
      const { letters } = batchOf(...orders);
      for (const [index, { code }] of letters.entries()) {
        const page = path.join(folder, `page-${String(index + 1).padStart(2, '0')}.pgm`);
        const found = run('zbarimg', '--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', page);
        expect(found.trim()).toBe(signUpAddressOf(shippedSettings.letters.signUpUrl, code));
      }
    });

    it('hold every word where it can be copied from', async () => {
      const pdf = path.join(makeTemporaryFolder(), 'letters.pdf');
      writeFileSync(pdf, valueOf(await renderBatch(batchOf(...orders), press, profile)));
      for (const [index, { code, invitationId }] of orders.entries()) {
        const number = String(index + 1);
        const text = run('pdftotext', '-f', number, '-l', number, '-layout', pdf, '-');
        expect(text).toContain(code);
        expect(text).toContain(invitationId);
        expect(text).toContain('volgens de Wet maatschappelijke ondersteuning (Wmo)');
      }
    });
  },
);
