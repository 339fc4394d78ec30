/** The part of the first schema with batches, letters, invitations and their moves. */
import { isHex } from './is-hex.ts';

export const lettersSchema = `
-- One PDF file: letters of one kind, wave and municipality that are printed, folded and posted together.
CREATE TABLE batches (
  batch_id TEXT PRIMARY KEY,
  draw_id INTEGER NOT NULL,
  wave INTEGER NOT NULL,
  kind TEXT NOT NULL
    CONSTRAINT batches_kind_is_known CHECK (kind IN ('invitation', 'reminder', 'welcome', 'case', 'apology')),
  case_id TEXT,
  municipality TEXT NOT NULL,
  profile TEXT NOT NULL CONSTRAINT batches_profile_is_known CHECK (profile IN ('tagged', 'print')),
  -- Of residents whose data are secret: such letters never lie among others.
  is_secret INTEGER NOT NULL CONSTRAINT batches_is_secret_is_boolean CHECK (is_secret IN (0, 1)),
  is_reprint INTEGER NOT NULL CONSTRAINT batches_is_reprint_is_boolean CHECK (is_reprint IN (0, 1)),
  letter_count INTEGER NOT NULL CONSTRAINT batches_letter_count_from_one CHECK (letter_count >= 1),
  -- Over everything that the file is made from, so that a change is known without making it again.
  input_hash TEXT NOT NULL ${isHex('batches', 'input_hash', 64)},
  sha256 TEXT NOT NULL ${isHex('batches', 'sha256', 64)},
  cover_sha256 TEXT NOT NULL ${isHex('batches', 'cover_sha256', 64)},
  rendered_at TEXT NOT NULL,
  -- Empty too when only the posting was recorded: what was posted was printed.
  printed_at TEXT,
  posted_on TEXT CONSTRAINT batches_posted_on_is_date CHECK (posted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  posted_at TEXT,
  shredded_at TEXT,
  FOREIGN KEY (draw_id, wave) REFERENCES waves,
  CONSTRAINT batches_case_of_case_letters CHECK ((kind = 'case') = (case_id IS NOT NULL)),
  CONSTRAINT batches_posted_has_day CHECK ((posted_on IS NULL) = (posted_at IS NULL))
) STRICT;
CREATE INDEX batches_by_wave ON batches (draw_id, wave);

-- One sheet of paper with its place in a batch. Of the postcode only the area stands here, as in the manifest.
CREATE TABLE letters (
  letter_id INTEGER PRIMARY KEY,
  batch_id TEXT NOT NULL REFERENCES batches,
  sequence INTEGER NOT NULL CONSTRAINT letters_sequence_from_one CHECK (sequence >= 1),
  invitation_id TEXT NOT NULL REFERENCES invitations,
  version INTEGER NOT NULL CONSTRAINT letters_version_from_one CHECK (version >= 1),
  page_count INTEGER NOT NULL CONSTRAINT letters_page_count_from_one CHECK (page_count >= 1),
  postcode_area TEXT NOT NULL CONSTRAINT letters_postcode_area_is_short CHECK (length(postcode_area) <= 4),
  outcome TEXT NOT NULL CONSTRAINT letters_outcome_is_known
    CHECK (outcome IN ('rendered', 'printed', 'posted', 'returned', 'void', 'replaced')),
  outcome_at TEXT NOT NULL,
  -- The letter in whose place this one came.
  replaces INTEGER UNIQUE REFERENCES letters,
  UNIQUE (batch_id, sequence)
) STRICT;
CREATE INDEX letters_by_invitation ON letters (invitation_id);

-- A table and not a CHECK, so that a later migration can add states without copying the invitations.
CREATE TABLE invitation_states (state TEXT PRIMARY KEY) STRICT;
INSERT INTO invitation_states (state) VALUES ('drawn'), ('printed'), ('posted'), ('reminded'), ('signed-up'), ('declined'),
  ('undeliverable'), ('moved-or-deceased'), ('opted-out'), ('no-answer'), ('withdrawn'), ('erased');

CREATE TABLE invitations (
  invitation_id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL UNIQUE REFERENCES drawn_residents,
  wave INTEGER NOT NULL CONSTRAINT invitations_wave_from_one CHECK (wave >= 1),
  version INTEGER NOT NULL CONSTRAINT invitations_version_from_one CHECK (version >= 1),
  code_lookup TEXT NOT NULL UNIQUE ${isHex('invitations', 'code_lookup', 64)},
  state TEXT NOT NULL REFERENCES invitation_states
) STRICT;
CREATE INDEX invitations_by_state ON invitations (state);

-- Codes that were lost or misused: kept as lookups, so that an old code is recognised and refused with its own sentence.
CREATE TABLE revoked_codes (
  code_lookup TEXT PRIMARY KEY ${isHex('revoked_codes', 'code_lookup', 64)},
  invitation_id TEXT NOT NULL REFERENCES invitations,
  version INTEGER NOT NULL CONSTRAINT revoked_codes_version_from_one CHECK (version >= 1),
  reason TEXT NOT NULL,
  revoked_at TEXT NOT NULL,
  UNIQUE (invitation_id, version)
) STRICT;

-- Moves are added, never replaced: an invitation's state is where its moves have brought it. Each stands in the log, by
-- its event. Who recorded it is an account's name, and stands here only.
CREATE TABLE invitation_moves (
  move_id INTEGER PRIMARY KEY,
  invitation_id TEXT NOT NULL REFERENCES invitations,
  from_state TEXT NOT NULL REFERENCES invitation_states,
  to_state TEXT NOT NULL REFERENCES invitation_states,
  moved_on TEXT NOT NULL CONSTRAINT invitation_moves_moved_on_is_date
    CHECK (moved_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  channel TEXT CONSTRAINT invitation_moves_channel_is_known CHECK (channel IN ('site', 'phone', 'mail', 'counter')),
  is_late INTEGER NOT NULL CONSTRAINT invitation_moves_is_late_is_boolean CHECK (is_late IN (0, 1)),
  event_sequence INTEGER NOT NULL REFERENCES audit_events,
  recorded_by TEXT NOT NULL
) STRICT;
-- With what the figures of response ask of every invitation.
CREATE INDEX invitation_moves_by_invitation ON invitation_moves (invitation_id, to_state, moved_on);
CREATE INDEX invitation_moves_by_event ON invitation_moves (event_sequence);
CREATE INDEX invitation_moves_by_from_state ON invitation_moves (from_state);
CREATE INDEX invitation_moves_by_to_state ON invitation_moves (to_state);
`;
