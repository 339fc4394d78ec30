/** The part of the first schema with the imported files, what is kept of sign-ups, and who became a member. */
import { isHex } from './is-hex.ts';

export const signUpsSchema = `
-- A file of the sign-up site. What every line got is kept, so that its result file can always be written again.
CREATE TABLE imports (
  import_id INTEGER PRIMARY KEY,
  file_sha256 TEXT NOT NULL UNIQUE ${isHex('imports', 'file_sha256', 64)},
  line_count INTEGER NOT NULL CONSTRAINT imports_line_count_not_negative CHECK (line_count >= 0),
  result_file TEXT NOT NULL UNIQUE COLLATE NOCASE,
  result TEXT NOT NULL,
  event_sequence INTEGER NOT NULL UNIQUE REFERENCES audit_events
) STRICT;

-- Contact data and the answers to the questions stand in the sealed column only. The lookup tells that two sign-ups gave
-- one e-mail address; without the key it says nothing of the address.
CREATE TABLE sign_ups (
  invitation_id TEXT PRIMARY KEY REFERENCES invitations,
  email_lookup TEXT ${isHex('sign_ups', 'email_lookup', 64)},
  sealed BLOB NOT NULL
) STRICT;
-- By two digits only: SQLite leaves copies of an index's entries behind, also of rows that are gone.
CREATE INDEX sign_ups_by_email ON sign_ups (substr(email_lookup, 1, 2));

-- One run of the admission. Without a lottery there is neither randomness nor a seed.
CREATE TABLE admissions (
  admission_id INTEGER PRIMARY KEY,
  place_count INTEGER NOT NULL CONSTRAINT admissions_place_count_not_negative CHECK (place_count >= 0),
  candidate_count INTEGER NOT NULL
    CONSTRAINT admissions_candidate_count_not_negative CHECK (candidate_count >= 0),
  admits_late INTEGER NOT NULL CONSTRAINT admissions_admits_late_is_boolean CHECK (admits_late IN (0, 1)),
  input_hash TEXT NOT NULL ${isHex('admissions', 'input_hash', 64)},
  randomness TEXT,
  seed TEXT ${isHex('admissions', 'seed', 64)},
  -- How far each quota had to give way, by feature.
  tolerances TEXT CONSTRAINT admissions_tolerances_is_json CHECK (json_valid(tolerances)),
  event_sequence INTEGER NOT NULL UNIQUE REFERENCES audit_events,
  CONSTRAINT admissions_seed_has_randomness CHECK ((randomness IS NULL) = (seed IS NULL)),
  CONSTRAINT admissions_lottery_has_tolerances CHECK ((tolerances IS NULL) = (seed IS NULL))
) STRICT;

-- Everybody who was ever admitted. Who withdrew stays here: the state of the invitation says so.
CREATE TABLE members (
  member_number INTEGER PRIMARY KEY CONSTRAINT members_member_number_from_one CHECK (member_number >= 1),
  resident_id TEXT NOT NULL UNIQUE REFERENCES drawn_residents,
  admission_id INTEGER NOT NULL REFERENCES admissions
) STRICT;
CREATE INDEX members_by_admission ON members (admission_id);

-- The order in which places that come free are filled, over all admissions.
CREATE TABLE reserves (
  place INTEGER PRIMARY KEY CONSTRAINT reserves_place_from_one CHECK (place >= 1),
  resident_id TEXT NOT NULL UNIQUE REFERENCES drawn_residents,
  admission_id INTEGER NOT NULL REFERENCES admissions
) STRICT;
CREATE INDEX reserves_by_admission ON reserves (admission_id);
`;
