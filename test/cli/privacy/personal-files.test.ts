import { describe, expect, it } from 'vitest';
import { kindOfFile } from '../../../src/cli/privacy/personal-files.ts';

const registers = new Set(['registers/GM0344.csv']);
const lists = new Set(['opt-out.csv']);

describe('files with personal data', () => {
  it.each([
    ['registers/GM0344.csv', 'register'],
    ['opt-out.csv', 'list'],
    ['registers/GM0344-old.csv', 'unknown'],
    ['letters/w1-GM0344-001.pdf', 'letters'],
    ['letters/w2-GM0344-secret-reminder-001.pdf', 'letters'],
    ['letters/w1-GM0344-001-cover.pdf', undefined],
    ['letters/preview-GM0344-invitation.pdf', 'preview'],
    ['letters/preview-GM0344-invitation-01.png', 'preview'],
    ['letters/testsheet-GM0344.pdf', undefined],
    ['letters/w1-manifest.csv', undefined],
    ['exports/members.csv', 'members'],
    ['exports/members-2.csv', 'unknown'],
    ['exports/addresses-w1-GM0344.csv', 'addresses'],
    ['exports/answers-result.csv', undefined],
    ['exports/roster-case-1.csv', undefined],
    ['exports/opt-out.csv', undefined],
    ['audit/frame.csv', undefined],
    ['bundle-public/SHA256SUMS', undefined],
    ['bundle-researchers/strata.csv', undefined],
    ['bundle-other/strata.csv', 'unknown'],
    ['loting.db', undefined],
    ['loting.db-wal', undefined],
    ['loting.db.bak', 'copy'],
    ['copy of loting.db', 'copy'],
    ['backup/loting.db-wal', 'copy'],
    ['panel.zip', 'copy'],
    ['exports/.members.csv.4711-3.loting-tmp', 'leftover'],
    ['from-outside/answers.csv', 'unknown'],
  ])('%s: %s', (file, kind) => {
    expect(kindOfFile(file, registers, lists)).toBe(kind);
  });
});
