/** What the README of a bundle says, in English. */
import { SMALLEST_PUBLIC_COUNT } from './merge-strata.ts';

export const bundleReadmeWords = {
  title: (panelId: string) => ({
    researchers: `Bundle of the panel ${panelId}, for researchers`,
    public: `Bundle of the panel ${panelId}, for the public`,
  }),
  audience: {
    researchers: [
      'This bundle names nobody, but it holds opaque ids, and who lives together in which stratum can single people out. It is',
      'pseudonymised personal data: for researchers bound by agreement, not to be published or passed on. Residents whose data',
      'are secret stand in it as everybody does, when the settings invite them: by opaque ids only, since the commitment covers',
      'the whole frame.',
    ],
    public: [
      'This bundle may be published. It holds no frame and no id of anybody. What was left out or merged:',
      '',
      `- Strata with fewer than ${SMALLEST_PUBLIC_COUNT} residents or seats are merged with the strata that follow them in the same municipality, until`,
      `  the group has ${SMALLEST_PUBLIC_COUNT} of both; the last ones join the group before them. A group is one stratum of ${SMALLEST_PUBLIC_COUNT} or more, or at least`,
      '  two together, so that no small count follows from a total. `*` stands where the merged strata differ. A municipality',
      `  with fewer than ${SMALLEST_PUBLIC_COUNT} residents in all is shown without their number.`,
      `- Events of the log that hold an opaque id, or a count of fewer than ${SMALLEST_PUBLIC_COUNT} residents, are shown without content and time. Their`,
      '  number, type and hashes are there, so that the chain of the log can be followed from the first event to the last. A hash',
      '  that was published fixes the whole log up to it, also what is left out here.',
    ],
  },
  check: {
    heading: 'Check it',
    how: 'With Python 3.9 or newer, and nothing else:',
    what: [
      'It recomputes what this bundle allows, lists every difference as a sentence, and says what it could not check. Give it',
      'hashes that were published earlier, with `--published HASH`: only they show that this is not another bundle as a whole.',
      '`sha256sum --check SHA256SUMS` checks the files alone.',
      '',
      'Whoever makes a false bundle can put a false program in it. So take `bin/verify_bundle.py`, `docs/draw-protocol.md` (here',
      '`PROTOCOL.md`), `docs/groups.md` (`GROUPS.md`) and `docs/bundle-files.md` (`FILES.md`) from the repository of Loting, of the version',
      'that `bundle.json` names, or compare their SHA-256 with those of the copies here. With these three pages everything here can be',
      'recomputed by a program of your own; links between them go by the names in the repository.',
      '',
      '`SHA256SUMS` is of this copy. A bundle of the same panel that is made by a later version of Loting has the same data, but other pages',
      'and another verifier, so another hash.',
    ],
  },
  files: { heading: 'The files', file: 'file', what: 'what it is' },
  texts: {
    'FILES.md': 'each of these files field by field, with the types of events in the log',
    'GROUPS.md': 'how groups are made, and how their proofs are checked',
    'PROTOCOL.md':
      'how the draw works, step by step, with test vectors: enough to write a verifier of your own',
    SHA256SUMS: 'the SHA-256 of every other file',
    'admissions.csv': 'who became a member of the panel in which admission, and who stands in reserve',
    'assignment-log.csv':
      'for each member and case the seat, or the number in the published order of reserves',
    'assignment.json':
      'the runs of the lottery over groups: input hash, public randomness, seed; their settings stand in the log',
    'bundle.json': 'for whom this bundle is, and of which panel',
    'commitment.json':
      'the commitment that was published before the randomness existed, and what it is made of',
    'draw.json': 'the public randomness, the effective seed, and the letters of each wave',
    'drawn-all-waves.csv': 'everybody who was drawn, with the probabilities over all waves',
    'drawn-wave-N.csv':
      'who was drawn in this wave, with rank, ticket, probability and weight as they were then',
    'frame.csv': 'everybody who could be drawn: opaque id, opaque address id, stratum',
    'log.jsonl': 'the log of everything that changed the lottery, one event a line, chained by hashes',
    'members.csv':
      'the members who took part in the lottery over groups, with the features and answers that groups have quotas for',
    'quota-results.csv': 'each quota with its target and the result, after all changes of seats',
    'quotas.csv': 'the range that each group must keep for each feature value',
    'replacement-N-input.json': 'the members and groups when these members were replaced',
    'run-N-certificate.json': 'the proof that no lottery within the quotas has fairer expected loads',
    'run-N-input.json':
      'what this run of the lottery over groups was made from: members by opaque id, quotas and cap',
    'run-N-lottery.json':
      'the lottery over the last seats: every outcome with its tickets, and the ticket drawn',
    'seat-changes.csv': 'who left a seat of a group, and who came in',
    'seats.csv': 'residents, size, seats and candidates of every stratum in every wave',
    'settings.json': 'the settings that decide who is drawn, in canonical JSON',
    'strata.csv': 'residents and seats per stratum; small strata are merged',
    'verify_bundle.py': 'a program in plain Python that recomputes all of it',
  },
};
