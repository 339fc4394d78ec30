/** Makes docs/reference.md from the tables in the code: commands, settings, failures, reasons and audit events. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { z } from 'zod';
import { buildProgram } from '../../src/cli/program.ts';
import { systemContext } from '../../src/cli/run.ts';
import { wordsOf } from '../../src/cli/words/words.ts';
import { auditEventTable } from '../../src/domain/audit-event.ts';
import { englishFailures } from '../../src/domain/english-failures.ts';
import { exclusionReasons, rejectionReasons } from '../../src/domain/reasons.ts';

/** The whole text of the reference. */
export async function makeReference(): Promise<string> {
  const program = await buildProgram({ ...systemContext(), words: wordsOf('en') }, undefined, {
    outcome: undefined,
  });
  return [
    '# Reference',
    'Made from the program itself by `npm run docs`; a test holds the two together.',
    '## Commands',
    'Exit codes: 0 done; 1 refused, or a check found differences; 2 wrong usage; 70 a defect in the program.',
    ...program.commands.flatMap((command) => describeCommand(command, 'loting')),
    '## Settings: `loting.yaml`',
    'The file that `loting init` writes, with a comment above every setting.',
    `\`\`\`yaml\n${readFileSync(new URL('../../templates/loting.yaml', import.meta.url), 'utf8').trimEnd()}\n\`\`\``,
    '## Reasons for exclusion from the frame',
    ...listTable(exclusionReasons),
    '## Reasons for rejecting a row',
    ...listTable(rejectionReasons),
    '## Audit events',
    'Each event in the log has a sequence number, a time (UTC), a type, data, and two hashes: that of the event before it and its own.',
    ...Object.entries(auditEventTable).map(
      ([type, { says, data }]) => `- \`${type}\`: ${says} Data: ${keysOf(data)}.`,
    ),
    '## Refusals',
    'What the program can refuse, by code. `<...>` stands for a figure or a name from the case at hand.',
    ...Object.entries(englishFailures).map(
      ([code, entry]) => `- \`${code}\`: ${sample(entry.what)} *${sample(entry.remedy)}*`,
    ),
  ]
    .join('\n\n')
    .replace(/\n\n- /g, '\n- ')
    .concat('\n');
}

function describeCommand(command: Command, parent: string): readonly string[] {
  const name = `${parent} ${command.name()}`;
  if (command.commands.length > 0) {
    return command.commands.flatMap((child) => describeCommand(child, name));
  }
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 100 });
  command.outputHelp();
  return [`### \`${name}\``, `\`\`\`text\n${help.trim()}\n\`\`\``];
}

function listTable(table: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(table).map(([key, sentence]) => `- \`${key}\`: ${sentence}.`);
}

function keysOf(schema: z.ZodType): string {
  return schema instanceof z.ZodObject
    ? Object.keys(schema.shape)
        .map((key) => `\`${key}\``)
        .join(', ')
    : '';
}

/** A sentence with `<name>` in the place of each parameter. */
function sample(make: (params: never) => string): string {
  const stub = (name: string): unknown =>
    new Proxy(() => stub(name), {
      get: (_target, key) =>
        key === Symbol.toPrimitive ? () => `<${name}>` : key === Symbol.iterator ? undefined : stub(name),
      apply: () => stub(name),
    });
  const params = new Proxy({}, { get: (_target, key) => stub(String(key)) });
  // A sentence that is nothing but a parameter is a stub here.
  const text: unknown = make(params as never);
  return String(text).replaceAll(/NaN/g, '<...>');
}
