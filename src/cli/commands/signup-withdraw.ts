/** `loting signup withdraw`: a resident who signed up no longer wants to take part. */
import type { CommandModule } from '../command-spec.ts';
import { addExample } from '../options.ts';
import { addNewsOptions, makeNewsAction } from '../record-news.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addNewsOptions(command, words, 'phone');
  addExample(command, words, 'loting signup withdraw 1-000042 --channel mail --date 2027-02-15');
  return makeNewsAction(() => 'withdrawn');
};
