/**
 * The first schema. Conventions, held by a test: every table is STRICT, every CHECK has a name that begins with its
 * table's, every foreign key is indexed. Names of people, addresses, e-mail and phone stand only in `sealed` columns.
 */
import { isHex } from './is-hex.ts';
import { lettersSchema } from './letters-schema.ts';
import { privacySchema } from './privacy-schema.ts';
import { signUpsSchema } from './sign-ups-schema.ts';
import { sortingSchema } from './sorting-schema.ts';
import type { Migration } from './migration.ts';

const panelAndFrames = `
CREATE TABLE panel (
  only_row INTEGER PRIMARY KEY CONSTRAINT panel_has_one_row CHECK (only_row = 1),
  panel_id TEXT NOT NULL,
  protocol TEXT NOT NULL,
  key_hash TEXT NOT NULL ${isHex('panel', 'key_hash', 64)},
  -- Made from the key; the salts of the log are made with it. Whoever can read it can read the log.
  log_key TEXT NOT NULL ${isHex('panel', 'log_key', 64)},
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE frames (
  commitment TEXT PRIMARY KEY ${isHex('frames', 'commitment', 64)},
  frame_hash TEXT NOT NULL ${isHex('frames', 'frame_hash', 64)},
  key_hash TEXT NOT NULL ${isHex('frames', 'key_hash', 64)},
  settings_hash TEXT NOT NULL ${isHex('frames', 'settings_hash', 64)},
  resident_count INTEGER NOT NULL CONSTRAINT frames_resident_count_not_negative CHECK (resident_count >= 0),
  stratum_count INTEGER NOT NULL CONSTRAINT frames_stratum_count_not_negative CHECK (stratum_count >= 0),
  excluded TEXT NOT NULL CONSTRAINT frames_excluded_is_json CHECK (json_valid(excluded)),
  rejected TEXT NOT NULL CONSTRAINT frames_rejected_is_json CHECK (json_valid(rejected)),
  built_at TEXT NOT NULL,
  is_current INTEGER NOT NULL CONSTRAINT frames_is_current_is_boolean CHECK (is_current IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX frames_one_is_current ON frames (is_current) WHERE is_current = 1;

CREATE TABLE frame_registers (
  commitment TEXT NOT NULL REFERENCES frames,
  municipality TEXT NOT NULL,
  file_index INTEGER NOT NULL CONSTRAINT frame_registers_file_index_not_negative CHECK (file_index >= 0),
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL ${isHex('frame_registers', 'sha256', 64)},
  row_count INTEGER NOT NULL CONSTRAINT frame_registers_row_count_not_negative CHECK (row_count >= 0),
  PRIMARY KEY (commitment, municipality, file_index)
) STRICT;

-- The frames whose commitment was given out to be published, each once, with the randomness that was announced.
CREATE TABLE announcements (
  commitment TEXT PRIMARY KEY REFERENCES frames,
  announced TEXT NOT NULL CONSTRAINT announcements_announced_is_json CHECK (json_valid(announced)),
  committed_at TEXT NOT NULL
) STRICT;
`;

