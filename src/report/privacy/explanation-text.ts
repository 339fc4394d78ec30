/** Writes the answer to "why did I get this letter?" as plain text, ready to be put in a letter: a paragraph a line. */
import type { LetterLanguage } from '../../domain/letter-kinds.ts';
import { explanationWords } from './explanation-words.ts';
import type { LetterExplanation } from './letter-explanation.ts';
import { oneIn, proofCommandsOf } from './letter-explanation.ts';

export function explanationText(facts: LetterExplanation, language: LetterLanguage): string {
  const words = explanationWords[language];
  const dayFormat = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeZone: 'UTC' });
  const day = (date: string): string => dayFormat.format(new Date(`${date}T00:00:00Z`));
  const odds = oneIn(facts.inclusionProbability).toLocaleString(words.locale);
  const { labels } = words;
  const commands = proofCommandsOf(facts);
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [words.dataHeading, [...words.data(facts, day), ...(facts.isErased ? [words.erased] : [])]],
    [words.groundHeading, [facts.ground[language]]],
    [words.chanceHeading, words.chance(facts, odds)],
    [words.drawHeading, words.draw(facts, day)],
    [
      words.movesHeading,
      facts.moves.length === 0
        ? [words.noMoves]
        : facts.moves.map(({ on, to, channel }) => {
            const how = channel === null ? '' : ` (${words.channels[channel]})`;
            return `- ${day(on)}: ${words.states[to]}${how}`;
          }),
    ],
    [
      words.proofHeading,
      [
        ...words.proof,
        `${labels.id}: ${facts.residentId}`,
        `${labels.seed}: ${facts.effectiveSeed}`,
        `${labels.ticket}: ${facts.ticket}`,
        `${labels.cutOff}: ${facts.cutOffTicket}`,
        `${labels.place}: ${words.place(facts.rank, facts.drawnInStratum)}`,
        `  ${commands.ticket}`,
        words.orPython,
        `  ${commands.ticketInPython}`,
        words.seedCommand,
        `  ${commands.seed}`,
        words.orPython,
        `  ${commands.seedInPython}`,
      ],
    ],
    [words.rightsHeading, words.rights(facts)],
  ];
  return `${[
    words.title(facts),
    ...sections.flatMap(([heading, paragraphs]) => ['', heading, ...paragraphs]),
  ].join('\n')}\n`;
}
