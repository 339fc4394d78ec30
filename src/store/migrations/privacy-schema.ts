/** The part of the first schema with whose personal data were removed. */

export const privacySchema = `
-- Whose personal data were removed, and by which event of the log. Without a row here, data that are gone are data lost.
CREATE TABLE erasures (
  resident_id TEXT NOT NULL REFERENCES drawn_residents,
  event_sequence INTEGER NOT NULL REFERENCES audit_events,
  PRIMARY KEY (resident_id, event_sequence)
) STRICT;
CREATE INDEX erasures_by_event ON erasures (event_sequence);
`;