const draws = `
CREATE TABLE draws (
  draw_id INTEGER PRIMARY KEY,
  commitment TEXT NOT NULL REFERENCES frames,
  randomness TEXT NOT NULL,
  drand_round INTEGER CONSTRAINT draws_drand_round_from_one CHECK (drand_round >= 1),
  drand_signature TEXT ${isHex('draws', 'drand_signature', 96)},
  effective_seed TEXT NOT NULL UNIQUE ${isHex('draws', 'effective_seed', 64)},
  is_without_commitment INTEGER NOT NULL
    CONSTRAINT draws_is_without_commitment_is_boolean CHECK (is_without_commitment IN (0, 1)),
  is_another_source INTEGER NOT NULL
    CONSTRAINT draws_is_another_source_is_boolean CHECK (is_another_source IN (0, 1)),
  -- The draw whose place this one took. A draw can be replaced once; the one that none replaced is in force.
  replaces INTEGER UNIQUE REFERENCES draws,
  reason TEXT,
  drawn_at TEXT NOT NULL,
  CONSTRAINT draws_round_has_signature CHECK ((drand_round IS NULL) = (drand_signature IS NULL)),
  CONSTRAINT draws_exception_has_reason
    CHECK ((reason IS NULL) = (is_without_commitment = 0 AND is_another_source = 0 AND replaces IS NULL))
) STRICT;
CREATE INDEX draws_by_commitment ON draws (commitment);

CREATE TABLE waves (
  draw_id INTEGER NOT NULL REFERENCES draws,
  wave INTEGER NOT NULL CONSTRAINT waves_wave_from_one CHECK (wave >= 1),
  short_count INTEGER NOT NULL CONSTRAINT waves_short_count_not_negative CHECK (short_count >= 0),
  drawn_hash TEXT NOT NULL ${isHex('waves', 'drawn_hash', 64)},
  drawn_at TEXT NOT NULL,
  PRIMARY KEY (draw_id, wave)
) STRICT;

CREATE TABLE wave_letters (
  draw_id INTEGER NOT NULL,
  wave INTEGER NOT NULL,
  municipality TEXT NOT NULL,
  letter_count INTEGER NOT NULL CONSTRAINT wave_letters_letter_count_not_negative CHECK (letter_count >= 0),
  PRIMARY KEY (draw_id, wave, municipality),
  FOREIGN KEY (draw_id, wave) REFERENCES waves
) STRICT;

-- A wave stands here until the command that drew it has told so. Were that command killed in between, the same command
-- again would draw another wave; as it is, it tells of this one.
CREATE TABLE untold_waves (
  draw_id INTEGER NOT NULL,
  wave INTEGER NOT NULL,
  PRIMARY KEY (draw_id, wave),
  FOREIGN KEY (draw_id, wave) REFERENCES waves
) STRICT;

-- The chance of being drawn, once for all who have the same: those of one stratum whose addresses have as many residents of
-- the frame, and of the stratum. Every wave raises it.
CREATE TABLE chances (
  draw_id INTEGER NOT NULL REFERENCES draws,
  chance_class INTEGER NOT NULL CONSTRAINT chances_chance_class_not_negative CHECK (chance_class >= 0),
  inclusion_probability REAL NOT NULL
    CONSTRAINT chances_probability_is_one CHECK (inclusion_probability > 0 AND inclusion_probability <= 1),
  design_weight REAL NOT NULL CONSTRAINT chances_weight_from_one CHECK (design_weight >= 1),
  PRIMARY KEY (draw_id, chance_class)
) STRICT;

CREATE TABLE drawn_residents (
  resident_id TEXT PRIMARY KEY ${isHex('drawn_residents', 'resident_id', 32)},
  draw_id INTEGER NOT NULL,
  wave INTEGER NOT NULL,
  address_id TEXT NOT NULL ${isHex('drawn_residents', 'address_id', 32)},
  municipality TEXT NOT NULL,
  stratum TEXT NOT NULL,
  rank INTEGER NOT NULL CONSTRAINT drawn_residents_rank_from_one CHECK (rank >= 1),
  ticket TEXT NOT NULL ${isHex('drawn_residents', 'ticket', 64)},
  chance_class INTEGER NOT NULL,
  UNIQUE (draw_id, stratum, rank),
  FOREIGN KEY (draw_id, wave) REFERENCES waves,
  FOREIGN KEY (draw_id, chance_class) REFERENCES chances
) STRICT;
CREATE INDEX drawn_residents_by_wave ON drawn_residents (draw_id, wave);
CREATE INDEX drawn_residents_by_chance ON drawn_residents (draw_id, chance_class);

CREATE TABLE addressees (
  resident_id TEXT PRIMARY KEY REFERENCES drawn_residents,
  sealed BLOB NOT NULL
) STRICT;

-- The drawn residents were held against newer registers.
CREATE TABLE refreshes (
  refresh_id INTEGER PRIMARY KEY,
  draw_id INTEGER NOT NULL,
  last_wave INTEGER NOT NULL,
  checked_count INTEGER NOT NULL CONSTRAINT refreshes_checked_count_not_negative CHECK (checked_count >= 0),
  refreshed_at TEXT NOT NULL,
  FOREIGN KEY (draw_id, last_wave) REFERENCES waves
) STRICT;
CREATE INDEX refreshes_by_wave ON refreshes (draw_id, last_wave);

CREATE TABLE refresh_registers (
  refresh_id INTEGER NOT NULL REFERENCES refreshes,
  file_index INTEGER NOT NULL CONSTRAINT refresh_registers_file_index_not_negative CHECK (file_index >= 0),
  municipality TEXT NOT NULL,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL ${isHex('refresh_registers', 'sha256', 64)},
  row_count INTEGER NOT NULL CONSTRAINT refresh_registers_row_count_not_negative CHECK (row_count >= 0),
  PRIMARY KEY (refresh_id, file_index)
) STRICT;

-- Not bound to drawn_residents: what was done for a draw that another replaced stays recorded.
CREATE TABLE refresh_changes (
  refresh_id INTEGER NOT NULL REFERENCES refreshes,
  resident_id TEXT NOT NULL ${isHex('refresh_changes', 'resident_id', 32)},
  change TEXT NOT NULL CONSTRAINT refresh_changes_change_is_known CHECK (change IN ('dropped', 'readdressed')),
  reason TEXT,
  PRIMARY KEY (refresh_id, resident_id),
  CONSTRAINT refresh_changes_dropped_has_reason CHECK ((change = 'dropped') = (reason IS NOT NULL))
) STRICT;
CREATE INDEX refresh_changes_by_resident ON refresh_changes (resident_id);
`;

