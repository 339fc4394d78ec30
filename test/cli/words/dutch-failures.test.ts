/** What is refused, with `--lang nl`: the sentence, the place and what to do, all in Dutch. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTestFolder, runLoting } from '../run-loting.ts';

async function refused(folder: string, call: string): Promise<string> {
  const { exitCode, stderr } = await runLoting(folder, call, { language: 'nl' });
  expect(exitCode).not.toBe(0);
  return stderr;
}

describe('what is refused is told in Dutch', () => {
  it('without a working folder', async () => {
    const folder = makeTestFolder();
    expect(await refused(folder, 'status')).toContain(
      '✗ Dit is niet de werkmap van een panel: er is geen loting.yaml.\n',
    );
  });

  it('with an option that is not right', async () => {
    const folder = makeTestFolder();
    const said = await refused(folder, 'draw plan --simulations 2000000');
    expect(said).toContain('✗ De optie --simulations klopt niet: geef ten hoogste ');
    expect(said).toContain('  Doe:  Bij --help staat een voorbeeld.\n');
  });

  it.each([
    ['panel: [', 'Het instellingenbestand is geen geldige YAML: ', 'regel 2'],
    ['panel: 3', 'De waarde 3 klopt niet: dit moet een groep instellingen zijn', 'regel 1, instelling panel'],
    ['panle: {}', 'De instelling "panle" bestaat hier niet.', 'regel 1, instelling panle'],
  ])('with the settings %j', async (text, what, where) => {
    const folder = makeTestFolder();
    writeFileSync(path.join(folder, 'loting.yaml'), `${text}\n`);
    const said = await refused(folder, 'status');
    expect(said).toContain(`✗ ${what}`);
    expect(said).toMatch(new RegExp(`  Waar: .*loting\\.yaml, ${where}\n`));
    expect(said).not.toMatch(/\b(?:the|is not|line|setting)\b/);
  });
});
