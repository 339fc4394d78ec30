/** `loting signup undeliverable`: a letter came back, or it became known that the resident moved or died. */
import type { CommandModule } from '../command-spec.ts';
import { addExample } from '../options.ts';
import { addNewsOptions, makeNewsAction } from '../record-news.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addNewsOptions(command, words, 'mail');
  command.option('--moved', words.signUps.undeliverable.movedOption);
  addExample(
    command,
    words,
    'loting signup undeliverable 1-000042 --date 2027-01-20',
    'loting signup undeliverable 1-000042 --moved --channel phone',
  );
  return makeNewsAction((options) => (options['moved'] === true ? 'moved-or-deceased' : 'undeliverable'));
};