const assignments = `
CREATE TABLE exclusions (
  resident_id TEXT NOT NULL REFERENCES drawn_residents,
  case_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (resident_id, case_id)
) STRICT;

-- A run of the lottery calls the groups of some cases. Its input stands here as it was, whatever changes later.
CREATE TABLE assignment_runs (
  run_id INTEGER PRIMARY KEY,
  event_sequence INTEGER NOT NULL UNIQUE REFERENCES audit_events,
  input TEXT NOT NULL CONSTRAINT assignment_runs_input_is_json CHECK (json_valid(input)),
  input_hash TEXT NOT NULL ${isHex('assignment_runs', 'input_hash', 64)},
  randomness TEXT NOT NULL,
  seed TEXT NOT NULL ${isHex('assignment_runs', 'seed', 64)},
  assignments_hash TEXT NOT NULL ${isHex('assignment_runs', 'assignments_hash', 64)},
  solver TEXT NOT NULL,
  certificate TEXT NOT NULL CONSTRAINT assignment_runs_certificate_is_json CHECK (json_valid(certificate)),
  -- None when the quotas were too tight for a lottery over the last seats.
  lottery TEXT CONSTRAINT assignment_runs_lottery_is_json CHECK (json_valid(lottery)),
  largest_error TEXT,
  made_at TEXT NOT NULL,
  CONSTRAINT assignment_runs_error_with_lottery CHECK ((lottery IS NULL) = (largest_error IS NULL))
) STRICT;

-- The seats as the lottery gave them. A case is called once.
CREATE TABLE assignments (
  case_id TEXT NOT NULL,
  seat INTEGER NOT NULL CONSTRAINT assignments_seat_from_one CHECK (seat >= 1),
  resident_id TEXT NOT NULL REFERENCES drawn_residents,
  run_id INTEGER NOT NULL REFERENCES assignment_runs,
  PRIMARY KEY (case_id, seat),
  UNIQUE (resident_id, case_id)
) STRICT;
CREATE INDEX assignments_by_run ON assignments (run_id);

-- Members who dropped out of groups were replaced. The input is the members then, and the groups.
CREATE TABLE replacements (
  replacement_id INTEGER PRIMARY KEY,
  event_sequence INTEGER NOT NULL UNIQUE REFERENCES audit_events,
  input TEXT NOT NULL CONSTRAINT replacements_input_is_json CHECK (json_valid(input)),
  input_hash TEXT NOT NULL ${isHex('replacements', 'input_hash', 64)},
  solver TEXT NOT NULL,
  replaced_at TEXT NOT NULL
) STRICT;

-- Who left a seat (or had left it before), and who came in; nobody when no reserve fits the quotas.
CREATE TABLE seat_changes (
  change_id INTEGER PRIMARY KEY,
  replacement_id INTEGER NOT NULL REFERENCES replacements,
  case_id TEXT NOT NULL,
  seat INTEGER NOT NULL,
  leaves TEXT NOT NULL REFERENCES drawn_residents,
  enters TEXT REFERENCES drawn_residents,
  reason TEXT NOT NULL,
  UNIQUE (replacement_id, case_id, seat),
  FOREIGN KEY (case_id, seat) REFERENCES assignments
) STRICT;
CREATE INDEX seat_changes_by_seat ON seat_changes (case_id, seat);
CREATE INDEX seat_changes_by_leaver ON seat_changes (leaves);
CREATE INDEX seat_changes_by_entrant ON seat_changes (enters);

-- Who has each seat now; nobody when it is empty.
CREATE VIEW standing_seats AS
SELECT assignments.case_id, assignments.seat,
  CASE WHEN change_id IS NULL THEN resident_id ELSE enters END AS resident_id
FROM assignments LEFT JOIN seat_changes ON change_id = (
  SELECT max(change_id) FROM seat_changes AS later
  WHERE later.case_id = assignments.case_id AND later.seat = assignments.seat);

-- What the lottery promised each member who took part in it, with or without a seat.
CREATE TABLE assignment_members (
  run_id INTEGER NOT NULL REFERENCES assignment_runs,
  resident_id TEXT NOT NULL REFERENCES drawn_residents,
  type_id TEXT NOT NULL,
  expected_load TEXT NOT NULL
    CONSTRAINT assignment_members_expected_load_is_decimal CHECK (expected_load GLOB '[0-9]*.[0-9]*'),
  PRIMARY KEY (run_id, resident_id)
) STRICT;
CREATE INDEX assignment_members_by_resident ON assignment_members (resident_id);
`;

const auditLog = `
CREATE TABLE audit_events (
  sequence INTEGER PRIMARY KEY CONSTRAINT audit_events_sequence_from_one CHECK (sequence >= 1),
  at TEXT NOT NULL,
  type TEXT NOT NULL,
  data TEXT NOT NULL CONSTRAINT audit_events_data_is_json CHECK (json_valid(data)),
  salt TEXT NOT NULL ${isHex('audit_events', 'salt', 64)},
  previous_hash TEXT NOT NULL ${isHex('audit_events', 'previous_hash', 64)},
  hash TEXT NOT NULL UNIQUE ${isHex('audit_events', 'hash', 64)}
) STRICT;
CREATE TRIGGER audit_events_are_never_changed BEFORE UPDATE ON audit_events
  BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END;
CREATE TRIGGER audit_events_are_never_removed BEFORE DELETE ON audit_events
  BEGIN SELECT RAISE(ABORT, 'audit events are never removed'); END;
`;

export const firstSchema: Migration = {
  version: 1,
  sql:
    panelAndFrames +
    draws +
    lettersSchema +
    sortingSchema +
    signUpsSchema +
    privacySchema +
    assignments +
    auditLog,
};
