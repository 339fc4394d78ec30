/** Which tests are to notice a fault in a file of a stage. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The stages under mutation. `own` are the tests of the stage and those beside it that call it directly. `commands` run
 * the stage through commands or a database, which is slow, and come after all others. Of both, only the tests run that come to the fault.
 */
const testsOfStages = {
  draw: {
    own: [/^draw\/(?!draw-sql)/],
    commands: [/^draw\/draw-sql/, /^cli\/draw-(?:run|wave|plan)\.test/, /^cli\/next-steps\.test/],
  },
  assignment: {
    own: [/^assignment\//],
    commands: [/^cli\/assign(?:-replace|-select)?\.test/, /^cli\/panel-admit\.test/],
  },
  signups: {
    own: [
      /^signups\//,
      /^assignment\/(?:exclusion-file|one-group\/read-files)/,
      /^report\/(?:aapor|privacy\/)/,
    ],
    commands: [/^cli\/signup\.test/, /^cli\/(?:sign-up-questions|panel-admit|letters-sorting)\.test/],
  },
  audit: {
    own: [/^audit\//, /^store\/state-facts\.test/, /^cli\/audit-quotas\.test/, /^cli\/words\//],
    commands: [/^end-to-end\/audit-verify-/, /^cli\/audit(?:-bundle)?\.test/],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<'own' | 'commands', readonly RegExp[]>>>>;

export type MutatedStage = keyof typeof testsOfStages;

export const mutatedStages = Object.keys(testsOfStages) as readonly MutatedStage[];

/** The tests that may notice a fault in one of the files, as paths from the root. */
export function listStageTests(
  root: string,
  stage: MutatedStage,
  files: ReadonlySet<string>,
): { readonly own: readonly string[]; readonly commands: readonly string[] } {
  const names = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' }).sort();
  const select = (patterns: readonly RegExp[]) =>
    names
      .filter((name) => name.endsWith('.test.ts') && patterns.some((pattern) => pattern.test(name)))
      .map((name) => `test/${name}`);
  const { own, commands } = testsOfStages[stage];
  return {
    own: select(own).filter((test) => [...readImports(root, test)].some((file) => files.has(file))),
    commands: select(commands),
  };
}

/** Every file that a file imports for more than its types, directly or not. */
function readImports(root: string, file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file) || !existsSync(path.join(root, file))) return seen;
  seen.add(file);
  const source = readFileSync(path.join(root, file), 'utf8');
  for (const [, imported = ''] of source.matchAll(
    /^(?:import|export|\}) (?!type)[^;]*?from '(\.[^']+)';/gm,
  )) {
    readImports(root, path.posix.join(path.posix.dirname(file), imported), seen);
  }
  return seen;
}
