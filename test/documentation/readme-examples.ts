/** The console blocks of README.md are what `loting demo` prints today, with the demo's folder left out. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const CONSOLE_BLOCK = /```console\n\$ loting [\s\S]*?\n```/g;

/** README.md as it is. */
export function readReadme(): string {
  return readFileSync(path.join(root, 'README.md'), 'utf8');
}

/** README.md with every console block replaced by what the demo prints now. Runs the whole demo, about a minute. */
export function refreshReadme(readme: string): string {
  const blocks = runDemo();
  return readme.replace(CONSOLE_BLOCK, (block) => {
    const name = commandOf(block);
    const fresh = blocks.find((candidate) => commandOf(candidate) === name);
    if (fresh === undefined) throw new Error(`the demo does not run "${name}"`);
    return `\`\`\`console\n${fresh}\n\`\`\``;
  });
}

/** The words of the first command in a block, such as `frame build`. */
function commandOf(block: string): string {
  return /\$ loting ((?:[a-z]+ ?){1,2})/.exec(block)?.[1]?.trim() ?? '';
}

function runDemo(): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'loting-readme-'));
  try {
    const output = execFileSync(process.execPath, [path.join(root, 'bin/loting.js'), 'demo'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 26,
    });
    const [commands = ''] = output.split('\nHow long it took');
    return commands
      .split(/\n(?=\$ loting )/)
      .filter((block) => block.startsWith('$ loting '))
      .map((block) =>
        block
          .trim()
          .replace('$ loting init demo', '$ loting init tweede-mening')
          .replace('working folder demo', 'working folder tweede-mening')
          .replaceAll(' --dir demo', '')
          .replaceAll('demo/', ''),
      );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
