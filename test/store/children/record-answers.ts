/** Records the answers of invitations FROM to TO (not included), each in a transaction of its own with its event. */
import { openDatabase } from '../../../src/store/open-database.ts';
import { valueOf } from '../expect-result.ts';
import { recordSignUp } from '../import-answers.ts';
import { sampleInvitationId, sampleResident } from '../sample-panel.ts';

const [path = '', from = '', to = ''] = process.argv.slice(2);
const db = valueOf(openDatabase(path));
process.stdout.write('ready\n');
for (let number = Number(from); number < Number(to); number++) {
  const { residentId } = sampleResident(number);
  const invitation = { invitationId: sampleInvitationId(number), residentId };
  const recorded = recordSignUp(db, invitation, `Testpersoon ${number}`);
  // A run after a kill goes on where the killed one stopped.
  if (!recorded.ok && recorded.failures[0].code !== 'signups.move-not-allowed') valueOf(recorded);
  if (recorded.ok) process.stdout.write(`${number}\n`);
}
db.close();
