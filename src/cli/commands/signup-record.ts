/** `loting signup record`: staff record one resident's answer, with questions on a terminal and flags for scripts. */
import type { CommandModule } from '../command-spec.ts';
import { addExample } from '../options.ts';
import { makeAnswerAction } from '../record-answer.ts';
import { addNewsOptions } from '../record-news.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addNewsOptions(command, words, 'phone');
  const { record } = words.signUps;
  command
    .option('--answer <yes|no>', record.answerOption)
    .option('--email <address>', record.emailOption)
    .option('--phone <number>', record.phoneOption)
    .option('--name <name>', record.nameOption)
    .option('--question <id=answer...>', record.questionOption);
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
