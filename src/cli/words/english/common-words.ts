/** Words that many commands share, in English. */
import type { LetterKind } from '../../../domain/letter-kinds.ts';
import type { InvitationState } from '../../../signups/invitation-states.ts';

/** What a state of an invitation says to staff. */
const states: Readonly<Record<InvitationState, string>> = {
  drawn: 'drawn; no letter was printed yet',
  printed: 'the letter is printed',
  posted: 'the letter is posted',
  reminded: 'a reminder is posted',
  'signed-up': 'the resident signed up',
  declined: 'the resident does not take part',
  undeliverable: 'the letter came back',
  'moved-or-deceased': 'the resident moved or died, or can no longer be drawn for another reason',
  'opted-out': 'the resident never wants to be drawn again',
  'no-answer': 'no answer came before the closing date',
  withdrawn: 'the resident signed up and withdrew',
  erased: "the resident's data were erased",
};

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
  langOption: 'the language of what is printed or made: nl or en',
  example: 'Example:',
  /** Before the place of a failure, and before what to do. */
  where: 'Where:',
  remedy: 'Do:',
  andMore: (count: string) => `... and ${count} more.`,
  total: 'Total',
  /** The last line of a dry run. */
  notWritten: 'Nothing was written (--dry-run).',
  states,
  letterKinds,
  timeLeft: (time: string) => `${time} left`,
};
