/** `loting signup record`: staff record one resident's answer, with questions on a terminal and flags for scripts. */
import type { CommandModule } from '../command-spec.ts';
import { addExample } from '../options.ts';
import { makeAnswerAction } from '../record-answer.ts';
import { addNewsOptions } from '../record-news.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addNewsOptions(command, words, 'phone');
  command
    .option('--answer <yes|no>', 'whether the resident takes part; yes unless given')
    .option('--email <address>', 'where the online panel can write to')
    .option('--phone <number>', 'a telephone number')
    .option('--name <name>', 'the name to use')
    .option('--question <id=answer...>', 'answers to the questions of the settings, such as education=high');
  addExample(
    command,
    words,
    'loting signup record "ABCD-EFGH-JKMN"',
    'loting signup record "ABCD-EFGH-JKMN" --channel phone --email resident@example.org --question education=high',
  );
  return makeAnswerAction((options) =>
    typeof options['answer'] === 'string' ? options['answer'].trim() : undefined,
  );
};
