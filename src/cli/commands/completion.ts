/** `loting completion`: prints the script with which a shell completes commands and options. */
import { Argument } from 'commander';
import { ok } from '../../domain/result.ts';
import type { CommandModule } from '../command-spec.ts';
import { readProgramWords } from '../completion/call-words.ts';
import { shells, writeCompletion } from '../completion/completion-scripts.ts';
import { addExample } from '../options.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  const said = words.setup.completion;
  command.addArgument(new Argument('<shell>', said.shellArgument).choices([...shells]));
  addExample(
    command,
    words,
    'loting completion bash > ~/.local/share/bash-completion/completions/loting',
    'loting completion powershell >> $PROFILE',
  );
  return async (context, _options, [name]) => {
    // Loaded here: the program knows its commands, and this is one of them.
    const { buildProgram } = await import('../program.ts');
    const program = await buildProgram(context, undefined, { outcome: undefined });
    const shell = shells.find((each) => each === name) ?? 'bash';
    context.stdout.write(writeCompletion(shell, readProgramWords(program)));
    return ok(0);
  };
};
