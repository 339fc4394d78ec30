/** What the commands of the letters say in Dutch, from the first look to the last file. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runLoting } from '../run-loting.ts';
import { AFTER_POSTING, copyPanel, makeSmallPanel } from '../small-panel.ts';

/** Words that stand in no Dutch sentence. Commands, options and names of files are no sentences. */
const ENGLISH = /\b(?:the|and|with|were|was made|batch(?:es)?|nothing|recorded|this|municipality)\b/i;

const calls: readonly (readonly [call: string, says: readonly (RegExp | string)[], exitCode?: number])[] = [
  [
    'letters preview --dry-run',
    ['Brieven om te bekijken', /niemand +de brief aan niemand/, 'langste naam', 'niets opgeslagen'],
  ],
  ['letters render --leave-out', ['Brieven van ronde 1', /^Totaal/m, 'Deze brieven waren al gemaakt']],
  ['letters export-addresses --wave 1 --kind welcome', ['Er is geen brief van ronde 1'], 1],
  ['letters import-sorting empty.csv', ['Doe:'], 1],
  ['letters status', ['Partijen brieven', /^Partij +Brieven +Gedrukt +Post +Weg +Nieuw +Retour/m]],
  ['letters reprint w1-GM0344-001:3 --dry-run', ['1 brief opnieuw, met dezelfde codes', 'niets opgeslagen']],
  ['letters void w1-GM0344-001:1', ['1 brief is vastgelegd als eruit gehaald en vernietigd.']],
  ['letters void w1-GM0344-001:1', ['Er is niets nieuws om vast te leggen.']],
  [
    'letters revoke 1-000002 --reason zoekgeraakt',
    [
      'De code van brief 1-000002 werkt niet meer.',
      'Leg daarna vast dat hij niet uitgaat, ook als hij kwijt is:',
      'loting letters void w1-GM0637-001:9',
      'loting letters render --wave 1',
    ],
  ],
  ['letters printed w1-GM0344-001', [/^\d+ brieven in 1 partij zijn vastgelegd als gedrukt\./]],
  ['letters printed w1-GM0344-001', ['Niets nieuws: 1 partij was al vastgelegd als gedrukt.']],
  ['signup decline 1-000005', []],
  [
    'letters check',
    [
      'Haal deze brieven eruit',
      'de inwoner doet niet mee',
      /^Totaal +2 brieven/m,
      'loting letters void --checked',
    ],
    1,
  ],
  ['letters reconcile', ['niet gepost en niet eruit gehaald', 'w1-GM0344-001:2-30'], 1],
  ['letters void --checked', ['2 brieven zijn vastgelegd']],
  ['letters posted --all --dry-run', ['Zonder --dry-run gebeurt dit:', 'Dit was een proef']],
  [
    'letters posted --all --on 2027-01-11',
    [
      '! Nog niet vastgelegd als gedrukt: w1-GM0344-002, w1-GM0637-001.',
      /^\d+ brieven in 3 partijen zijn vastgelegd als gepost\./,
    ],
  ],
  ['letters check', ['Niets om uit 0 partijen te halen.']],
  ['letters returned 1-000007 1-000008', ['2 brieven zijn vastgelegd als retour.']],
  ['letters returned 1-000007', ['1 brief was al vastgelegd als retour.']],
  ['letters reconcile', ['Elke brief die is gemaakt, is verantwoord.']],
  [
    'letters shred --wave 1 --dry-run',
    ['3 pdf-bestanden met ', 'Dit was een proef: er is niets verwijderd (--dry-run).'],
  ],
  [
    'letters shred --wave 1 --yes',
    ['De pdf-bestanden van 3 partijen zijn verwijderd.', 'Verwijder ook kopieën'],
  ],
  ['letters status', [/^w1-GM0344-001 .* verwijderd$/m]],
];

describe('the commands of the letters', () => {
  it('speak Dutch', async () => {
    const folder = copyPanel(await makeSmallPanel('rendered'));
    writeFileSync(path.join(folder, 'empty.csv'), '');
    for (const [call, says, exitCode = 0] of calls) {
      const result = await runLoting(folder, call, { now: AFTER_POSTING, language: 'nl' });
      const text = result.stdout + result.stderr;
      expect(result.exitCode, `${call}: ${text}`).toBe(exitCode);
      for (const part of says) expect(text, call).toMatch(part);
      expect(withoutCommands(text), call).not.toMatch(ENGLISH);
    }
  });

  it('have Dutch help', async () => {
    for (const command of new Set(calls.map(([call]) => call.split(' ').slice(0, 2).join(' ')))) {
      const { stdout } = await runLoting('.', `${command} --help`, { language: 'nl' });
      const help = stdout.replace(/Voorbeeld:[^]*/u, '').replaceAll(/^ +-.*?(?: {2}|$)/gmu, '');
      expect(withoutCommands(help), command).not.toMatch(ENGLISH);
    }
  });
});

/** Also without the names of arguments and files, and of kinds as they are typed. */
function withoutCommands(text: string): string {
  return text
    .replaceAll(/"loting [^"]*"|loting [a-z]+ [a-z-]+.*|^ {2}[a-z]+ {2,}|\b[\w/-]+\.(?:pdf|csv)\b/gmu, '')
    .replaceAll(/letters\/|"case"|--[a-z-]+/gu, '');
}
