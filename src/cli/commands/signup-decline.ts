/** `loting signup decline`: a resident does not want to take part this time. */
import type { CommandModule } from '../command-spec.ts';
import { addExample } from '../options.ts';
import { addNewsOptions } from '../record-news.ts';
import { makeAnswerAction } from '../record-answer.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addNewsOptions(command, words, 'phone');
  addExample(command, words, 'loting signup decline "ABCD-EFGH-JKMN"');
  return makeAnswerAction(() => 'no');
};
