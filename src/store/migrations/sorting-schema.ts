/** The part of the first schema with what the post's sorting says of letters. */

export const sortingSchema = `
-- The line tells an address, so it is sealed; the position tells no more than the place in a batch does.
CREATE TABLE sorted_letters (
  kind TEXT NOT NULL
    CONSTRAINT sorted_letters_kind_is_known CHECK (kind IN ('invitation', 'reminder', 'welcome', 'apology')),
  invitation_id TEXT NOT NULL REFERENCES invitations,
  position INTEGER NOT NULL CONSTRAINT sorted_letters_position_from_one CHECK (position >= 1),
  sealed BLOB NOT NULL,
  PRIMARY KEY (kind, invitation_id)
) STRICT;
CREATE INDEX sorted_letters_by_invitation ON sorted_letters (invitation_id);
`;
