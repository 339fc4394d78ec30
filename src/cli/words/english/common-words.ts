/** Words that many commands share, in English. */
import { stateWords } from '../../../domain/failures/state-words.ts';
import type { LetterKind } from '../../../domain/letter-kinds.ts';
import type { InvitationState } from '../../../signups/invitation-states.ts';

/** What a state of an invitation says to staff. */
const states: Readonly<Record<InvitationState, string>> = stateWords;

const letterKinds: Readonly<Record<LetterKind, string>> = {
  invitation: 'invitation',
  reminder: 'reminder',
  welcome: 'welcome',
  case: 'case',
  apology: 'apology',
};

export const commonWords = {
  dirOption: 'the working folder of the panel',
  jsonOption: 'print JSON for other programs instead of tables',
  dryRunOption: 'show what would happen, and change nothing',
  langOption: 'the language of what is printed or made',
  example: 'Example:',
  /** Before the place of a failure, and before what to do. */
  where: 'Where:',
  remedy: 'Do:',
  andMore: (count: string) => `... and ${count} more.`,
  total: 'Total',
  /** Before what a dry run would have done. */
  wouldHappen: 'Without --dry-run this would happen:',
  /** The last line of a dry run. */
  notWritten: 'Nothing was written (--dry-run).',
  states,
  letterKinds,
  timeLeft: (time: string) => `${time} left`,
};
