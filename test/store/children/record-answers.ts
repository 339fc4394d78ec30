/** Records the answers of invitations FROM to TO (not included), each in a transaction of its own with its event. */
import { openDatabase } from '../../../src/store/open-database.ts';
import { appendAuditEvent } from '../../../src/store/append-audit-event.ts';
import { recordAnswers } from '../../../src/store/tables/answer-table.ts';
import { writeTransaction } from '../../../src/store/transaction.ts';
import { ok } from '../../../src/domain/result.ts';
import { AT, sampleInvitationId, sampleResident, SEAL_KEYS } from '../sample-panel.ts';
import { valueOf } from '../expect-result.ts';

const [path = '', from = '', to = ''] = process.argv.slice(2);
const db = valueOf(openDatabase(path));
process.stdout.write('ready\n');
for (let number = Number(from); number < Number(to); number++) {
  const invitationId = sampleInvitationId(number);
  const { residentId } = sampleResident(number);
  const answer = 'signed-up';
  const answeredOn = '2027-01-20';
  const channel = 'phone';
  const contact = { email: '', phone: '', name: `Testpersoon ${number}` };
  const recorded = writeTransaction(db, () => {
    const done = recordAnswers(db, SEAL_KEYS, [{ invitationId, answer, answeredOn, contact }], {
      channel,
      recordedAt: AT,
    });
    if (!done.ok) return done;
    appendAuditEvent(
      db,
      { type: 'signup.recorded', data: { invitationId, residentId, answer, channel, answeredOn } },
      AT,
    );
    return ok(undefined);
  });
  // A run after a kill goes on where the killed one stopped.
  if (!recorded.ok && recorded.failures[0].code !== 'signups.move-not-allowed') valueOf(recorded);
  if (recorded.ok) process.stdout.write(`${number}\n`);
}
db.close();
