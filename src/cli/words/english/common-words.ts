/** Words that many commands share, in English. */

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
  timeLeft: (time: string) => `${time} left`,
};
