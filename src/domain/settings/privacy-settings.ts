/** The settings of privacy: on what ground personal data are used, and how long they are kept. */
import { z } from 'zod';

const Text = z.string().trim().min(1, { error: 'empty' });

const GroundSchema = z.strictObject({
  nl: Text.default(
    'De gemeente gebruikt uw gegevens voor een taak van algemeen belang (artikel 6, eerste lid, onder e, van de Algemene verordening gegevensbescherming).',
  ),
  en: Text.default(
    'The municipality uses your data for a task in the public interest (article 6(1)(e) of the General Data Protection Regulation, in Dutch: AVG).',
  ),
});

/** Ten years: whoever needs more needs another ground. */
const WeeksSchema = z.int().min(0).max(520);

export const PrivacySchema = z.strictObject({
  ground: GroundSchema.prefault({}),
  keepWeeks: WeeksSchema.default(13),
  keepMembersWeeks: WeeksSchema.default(26),
});
