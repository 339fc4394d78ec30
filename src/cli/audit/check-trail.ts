/** The audit's first step: the database is whole, the log's chain holds, and both tell the same story. */
import { checkLog, verifyPublishedHash } from '../../audit/chain.ts';
import { compareLogWithState } from '../../audit/compare-log-with-state.ts';
import { difference } from '../../audit/differences.ts';
import { ok } from '../../domain/result.ts';
import { listStoredEvents } from '../../store/append-audit-event.ts';
import { collectStateFacts } from '../../store/collect-state-facts.ts';
import { checkIntegrity } from '../../store/open-database.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { OpenPanel } from '../open-panel.ts';
import type { Words } from '../words/words.ts';
import type { AuditStep } from './audit-step.ts';
import { refusedEvidence } from './audit-step.ts';

/** @param publishedHash the hash of an event that was published earlier, if there is one */
export function checkTrail(
  { db }: OpenPanel,
  publishedHash: string | undefined,
  words: Words['audit']['steps'],
): readonly AuditStep[] {
  const problems = checkIntegrity(db);
  const integrity: AuditStep = {
    ...words.database,
    differences: problems.ok
      ? problems.value.map((problem) => difference('database.integrity', { problem }))
      : refusedEvidence(problems.failures),
  };
  const read = readTransaction(db, () => {
    const log = checkLog(listStoredEvents(db));
    return ok({ log, state: compareLogWithState(log.events, collectStateFacts(db)) });
  });
  if (!read.ok) {
    return [
      integrity,
      { name: words.log.name, checked: words.notRead, differences: refusedEvidence(read.failures) },
    ];
  }
  const { log, state } = read.value;
  return [
    integrity,
    {
      name: words.log.name,
      checked: words.log.checked(log.events.length),
      differences: [
        ...log.differences,
        ...state,
        ...(publishedHash === undefined ? [] : verifyPublishedHash(log.events, publishedHash)),
      ],
    },
  ];
}
