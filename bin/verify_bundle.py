#!/usr/bin/env python3
"""Checks a bundle of Loting: recomputes a public draw from the files in one folder, and lists every difference.

Usage: python3 verify_bundle.py FOLDER [--published HASH]...

The folder is what "loting audit bundle" wrote, for researchers or for the public. This program needs Python 3.9 or newer
and nothing else. It shares no code with Loting and does not run it: it follows PROTOCOL.md and GROUPS.md, which lie beside it. With
--published, give hashes that were published earlier (the commitment, the hash of an event of the log, the hash of
SHA256SUMS): each must be in the bundle. Exit code: 0 when all that could be recomputed is the same, 1 when something
differs, 2 when the folder is no bundle or a hash is none.
"""

import argparse
import cmath
import csv
import hashlib
import io
import json
import math
import os
import re
import sys
import unicodedata

PROTOCOL = "loting-draw-v1"
ZEROS = "0" * 64
PAGES = {"FILES.md", "GROUPS.md", "PROTOCOL.md"}  # that explain a bundle
ID = re.compile(r"[0-9a-f]{32}\Z")
HASH = re.compile(r"[0-9a-f]{64}\Z")
MILLION = 10**6
FEATURES = ["municipality", "gender", "ageBand", "district"]
UNANSWERED = "unanswered"  # the value of a question for who did not answer it
SMALLEST_COUNT = 10  # of residents, in a bundle for the public
LISTED = 20  # differences of one kind that are listed one by one
PROBABILITY_TOLERANCE = 1e-7
# The types of events that the public may get without content: those that can hold an opaque id or a small count.
WITHHELD_TYPES = """
    frame.built draw.refreshed letters.addresses-exported letters.sorted letters.rendered letters.printed letters.posted
    letters.voided letters.revoked letters.returned signup.recorded signups.imported signups.closed signup.searched
    signups.exported panel.admitted exclusions.recorded assignment.replaced privacy.accessed privacy.erased
    privacy.opted-out privacy.purged
""".split()
# Those of them that the public never gets with content: they are about single residents.
HIDDEN_TYPES = """
    draw.refreshed letters.voided letters.revoked letters.returned signup.recorded signup.searched exclusions.recorded
    assignment.replaced privacy.accessed privacy.erased privacy.opted-out
""".split()


# --- what was found ---------------------------------------------------------------------------------------------------


class Unreadable(Exception):
    """A file that is not there, or does not have its form; the message is a whole sentence."""


class Report:
    """The steps that were checked, the differences that were found, and what could not be checked."""

    def __init__(self):
        self.steps = []
        self.differences = []
        self.unchecked = []
        self.remarks = []
        self._counts = {}

    def differs(self, sentence, kind=None):
        """Adds a difference. Of one kind, such as a column of a file, only the first are listed; the rest are counted."""
        if kind is not None:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            if self._counts[kind] > LISTED:
                return
        self.differences.append(sentence)

    def compare(self, what, found, expected):
        """One value against what it should be."""
        if found != expected:
            self.differs("%s is %s, but should be %s." % (what, shown(found), shown(expected)))

    def step(self, name, sentence, work, *arguments):
        """Runs a part of the check; a file that cannot be read is a difference, and does not stop the other parts."""
        before = self.count()
        try:
            result = work(*arguments)
        except Unreadable as problem:
            result = None
            self.differs(str(problem))
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError, ZeroDivisionError,
                RecursionError) as problem:
            result = None
            self.differs("%s: a value is missing or does not have its form (%s: %s)."
                         % (name, type(problem).__name__, problem))
        self.steps.append((self.count() - before, name, sentence))
        return result

    def count(self):
        return len(self.differences) + sum(max(0, count - LISTED) for count in self._counts.values())

    def print(self, title):
        print(title)
        for number, name, sentence in self.steps:
            print("%s %-14s %s" % ("ok  " if number == 0 else "DIFF", name, sentence))
        for heading, lines in (("Remarks", self.remarks), ("Not checked", self.unchecked),
                               ("Differences", self.differences)):
            if lines:
                print("\n%s:" % heading)
                for line in lines:
                    print("- " + line)
        for kind, count in self._counts.items():
            if count > LISTED:
                print("- %s: %d more differences of this kind." % (kind, count - LISTED))
        total = self.count()
        if total > 0:
            print("\n%d %s." % (total, "difference" if total == 1 else "differences"))
            return 1
        print("\nEverything that could be recomputed is the same.")
        return 0


def shown(value):
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return text if len(text) <= 100 else text[:97] + "..."


# --- texts, hashes, files ---------------------------------------------------------------------------------------------


def sha256_of(data):
    return hashlib.sha256(data).hexdigest()


def H(*parts):
    """SHA-256 over parts joined by |, in Unicode NFC and UTF-8."""
    return sha256_of(unicodedata.normalize("NFC", "|".join(str(part) for part in parts)).encode("utf-8"))


def canonical(value):
    """Canonical JSON, RFC 8785."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{%s}" % ",".join(json.dumps(key, ensure_ascii=False) + ":" + canonical(value[key]) for key in keys)
    if isinstance(value, list):
        return "[%s]" % ",".join(canonical(item) for item in value)
    if isinstance(value, float):
        return canonical_float(value)
    return json.dumps(value, ensure_ascii=False)


def canonical_float(value):
    """A number as ECMAScript writes it."""
    if value == int(value) and abs(value) < 1e21:
        return str(int(value))
    text = repr(value)
    if "e" not in text:
        return text
    digits, exponent = text.split("e")
    power = int(exponent)
    if -7 <= power < 0:
        sign, digits = ("-", digits[1:]) if digits[0] == "-" else ("", digits)
        return sign + "0." + "0" * (-power - 1) + digits.replace(".", "")
    return "%se%s%d" % (digits, "+" if power > 0 else "-", abs(power))


def no_constant(text):
    raise ValueError("%s is no JSON" % text)


def parse_json(text, where):
    try:
        return json.loads(text, parse_constant=no_constant)
    except (ValueError, RecursionError):
        raise Unreadable("%s is not JSON." % where)


def lines_of(text, name):
    """The lines of a text, each of which must end with a line feed."""
    if not text.endswith("\n"):
        raise Unreadable("%s is cut off: its last line does not end." % name)
    return text.split("\n")[:-1]


class Bundle:
    """The files of a folder, read once."""

    def __init__(self, folder):
        self.folder = folder
        self._bytes = {}

    def has(self, name):
        return os.path.isfile(os.path.join(self.folder, name))

    def bytes(self, name):
        if name not in self._bytes:
            try:
                with open(os.path.join(self.folder, name), "rb") as file:
                    self._bytes[name] = file.read()
            except OSError:
                raise Unreadable("%s is not there or cannot be read." % name)
        return self._bytes[name]

    def text(self, name):
        try:
            return self.bytes(name).decode("utf-8")
        except UnicodeDecodeError:
            raise Unreadable("%s is not UTF-8." % name)

    def json(self, name, end="\n"):
        """A JSON object in the one form that it can have: canonical, with a line feed behind it."""
        text = self.text(name)
        value = parse_json(text, name)
        if not isinstance(value, dict):
            raise Unreadable("%s is not a JSON object." % name)
        if canonical(value) + end != text:
            raise Unreadable("%s is not in canonical JSON: it was changed by hand or by another program." % name)
        return value

    def table(self, name, columns):
        """The rows of a CSV file with exactly these columns."""
        text = self.text(name)
        if "\r" in text or not text.endswith("\n"):
            raise Unreadable("%s has other line ends than it was written with, or is cut off." % name)
        rows = list(csv.reader(io.StringIO(text, newline="")))
        if not rows or rows[0] != columns:
            raise Unreadable("%s does not begin with the header %s." % (name, ",".join(columns)))
        for number, row in enumerate(rows[1:], 2):
            if len(row) != len(columns):
                raise Unreadable("%s, row %d, does not have %d fields." % (name, number, len(columns)))
        again = io.StringIO(newline="")
        csv.writer(again, lineterminator="\n").writerows(rows)
        if again.getvalue() != text:
            raise Unreadable("%s has quotes that it was not written with." % name)
        return [dict(zip(columns, row)) for row in rows[1:]]


def whole(text, where):
    if not re.match(r"(0|[1-9][0-9]*)\Z", text):
        raise Unreadable("%s is %s, which is no whole number." % (where, shown(text)))
    return int(text)


# --- the manifest -----------------------------------------------------------------------------------------------------


def check_manifest(report, bundle):
    listed = {}
    for number, line in enumerate(lines_of(bundle.text("SHA256SUMS"), "SHA256SUMS"), 1):
        match = re.match(r"([0-9a-f]{64})  ([A-Za-z0-9_.-]+)\Z", line)
        if match is None:
            report.differs("SHA256SUMS, line %d, does not hold a hash and a file." % number)
        else:
            listed[match.group(2)] = match.group(1)
    present = set(os.listdir(bundle.folder)) - {"SHA256SUMS", "__pycache__"}
    for name in sorted(present - set(listed)):
        report.differs("%s is in the folder, but not in SHA256SUMS." % name)
    for name in sorted(listed):
        if name not in present:
            report.differs("%s is in SHA256SUMS, but not in the folder." % name)
        elif sha256_of(bundle.bytes(name)) != listed[name]:
            report.differs("%s is not the file that SHA256SUMS names: it was changed." % name)
    return listed


GROUP_FILES = ["assignment-log.csv", "assignment.json", "members.csv", "quota-results.csv", "quotas.csv", "seat-changes.csv"]
GROUP_FILE = re.compile("(?:run-[0-9]+-(?:input|certificate|lottery)|replacement-[0-9]+-input)[.]json\\Z")


def check_files_of(report, bundle, is_public, events):
    """A file that is not there is not checked: so all that belong to what the log tells must be there, and no others."""
    audience = "the public" if is_public else "researchers"
    expected = PAGES | {"README.md", "SHA256SUMS", "bundle.json", "commitment.json", "log.jsonl", "settings.json",
                "verify_bundle.py"} | ({"strata.csv"} if is_public else {"frame.csv"})
    first = {}
    for event in events:
        first.setdefault(event["type"], event["sequence"])
    if "draw.run" in first:
        expected.add("draw.json")
    if not is_public:
        expected |= files_of_draw(bundle)
        if "panel.admitted" in first:
            expected.add("admissions.csv")
        expected |= check_group_files(report, bundle, events, first)
    for name in sorted(expected):
        if not bundle.has(name):
            report.differs("%s is not in the folder, but belongs to this bundle for %s." % (name, audience))
    for name in sorted(set(os.listdir(bundle.folder)) - expected - {"__pycache__"}):
        report.differs("%s does not belong to this bundle for %s." % (name, audience))


def files_of_draw(bundle):
    if not bundle.has("draw.json"):
        return set()
    waves = bundle.json("draw.json")["waves"]
    lists = {"drawn-wave-%d.csv" % wave["wave"] for wave in waves}
    return {"draw.json", "seats.csv"} | lists | ({"drawn-all-waves.csv"} if len(waves) > 1 else set())


def has_groups(bundle, events):
    """Whether there is a lottery over groups to be checked: by the log, or by any file about it."""
    return (any(event["type"].startswith("assignment.") for event in events)
            or any(name in GROUP_FILES or GROUP_FILE.match(name) for name in os.listdir(bundle.folder)))


def check_group_files(report, bundle, events, first):
    if not has_groups(bundle, events):
        return set()
    made = [event for event in events if event["type"] == "assignment.made"]
    if made and not bundle.has("assignment.json"):
        report.differs("log.jsonl has a lottery over groups (event %d), but the bundle has no assignment.json."
                       % made[0]["sequence"])
    if not made:
        report.differs("The bundle has files about groups, or log.jsonl has a change in groups, but log.jsonl has no event "
                       "assignment.made.")
    names = set(GROUP_FILES)
    for number, event in enumerate(made, 1):
        names |= {"run-%d-input.json" % number, "run-%d-certificate.json" % number}
        if event["data"]["lotterySha256"] is not None:
            names.add("run-%d-lottery.json" % number)
    return names | {"replacement-%d-input.json" % event["sequence"] for event in events
                    if event["type"] == "assignment.replaced"}


# --- the commitment and the seed (protocol, steps 3 and 4) ------------------------------------------------------------


def check_commitment(report, bundle, is_public):
    commitment = bundle.json("commitment.json")
    for key in ("commitment", "frameHash", "keyHash", "settingsHash"):
        if not isinstance(commitment.get(key), str) or not HASH.match(commitment[key]):
            raise Unreadable("commitment.json: %s is no hash." % key)
    report.compare("commitment.json: protocol", commitment.get("protocol"), PROTOCOL)
    report.compare("settings.json: its hash", sha256_of(bundle.bytes("settings.json")), commitment["settingsHash"])
    if is_public:
        report.unchecked.append(
            "The hash of the frame: the frame file names nobody, but who lives together can single people out, so that only "
            "researchers get it.")
    else:
        report.compare("frame.csv: its hash", sha256_of(bundle.bytes("frame.csv")), commitment["frameHash"])
    expected = H(commitment["frameHash"], commitment["keyHash"], commitment["settingsHash"], PROTOCOL)
    report.compare("commitment.json: commitment", commitment["commitment"], expected)
    report.unchecked.append(
        "That the frame follows from the registers and the key: only the municipality can check that, with "
        '"loting audit verify".')
    return commitment


def check_seed(report, draw, commitment):
    report.compare("draw.json: commitment", draw["commitment"], commitment["commitment"])
    randomness, drand = draw["randomness"], draw["drand"]
    report.compare("draw.json: effectiveSeed", draw["effectiveSeed"], H(commitment["commitment"], randomness))
    announced = commitment.get("announced")
    if drand is not None:
        report.compare("draw.json: randomness", randomness, sha256_of(bytes.fromhex(drand["signature"])))
        report.unchecked.append(
            "The signature of drand round %d (a pairing of curves, not in Python's library): compare it with "
            "https://api.drand.sh/%s/public/%d." % (drand["round"], drand["chainHash"], drand["round"]))
    if announced is None:
        if "without-commitment" not in draw["exceptions"]:
            report.differs("commitment.json announces no randomness, and draw.json does not say so.")
    elif "another-source" not in draw["exceptions"]:
        if announced["kind"] == "drand":
            used = None if drand is None else (drand["chainHash"], drand["round"])
            if used != (announced["chainHash"], announced["round"]):
                report.differs("draw.json: the randomness is not drand round %s, which commitment.json announces."
                               % announced["round"])
        elif drand is not None:
            report.differs("draw.json: the randomness is a drand round, but commitment.json announces a text.")
        else:
            report.unchecked.append('That the randomness "%s" is what was announced: "%s".'
                                    % (randomness, announced["text"]))
    for exception in draw["exceptions"]:
        report.remarks.append('The draw has the exception "%s", with the reason: %s' % (exception, draw["reason"]))
    return draw["effectiveSeed"]


# --- the log ----------------------------------------------------------------------------------------------------------


def check_log(report, bundle, is_public):
    """The chain of the log; gives the events whose content is there, by sequence, and the hashes of all."""
    events, hashes, withheld = [], [], []
    previous = ZEROS
    for number, line in enumerate(lines_of(bundle.text("log.jsonl"), "log.jsonl"), 1):
        where = "log.jsonl, line %d" % number
        event = parse_json(line, where)
        if not isinstance(event, dict) or canonical(event) != line:
            raise Unreadable("%s is not an event in canonical JSON." % where)
        keys = {"sequence", "type", "previousHash", "hash"}
        is_withheld = event.get("withheld") is True
        if set(event) != keys | ({"contentHash", "withheld"} if is_withheld else {"at", "data", "salt"}):
            raise Unreadable("%s does not have the keys of an event." % where)
        if not isinstance(event["type"], str) or not HASH.match(event["contentHash" if is_withheld else "salt"]):
            raise Unreadable("%s: its type, or a hash in it, does not have its form." % where)
        report.compare(where + ": sequence", event["sequence"], number)
        if event["previousHash"] != previous:
            report.differs("%s: previousHash is not the hash of the event before it; the chain is broken." % where)
        previous = event["hash"]
        hashes.append(previous)
        if is_withheld:
            content_hash = event["contentHash"]
        else:
            content_hash = H("content", canonical({key: event[key] for key in ("at", "data", "salt", "sequence", "type")}))
        if event["hash"] != H("event", event["previousHash"], event["sequence"], event["type"], content_hash):
            report.differs("%s: hash does not follow from the event; its content%s was changed."
                           % (where, "'s hash, number or type" if is_withheld else ""))
        if is_withheld:
            withheld.append(event)
            if not is_public:
                report.differs("%s: the content is withheld, which is not so in a bundle for researchers." % where)
            elif event["type"] not in WITHHELD_TYPES:
                report.differs("%s: the content of %s is withheld, but events of that type never are."
                               % (where, shown(event["type"])))
            continue
        if is_public and event["type"] in HIDDEN_TYPES:
            report.differs("%s: the content of %s is shown, which it may not be in a bundle for the public."
                           % (where, event["type"]))
        if events and event["at"] < events[-1]["at"]:
            report.remarks.append("Event %d of the log is earlier than event %d: a clock that was set back, or a log that was "
                                  "written later." % (number, events[-1]["sequence"]))
        events.append(event)
    for event in withheld:
        report.unchecked.append("Event %d of the log (%s): content withheld; its number, type and hashes were checked, not what it says."
                                % (event["sequence"], event["type"]))
    return events, hashes


def last_of(events, kind, holds):
    found = [event for event in events if event["type"] == kind and holds(event["data"])]
    return found[-1] if found else None


def check_log_against_files(report, events, hidden, commitment, draw):
    """What the log says of the commitment and the draw is what the files say."""
    name_what_rests_on_word(report, events, hidden | {event["type"] for event in events})
    built = last_of(events, "frame.built", lambda data: data["commitment"] == commitment["commitment"])
    if built is None and "frame.built" not in hidden:
        report.differs("log.jsonl has no event frame.built with the commitment of commitment.json.")
    elif built is not None:
        for key in ("frameHash", "keyHash", "settingsHash"):
            report.compare("commitment.json: %s, against the log," % key, commitment[key], built["data"][key])
    given_out = last_of(events, "frame.committed", lambda data: data["commitment"] == commitment["commitment"])
    report.compare("commitment.json: announced, against the log,", commitment.get("announced"),
                   None if given_out is None else given_out["data"]["announced"])
    for event in events:
        if event["type"] == "frame.committed" and event["data"]["commitment"] != commitment["commitment"]:
            report.remarks.append("Event %d of the log gave out another commitment, which was not drawn from: %s"
                                  % (event["sequence"], event["data"]["commitment"]))
    if draw is None:
        if any(event["type"] == "draw.run" for event in events):
            report.differs("log.jsonl has a draw, but the bundle has no draw.json.")
        return
    runs = [event for event in events if event["type"] == "draw.run"]
    for run in runs[:-1]:
        report.remarks.append("Event %d of the log is an earlier draw, which a later one replaced." % run["sequence"])
    if not runs:
        report.differs("log.jsonl has no event draw.run.")
        return
    data = runs[-1]["data"]
    for key in ("commitment", "randomness", "drand", "effectiveSeed", "exceptions", "reason"):
        report.compare("draw.json: %s, against the log," % key, draw[key], data[key])
    if given_out is not None and given_out["sequence"] > runs[-1]["sequence"]:
        report.differs("log.jsonl: the commitment was given out after the draw.")
    logged = [data] + [event["data"] for event in events if event["type"] == "draw.wave"
                       and event["data"]["effectiveSeed"] == draw["effectiveSeed"]]
    report.compare("draw.json: the number of waves, against the log,", len(draw["waves"]), len(logged))
    for wave, event in zip(draw["waves"], logged):
        for key in ("wave", "letters", "short", "drawnHash"):
            report.compare("draw.json, wave %s: %s, against the log," % (wave["wave"], key), wave[key], event[key])


def check_frame_against_log(report, events, commitment, residents, strata):
    built = last_of(events, "frame.built", lambda data: data["commitment"] == commitment["commitment"])
    if built is not None:
        report.compare("The number of residents, against the log,", residents, built["data"]["residents"])
        if strata is not None:
            report.compare("The number of strata, against the log,", strata, built["data"]["strata"])


def check_refreshes(report, events, draw, drawn):
    for event in events:
        if event["type"] == "draw.refreshed" and event["data"]["effectiveSeed"] == draw["effectiveSeed"]:
            named = [resident for residents in event["data"]["dropped"].values() for resident in residents]
            for resident in named + event["data"]["readdressed"]:
                if resident not in drawn:
                    report.differs("log.jsonl, line %d: %s was not drawn, but was dropped or got another address."
                                   % (event["sequence"], resident), "log.jsonl, refreshes")


# --- the frame (protocol, step 2) -------------------------------------------------------------------------------------


class Frame:
    """The frame in lists of equal length, and what follows from it without a seed."""

    def __init__(self, residents, addresses, strata):
        self.residents, self.addresses, self.strata_of = residents, addresses, strata
        self.strata = sorted(set(strata), key=lambda key: key.encode("utf-8"))
        self.households = {}
        for index, address in enumerate(addresses):
            self.households.setdefault(address, []).append(index)
        self.resident_counts = dict.fromkeys(self.strata, 0)
        for stratum in strata:
            self.resident_counts[stratum] += 1
        # Per stratum: how many addresses have m residents in the frame, k of them in the stratum.
        self.classes = {stratum: {} for stratum in self.strata}
        for members in self.households.values():
            inside = {}
            for index in members:
                inside[strata[index]] = inside.get(strata[index], 0) + 1
            for stratum, count in inside.items():
                key = (len(members), count)
                self.classes[stratum][key] = self.classes[stratum].get(key, 0) + 1
        self.municipalities = {}
        for stratum in self.strata:
            self.municipalities.setdefault(stratum.split("/")[0], []).append(stratum)

    def class_of(self, index):
        members = self.households[self.addresses[index]]
        own = self.strata_of[index]
        return len(members), sum(1 for other in members if self.strata_of[other] == own)

    def address_count(self, municipality):
        prefix = municipality + "/"
        return sum(1 for members in self.households.values()
                   if any((self.strata_of[index] + "/").startswith(prefix) for index in members))


def read_frame(bundle):
    lines = bundle.text("frame.csv").split("\n")
    if lines[0] != "resident_id,address_id,stratum":
        raise Unreadable("frame.csv does not begin with its header.")
    if lines.pop() != "" or len(lines) < 2:
        raise Unreadable("frame.csv is cut off.")
    residents, addresses, strata = [], [], []
    before = ""
    for number, line in enumerate(lines[1:], 2):
        row = line.split(",")
        if len(row) != 3 or not ID.match(row[0]) or not ID.match(row[1]) or not row[2]:
            raise Unreadable("frame.csv, row %d, is not a resident, an address and a stratum." % number)
        if row[0] <= before:
            raise Unreadable("frame.csv, row %d, does not stand in ascending order of resident_id." % number)
        before = row[0]
        residents.append(row[0])
        addresses.append(row[1])
        strata.append(sys.intern(row[2]))
    return Frame(residents, addresses, strata)


# --- sizes and seats (protocol, step 6) -------------------------------------------------------------------------------


def figures_of(figures, stratum, features):
    """The figures that apply to a stratum, by feature (and "stratum"), among those that are given at all."""
    values = dict(zip([name for name in FEATURES if name in features], stratum.split("/")), stratum=stratum)
    return {key: table.get(values.get(key)) for key, table in figures.items() if table}


def responses_of(settings, municipality, strata, counts):
    """P_h: the response expected of each stratum, in parts per million."""
    factors = []
    for stratum in strata:
        factor = 1
        for figure in figures_of(settings["draw"]["responseFactorsPartsPerMillion"], stratum,
                                 settings["strata"]["features"]).values():
            factor *= MILLION if figure is None else figure
        factors.append(factor)
    overall = 100000
    for each in settings["municipalities"]:
        if each["code"] == municipality:
            overall = each["expectedResponsePartsPerMillion"]
    total = sum(counts)
    weighted = sum(count * factor for count, factor in zip(counts, factors))
    return [(2 * overall * factor * total + weighted) // (2 * weighted) for factor in factors]


def floor_root(number, degree):
    """The largest whole x with x^degree <= number."""
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while high - low > 1:
        middle = (low + high) // 2
        if middle**degree <= number:
            low = middle
        else:
            high = middle
    return low


def measure_of(settings, stratum, count):
    """A_h: what a stratum's part of the letters is measured by."""
    rules = settings["draw"]
    if rules["allocation"] == "proportional":
        return count
    if rules["allocation"] == "equal":
        return 1
    if rules["allocation"] == "neyman":
        figures = figures_of(rules["standardDeviationsPartsPerMillion"], stratum, settings["strata"]["features"])
        own = figures.pop("stratum", None)
        return count * (own if own is not None else next(figure for figure in figures.values() if figure is not None))
    if rules["allocation"] == "power":
        return floor_root(count ** rules["exponentHundredths"] * 10**900, 100)
    raise Unreadable("settings.json: the allocation %s is not known." % shown(rules["allocation"]))


class Municipality:
    """The strata of one municipality with their sizes and limits."""

    def __init__(self, settings, frame, name):
        rules = settings["draw"]
        self.name = name
        self.strata = frame.municipalities[name]
        counts = [frame.resident_counts[stratum] for stratum in self.strata]
        self.responses = responses_of(settings, name, self.strata, counts)
        measures = [measure_of(settings, stratum, count) for stratum, count in zip(self.strata, counts)]
        compensates = rules["compensateResponse"]
        self.sizes = [measure * 10**9 // response if compensates else measure
                      for measure, response in zip(measures, self.responses)]
        units = [sum(number * k * (720720 // m) for (m, k), number in frame.classes[stratum].items())
                 for stratum in self.strata]
        is_limited = rules["allocation"] != "proportional" or compensates
        self.least = [min(rules["minimumPerStratum"], unit // 720720) for unit in units]
        self.most = [-(-unit // 720720) if is_limited else None for unit in units]

    def bounds(self, wave, earlier):
        """The least and the most seats of each stratum in a wave."""
        limits = []
        for place, most in enumerate(self.most):
            if most is not None:
                most = max(0, most - sum(max(division.seat_chances(place)) for division in earlier))
            limits.append((self.least[place] if wave == 1 else 0, most))
        return limits


class Division:
    """The letters of one wave over strata: seats that a limit fixes, and sizes by which the others are rounded."""

    def __init__(self, sizes, letters, bounds):
        fixed = [None] * len(sizes)
        while True:
            free = [place for place, seats in enumerate(fixed) if seats is None]
            left = letters - sum(seats for seats in fixed if seats is not None)
            total = sum(sizes[place] for place in free)
            low = [place for place in free if left * sizes[place] < bounds[place][0] * total]
            high = [place for place in free if place not in low and bounds[place][1] is not None
                    and left * sizes[place] > bounds[place][1] * total]
            lacking = (sum(bounds[place][0] * total - left * sizes[place] for place in low)
                       - sum(left * sizes[place] - bounds[place][1] * total for place in high))
            if not low and not high:
                break
            for place in low if lacking >= 0 else []:
                fixed[place] = bounds[place][0]
            for place in high if lacking <= 0 else []:
                fixed[place] = bounds[place][1]
        if left < 0 or (left > 0 and total == 0):
            raise ValueError("%d letters cannot be divided within the limits of the strata" % letters)
        self.fixed, self.letters, self.total = fixed, left, total
        self.sizes = [0 if seats is not None else size for seats, size in zip(fixed, sizes)]

    def seats(self, seed, municipality, wave):
        """n_h of each stratum."""
        rounded = [0] * len(self.sizes)
        if self.total > 0:
            rounded = round_seats(self.sizes, self.letters, seed, municipality, wave)
        return [number if seats is None else seats for seats, number in zip(self.fixed, rounded)]

    def seat_chances(self, place):
        """The numbers of seats that a stratum can get, each with its probability."""
        if self.fixed[place] is not None:
            return {self.fixed[place]: 1.0}
        share = self.letters * self.sizes[place]
        floor, rest = divmod(share, self.total) if self.total else (0, 0)
        return {floor: 1.0} if rest == 0 else {floor: 1 - rest / self.total, floor + 1: rest / self.total}

    def expected_sign_ups(self, responses):
        """Numerator and denominator of the sum over strata of seats * P_h."""
        divisor = self.total or 1
        fixed = sum(seats * response for seats, response in zip(self.fixed, responses) if seats is not None)
        weighted = sum(size * response for size, response in zip(self.sizes, responses))
        return fixed * divisor + self.letters * weighted, divisor


def round_seats(sizes, letters, seed, municipality, wave):
    """Systematic rounding in whole numbers, with a random start from the seed."""
    total = sum(sizes)
    start = int(H(seed, "rounding", municipality, wave), 16) % total
    seats, running = [], 0
    for size in sizes:
        before = (running * letters + start) // total
        running += size
        seats.append((running * letters + start) // total - before)
    return seats


def first_wave_letters(settings, each, municipality, frame):
    """The letters of the first wave of a municipality, as the settings fix them."""
    if each["letters"] is not None:
        return each["letters"]
    rules, target = settings["draw"], each["targetMembers"]
    if (rules["allocation"] == "proportional" and not rules["compensateResponse"]
            and rules["minimumPerStratum"] == 0):
        return -(-target * MILLION // each["expectedResponsePartsPerMillion"])
    bounds = municipality.bounds(1, [])
    least = sum(low for low, _ in bounds)
    low = max(1, least + 1 if any(limit == 0 for limit, _ in bounds) else least)
    most = sum(high for _, high in bounds) if all(high is not None for _, high in bounds) else math.inf
    high = min(frame.address_count(municipality.name), most)

    def is_enough(letters):
        sign_ups, divisor = Division(municipality.sizes, letters, bounds).expected_sign_ups(municipality.responses)
        return sign_ups >= target * MILLION * divisor

    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle + 1, high)
    return high


def divide_all(report, settings, frame, draw):
    """The divisions of all waves: a dictionary from (wave, municipality) to the municipality and its division."""
    municipalities = {name: Municipality(settings, frame, name) for name in frame.municipalities}
    for each in settings["municipalities"]:
        if each["code"] in municipalities:
            report.compare("draw.json, wave 1: letters of %s" % each["code"],
                           draw["waves"][0]["letters"].get(each["code"], 0),
                           first_wave_letters(settings, each, municipalities[each["code"]], frame))
    divisions = {}
    for wave in draw["waves"]:
        for name, municipality in municipalities.items():
            letters = wave["letters"].get(name, 0)
            if letters == 0:
                continue
            earlier = [division for (_, other), (_, division) in divisions.items() if other == name]
            bounds = municipality.bounds(wave["wave"], earlier)
            divisions[wave["wave"], name] = municipality, Division(municipality.sizes, letters, bounds)
    return divisions


# --- tickets and candidates (protocol, steps 5 and 7) -----------------------------------------------------------------


def order_candidates(frame, seed):
    """The tickets of all residents, and the candidates of each stratum in ascending ticket order."""
    prefix = seed + "|"
    tickets = [sha256_of((prefix + resident).encode("ascii")) for resident in frame.residents]
    candidates = {stratum: [] for stratum in frame.strata}
    for members in frame.households.values():
        lowest = min(members, key=lambda index: (tickets[index], frame.residents[index]))
        candidates[frame.strata_of[lowest]].append(lowest)
    for stratum in candidates:
        candidates[stratum].sort(key=lambda index: (tickets[index], frame.residents[index]))
    return tickets, candidates


# --- inclusion probabilities (protocol, step 8) -----------------------------------------------------------------------


def gauss_legendre(order):
    """Nodes and weights on [-1, 1], by Newton's method on the Legendre polynomial."""
    pairs = []
    for number in range(order):
        x = math.cos(math.pi * (number + 0.75) / (order + 0.5))
        for _ in range(100):
            p0, p1 = 1.0, x
            for degree in range(2, order + 1):
                p0, p1 = p1, ((2 * degree - 1) * x * p1 - (degree - 1) * p0) / degree
            slope = order * (x * p1 - p0) / (x * x - 1)
            step = p1 / slope
            x -= step
            if abs(step) < 1e-15:
                break
        pairs.append((x, 2 / ((1 - x * x) * slope * slope)))
    return pairs


NODES = gauss_legendre(20)
PANELS = 3


def inclusion_probabilities(classes, chances):
    """The inclusion probability of a resident of a stratum, by the class (m, k) of the address.

    classes: {(m, k): number of addresses}, the own address included; chances: {number of seats: probability}.
    """
    seats = {number: chance for number, chance in chances.items() if number > 0 and chance > 0}
    if not seats:
        return dict.fromkeys(classes, 0.0)

    def mean(t):
        return sum(number * below(m, k, t) for (m, k), number in classes.items())

    # Before `start` the resident is sure of a seat, behind `end` sure to have none (but for less than 1e-12).
    start = last_where(lambda t: is_far_below(mean(t), min(seats)))
    end = last_where(lambda t: not is_far_above(mean(t), max(seats)))
    sure = sum(seats.values())
    result = {(m, k): sure * (1 - (1 - start) ** m) / m for m, k in classes}
    width = (end - start) / PANELS
    for panel in range(PANELS):
        for node, weight in NODES:
            t = start + width * (panel + (node + 1) / 2)
            for (m, k), chance in chances_of_a_seat(classes, seats, t).items():
                result[m, k] += weight * width / 2 * (1 - t) ** (m - 1) * chance
    return result


def below(m, k, t):
    """How likely an address with m residents, k of them in the stratum, puts a candidate of it below t."""
    return k / m * (1 - (1 - t) ** m)


def is_far_below(mean, seats):
    distance = seats - mean
    return distance > 0 and distance**2 >= 56 * (mean + distance / 3)


def is_far_above(mean, seats):
    distance = mean - (seats - 1)
    return distance > 0 and distance**2 >= 56 * mean


def last_where(holds):
    if holds(1.0):
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def chances_of_a_seat(classes, seats, t):
    """By class, P(fewer than n other addresses put a candidate below t), averaged over n.

    The count is a sum of independent trials. Its probabilities are found from its characteristic function at M points,
    with M so large that all but 1e-12 of the distribution lies in one window of M counts.
    """
    chances = {key: below(key[0], key[1], t) for key in classes}
    mean = sum(number * chances[key] for key, number in classes.items())
    variance = sum(number * chances[key] * (1 - chances[key]) for key, number in classes.items())
    spread = 7.5 * math.sqrt(variance) + 12
    first = max(0, math.floor(mean - spread) - 1)
    last = min(sum(classes.values()), math.ceil(mean + spread))
    size = last - first + 1
    sums = dict.fromkeys(classes, 0.0)
    for point in range(size // 2 + 1):
        z = cmath.exp(2j * math.pi * point / size)
        weight = sum(chance * cumulative_weight(min(number - 1, last), first, point, size)
                     for number, chance in seats.items() if number - 1 >= first)
        if weight == 0:
            continue
        factors = {key: 1 - chance + chance * z for key, chance in chances.items()}
        product = sum(number * cmath.log(factors[key] or 1e-300) for key, number in classes.items())
        if product.real < -50:
            # Each class leaves one trial out, which can only matter where that trial alone is nearly zero.
            if all(abs(factor) > 1e-6 for factor in factors.values()):
                continue
        # The points behind the half are the conjugates of those before it.
        twice = 1 if point == 0 or 2 * point == size else 2
        product = cmath.exp(product) * weight * twice / size
        for key, factor in factors.items():
            sums[key] += (product / (factor or 1e-300)).real
    return sums


def cumulative_weight(count, first, point, size):
    """The sum over x from first to count of exp(-2 pi i x point / size)."""
    if point == 0:
        return count - first + 1
    if count - first + 1 == size:
        return 0
    step = cmath.exp(-2j * math.pi * point / size)
    begin = cmath.exp(-2j * math.pi * (first * point % size) / size)
    return begin * (1 - cmath.exp(-2j * math.pi * ((count - first + 1) * point % size) / size)) / (1 - step)


def add_chances(left, right):
    sums = {}
    for a, p in left.items():
        for b, q in right.items():
            sums[a + b] = sums.get(a + b, 0.0) + p * q
    return sums


class Probabilities:
    """The probabilities after the first waves, computed once per stratum."""

    def __init__(self, frame, divisions):
        self.frame, self.divisions, self.known = frame, divisions, {}

    def of(self, stratum, waves):
        if (stratum, waves) not in self.known:
            chances = {0: 1.0}
            for (wave, _), (municipality, division) in self.divisions.items():
                if wave <= waves and stratum in municipality.strata:
                    chances = add_chances(chances, division.seat_chances(municipality.strata.index(stratum)))
            self.known[stratum, waves] = inclusion_probabilities(self.frame.classes[stratum], chances)
        return self.known[stratum, waves]


# --- the drawn lists --------------------------------------------------------------------------------------------------

DRAWN_COLUMNS = ["resident_id", "address_id", "stratum", "wave", "rank", "ticket", "inclusion_probability",
                 "design_weight"]


def draw_waves(frame, divisions, draw, tickets, candidates):
    """Per wave the rows of the drawn list without their probabilities, and the seats of each stratum."""
    taken = dict.fromkeys(frame.strata, 0)
    drawn, seats_of = {}, {}
    for wave in draw["waves"]:
        number = wave["wave"]
        seats = {}
        for (each, name), (municipality, division) in divisions.items():
            if each == number:
                seats.update(zip(municipality.strata, division.seats(draw["effectiveSeed"], name, number)))
        rows = []
        for stratum in frame.strata:
            first = taken[stratum]
            end = min(len(candidates[stratum]), first + seats.get(stratum, 0))
            for rank in range(first + 1, end + 1):
                index = candidates[stratum][rank - 1]
                rows.append((index, [frame.residents[index], frame.addresses[index], stratum, str(number), str(rank),
                                     tickets[index]]))
            taken[stratum] = end
            if stratum in seats:
                seats_of[number, stratum] = seats[stratum], len(candidates[stratum]) - first
        drawn[number] = rows
    return drawn, seats_of


def check_drawn_list(report, bundle, name, rows, probabilities, waves, drawn_hash):
    """A list of drawn residents, column by column, against the rows that the seed draws."""
    found = bundle.table(name, DRAWN_COLUMNS)
    if drawn_hash is not None:
        report.compare("%s: its hash, against draw.json," % name, sha256_of(bundle.bytes(name)), drawn_hash)
    expected = {row[0]: (position, index, row) for position, (index, row) in enumerate(rows)}
    seen = set()
    for number, row in enumerate(found, 2):
        where = "%s, row %d" % (name, number)
        resident = row["resident_id"]
        if resident not in expected or resident in seen:
            report.differs("%s: resident %s is not drawn by the seed%s."
                           % (where, resident, " twice" if resident in seen else ""), name + ", column resident_id")
            continue
        seen.add(resident)
        position, index, values = expected[resident]
        if position != number - 2:
            report.differs("%s: resident %s should stand in row %d." % (where, resident, position + 2),
                           name + ", order of rows")
        for column, value in zip(DRAWN_COLUMNS, values):
            if row[column] != value:
                report.differs("%s, column %s, is %s, but should be %s." % (where, column, shown(row[column]), value),
                               "%s, column %s" % (name, column))
        probability = probabilities.of(values[2], waves)[probabilities.frame.class_of(index)]
        stated = decimal(row["inclusion_probability"])
        if stated is None or not abs(stated - probability) <= PROBABILITY_TOLERANCE:
            report.differs("%s, column inclusion_probability, is %s, but should be %.9f."
                           % (where, shown(row["inclusion_probability"]), probability),
                           name + ", column inclusion_probability")
            continue
        weight = decimal(row["design_weight"])
        # Nine decimals of a small probability leave its weight less exact.
        if weight is None or not abs(weight * stated - 1) <= 1e-6 + 1e-9 / stated:
            report.differs("%s, column design_weight, is %s, but should be %.6f."
                           % (where, shown(row["design_weight"]), 1 / probability), name + ", column design_weight")
    for resident, (_, _, values) in expected.items():
        if resident not in seen:
            report.differs("%s: resident %s (rank %s of stratum %s) is drawn by the seed, but is missing."
                           % (name, resident, values[4], values[2]), name + ", missing residents")


def decimal(text):
    return float(text) if re.match(r"[0-9]+\.[0-9]+\Z", text) and float(text) > 0 else None


def check_seats(report, bundle, frame, divisions, seats_of):
    """seats.csv: the strata of every wave with residents, size, seats and candidates."""
    columns = ["wave", "stratum", "residents", "size", "seats", "candidates_left"]
    expected = {}
    for (wave, stratum), (seats, left) in seats_of.items():
        municipality, _ = divisions[wave, stratum.split("/")[0]]
        size = municipality.sizes[municipality.strata.index(stratum)]
        expected[str(wave), stratum] = [str(frame.resident_counts[stratum]), str(size), str(seats), str(left)]
    rows = bundle.table("seats.csv", columns)
    check_order(report, "seats.csv", [(row["wave"].zfill(9), row["stratum"].encode("utf-8")) for row in rows])
    for number, row in enumerate(rows, 2):
        values = expected.pop((row["wave"], row["stratum"]), None)
        if values is None:
            report.differs("seats.csv, row %d: wave %s has no stratum %s, or has it twice."
                           % (number, shown(row["wave"]), shown(row["stratum"])), "seats.csv, rows")
            continue
        for column, value in zip(columns[2:], values):
            if row[column] != value:
                report.differs("seats.csv, row %d, column %s, is %s, but should be %s."
                               % (number, column, shown(row[column]), value), "seats.csv, column " + column)
    for wave, stratum in expected:
        report.differs("seats.csv: stratum %s of wave %s is missing." % (stratum, wave), "seats.csv, rows")


def check_order(report, name, keys):
    """Rows that must ascend by their keys, without repeats."""
    for number, (before, after) in enumerate(zip(keys, keys[1:]), 3):
        if after <= before:
            report.differs("%s, row %d, stands in the wrong place, or twice." % (name, number), name + ", order of rows")


def check_draw(report, bundle, settings, frame, draw):
    divisions = divide_all(report, settings, frame, draw)
    tickets, candidates = order_candidates(frame, draw["effectiveSeed"])
    drawn, seats_of = draw_waves(frame, divisions, draw, tickets, candidates)
    check_seats(report, bundle, frame, divisions, seats_of)
    probabilities = Probabilities(frame, divisions)
    for wave in draw["waves"]:
        number = wave["wave"]
        short = sum(max(0, seats - left) for (each, _), (seats, left) in seats_of.items() if each == number)
        report.compare("draw.json, wave %d: short" % number, wave["short"], short)
        name = "drawn-wave-%d.csv" % number
        check_drawn_list(report, bundle, name, drawn[number], probabilities, number, wave["drawnHash"])
    if len(draw["waves"]) > 1:
        rows = [row for wave in draw["waves"] for row in drawn[wave["wave"]]]
        check_drawn_list(report, bundle, "drawn-all-waves.csv", rows, probabilities, len(draw["waves"]), None)
    return {row[0]: index for rows in drawn.values() for index, row in rows}


# --- the members ------------------------------------------------------------------------------------------------------


def check_admissions(report, bundle, drawn, events):
    """Everybody in admissions.csv was drawn; numbers and places go on over all admissions; the log has the same hashes."""
    check_seeds(report, events, "panel.admitted")
    admitted = {event["data"]["admission"]: event["data"] for event in events if event["type"] == "panel.admitted"}
    rows = read_admissions(bundle)
    lines = {(admission, role): [] for admission in admitted for role in ("member", "reserve")}
    last = {"member": 0, "reserve": 0}
    seen = {"member": set(), "reserve": set()}
    for number, (admission, role, place, resident) in enumerate(rows, 2):
        where = "admissions.csv, row %d" % number
        if resident not in drawn:
            report.differs("%s: %s was not drawn." % (where, shown(resident)), "admissions.csv, rows")
        if resident in seen[role]:
            report.differs("%s: %s is a %s twice." % (where, shown(resident), role), "admissions.csv, rows")
        seen[role].add(resident)
        last[role] += 1
        if place != last[role]:
            report.differs("%s, column number, is %d, but should be %d." % (where, place, last[role]),
                           "admissions.csv, column number")
        if admission not in admitted:
            report.differs("%s: the log has no admission %d." % (where, admission), "admissions.csv, rows")
            continue
        lines[admission, role].append("%d|%s\n" % (place, resident))
    for admission, data in sorted(admitted.items()):
        for role, count, key in (("member", "admitted", "membersHash"), ("reserve", "reserves", "reservesHash")):
            name = "admissions.csv: the %ss of admission %d" % (role, admission)
            report.compare(name + ", against the log,", len(lines[admission, role]), data[count])
            report.compare(name + ", by their hash against the log,", H("".join(lines[admission, role])), data[key])
        own = [resident for each, role, _, resident in rows if (each, role) == (admission, "reserve")]
        if own and data["seed"] is None:
            report.differs("admissions.csv: admission %d has reserves, but there was no lottery." % admission)
        elif own != sorted(own, key=lambda resident: H(data["seed"], "reserve", resident)):
            report.differs("admissions.csv: the reserves of admission %d do not stand in the order that its seed gives." % admission)


def read_admissions(bundle):
    rows = []
    columns = ["admission", "role", "number", "resident_id"]
    for number, row in enumerate(bundle.table("admissions.csv", columns), 2):
        where = "admissions.csv, row %d, column " % number
        if row["role"] not in ("member", "reserve"):
            raise Unreadable("%srole, is neither member nor reserve." % where)
        rows.append((whole(row["admission"], where + "admission,"), row["role"],
                     whole(row["number"], where + "number,"), row["resident_id"]))
    return rows


def check_admitted(report, bundle, members):
    """Only members of the panel take part in the lottery over groups."""
    admitted = {resident for _, role, _, resident in read_admissions(bundle) if role == "member"}
    for number, resident in enumerate(members, 2):
        if resident not in admitted:
            report.differs("members.csv, row %d: %s was not admitted to the panel." % (number, shown(resident)),
                           "members.csv, rows")


# --- the groups -------------------------------------------------------------------------------------------------------


def check_assignment(report, bundle, settings, frame, drawn, events):
    """The arithmetic of the groups: hashes, sizes, quotas, the cap, exclusions, loads, proofs. No solver is needed."""
    assignment = bundle.json("assignment.json")
    report.compare("assignment.json: its keys", sorted(assignment), ["replacements", "runs"])
    made = {event["sequence"]: event["data"] for event in events if event["type"] == "assignment.made"}
    report.compare("assignment.json: the events of its runs, against the log,",
                   [run["event"] for run in assignment["runs"]], sorted(made))
    replaced = {event["sequence"]: event["data"] for event in events if event["type"] == "assignment.replaced"}
    report.compare("assignment.json: replacements, against the log,", assignment["replacements"], sorted(replaced))
    used = [name for name in FEATURES if name in settings["strata"]["features"]]
    asked = sorted({question for data in made.values() for question in data["settings"]["answerShares"]}, key=feature_order)
    members = read_members(report, bundle, used, asked, frame, drawn)
    check_admitted(report, bundle, members)
    population = population_of(frame, used)
    runs = []
    for each in assignment["runs"]:
        each["input"] = bundle.json("run-%d-input.json" % each["run"])
        each["types"] = types_of(each["input"])
        each["before"] = list(runs)
        runs.append(each)
        data = made.get(each["event"])
        exclusions = None
        if data is not None:
            exclusions = {case["caseId"]: case["excludeAnswers"] for case in data["settings"]["cases"]}
            check_quotas(report, each, data, population)
            for key in ("inputHash", "randomness", "seed", "assignmentsHash", "solver", "largestDrawError"):
                report.compare("assignment.json: %s of run %d, against the log," % (key, each["run"]), each[key], data[key])
        name = "run-%d-input.json" % each["run"]
        report.compare(name + ": its hash", H(canonical(each["input"])), each["inputHash"])
        report.compare("assignment.json: seed of run %d" % each["run"], each["seed"], H(each["inputHash"], each["randomness"]))
        check_input(report, name, each["input"], members, events, each["event"], exclusions)
    check_excluded(report, runs, members)
    quotas = check_quota_table(report, bundle, runs)
    changes = check_changes(report, bundle, replaced)
    log = read_assignment_log(report, bundle)
    groups = drawn_groups(report, runs, changes, log)
    for run in runs:
        check_run(report, bundle, run, groups, changes, made.get(run["event"]))
    check_replacements(report, bundle, runs, groups, changes, members, events, assignment)
    check_assignment_log(report, runs, groups, changes, log)
    check_quota_results(report, bundle, quotas, runs, members, log, made, population)
    report.unchecked.append(
        "That those in admissions.csv are those who signed up, and what they answered: the log holds hashes of the answers "
        'only; and that the members and the groups are the ones the seeds give: that needs the solver ("loting audit verify").')


def read_members(report, bundle, used, asked, frame, drawn):
    members = {}
    rows = bundle.table("members.csv", ["resident_id"] + used + asked + ["excluded_cases"])
    check_order(report, "members.csv", [row["resident_id"] for row in rows])
    for number, row in enumerate(rows, 2):
        resident = row["resident_id"]
        if resident not in drawn:
            report.differs("members.csv, row %d: %s was not drawn." % (number, shown(resident)), "members.csv, rows")
            continue
        for name, value in zip(used, frame.strata_of[drawn[resident]].split("/")):
            if row[name] not in (value, ""):
                report.differs("members.csv, row %d, column %s, is %s, but the frame has %s."
                               % (number, name, shown(row[name]), value), "members.csv, column " + name)
        members[resident] = row
    return members


def feature_order(name):
    """The order of features: those of the strata as the protocol has them, then questions by their ids."""
    return (FEATURES.index(name) if name in FEATURES else len(FEATURES), name.encode("utf-8"))


def quota_features(value):
    return sorted({quota[0] for case in value["cases"] for quota in case["quotas"]}, key=feature_order)


def check_input(report, name, value, members, events, event, exclusions):
    """The members of an input stand in order, have the features of members.csv, and the exclusions of the log before it.

    "exclusions" has the answers that kept members out of each case then, as the event recorded them."""
    features = quota_features(value)
    cases = {case["caseId"] for case in value["cases"]}
    check_order(report, name, [member[0] for member in value["members"]])
    check_order(report, name, [case["caseId"].encode("utf-8") for case in value["cases"]])
    logged = {}
    for each in events:
        if each["sequence"] < event and each["type"] == "exclusions.recorded":
            for exclusion in each["data"]["exclusions"]:
                logged.setdefault(exclusion["residentId"], set()).add(exclusion["caseId"])
    for resident, values, excluded, *_ in value["members"]:
        row = members.get(resident)
        if row is None:
            report.differs("%s: %s is not in members.csv." % (name, shown(resident)), name + ", members")
            continue
        for feature, own in zip(features, values):
            if own != row[feature]:
                report.differs("%s: %s has %s %s, but members.csv has %s."
                               % (name, resident, feature, shown(own), shown(row[feature])), name + ", features")
        recorded = logged.get(resident, set()) & cases
        # Answers to a question that no group has quotas for are not in the bundle: they may exclude, or may not.
        by_answers, perhaps = set(), set()
        for case, excluding in (exclusions or {}).items():
            for question, answers in excluding.items():
                if question not in row:
                    perhaps.add(case)
                elif row[question] in answers:
                    by_answers.add(case)
        if exclusions is not None and not recorded | by_answers <= set(excluded) <= recorded | by_answers | perhaps:
            report.differs("%s: the cases that %s may not judge are not what the log and the answers give."
                           % (name, resident), name + ", exclusions")


def check_excluded(report, runs, members):
    """Column excluded_cases of members.csv: the cases that any run kept the member out of."""
    excluded = {}
    for run in runs:
        for member in run["input"]["members"]:
            excluded.setdefault(member[0], set()).update(member[2])
    for resident, row in members.items():
        should = " ".join(sorted(excluded.get(resident, set()), key=lambda case: case.encode("utf-8")))
        if row["excluded_cases"] != should:
            report.differs("members.csv: the excluded_cases of %s are %s, but should be %s."
                           % (resident, shown(row["excluded_cases"]), shown(should)), "members.csv, column excluded_cases")


def population_of(frame, used):
    """Residents of the frame per value of each feature."""
    population = {name: {} for name in used}
    for stratum, count in frame.resident_counts.items():
        for name, value in zip(used, stratum.split("/")):
            population[name][value] = population[name].get(value, 0) + count
    return population


def quotas_of(recorded, population):
    """The cases of a run as the settings that its event records give them with the population, without widenings."""
    counts = dict(population)
    counts.update(recorded["answerShares"])
    made = []
    for each in recorded["cases"]:
        size = each["groupSize"] + each["overInvite"]
        largest = size + each["tolerance"]
        quotas = []
        for name in sorted(each["quotaFeatures"], key=feature_order):
            total = sum(counts[name].values())
            for value in sorted(counts[name], key=lambda value: value.encode("utf-8")):
                seats, slack = counts[name][value] * size, each["quotaTolerance"] * total
                minimum = max(0, min(seats // total, -((slack - seats) // total)))
                maximum = max(-(-seats // total), (seats + slack) // total)
                quotas.append([name, value, minimum, min(largest, maximum)])
            if name not in FEATURES:
                # Nobody has to answer; those who did not may sit in any group, in any number.
                quotas.append([name, UNANSWERED, 0, largest])
        quotas.sort(key=lambda quota: (feature_order(quota[0]), quota[1].encode("utf-8")))
        made.append({"caseId": each["caseId"], "groupSize": size, "minimumSize": max(1, size - each["tolerance"]),
                     "maximumSize": largest, "quotas": quotas})
    return made


def check_quotas(report, run, data, population):
    """The sizes, quotas and cap of a run are those of the settings and the widenings that its event records, and no others."""
    name = "run-%d-input.json" % run["run"]
    expected = quotas_of(data["settings"], population)
    places = {(case["caseId"], quota[0], quota[1]): quota for case in expected for quota in case["quotas"]}
    seen = set()
    for widening in data["widenings"]:
        key = widening["caseId"], widening["feature"], widening["value"]
        bound = {"minimum": 2, "maximum": 3}[widening["bound"]]
        step = 1 if bound == 3 else -1
        if (key not in places or (key, bound) in seen or places[key][bound] != widening["from"]
                or (widening["to"] - widening["from"]) * step <= 0):
            report.differs("log.jsonl, line %d: the widening of the %s of %s %s in case %s does not start from the quota that "
                           "the settings give, or is none." % ((run["event"], widening["bound"]) + key[1:] + key[:1]))
        else:
            places[key][bound] = widening["to"]
            seen.add((key, bound))
    report.compare(name + ": maximumCasesPerMember, against the log,", run["input"]["maximumCasesPerMember"],
                   data["settings"]["maximumCasesPerMember"])
    report.compare(name + ": its cases, against the log,", [case["caseId"] for case in run["input"]["cases"]],
                   [case["caseId"] for case in expected])
    for case, should in zip(run["input"]["cases"], expected):
        for key in ("groupSize", "minimumSize", "maximumSize"):
            report.compare("%s: %s of case %s, against the settings in the log," % (name, key, case["caseId"]), case[key], should[key])
        found = {(quota[0], quota[1]): quota[2:] for quota in case["quotas"]}
        wanted = {(quota[0], quota[1]): quota[2:] for quota in should["quotas"]}
        for key in sorted(set(found) | set(wanted)):
            if found.get(key) != wanted.get(key):
                report.differs("%s: case %s has %s for %s %s, but the population, and the settings and widenings in the log, give %s."
                               % (name, case["caseId"], range_of(found.get(key)), key[0], key[1], range_of(wanted.get(key))),
                               name + ", quotas")


def range_of(bounds):
    return "no quota" if bounds is None else "%s to %s" % tuple(bounds)


def check_quota_table(report, bundle, runs):
    """quotas.csv has the quotas of the inputs."""
    cases = sorted((case for run in runs for case in run["input"]["cases"]), key=lambda case: case["caseId"].encode("utf-8"))
    lines = [[case["caseId"]] + list(quota) for case in cases for quota in case["quotas"]]
    rows = bundle.table("quotas.csv", ["case_id", "feature", "value", "minimum", "maximum"])
    for number, (row, line) in enumerate(zip(rows, lines), 2):
        for column, should in zip(list(row), line):
            if row[column] != str(should):
                report.differs("quotas.csv, row %d, column %s, is %s, but the input of the run has %s."
                               % (number, column, shown(row[column]), should), "quotas.csv, column " + column)
    report.compare("quotas.csv: the number of its rows", len(rows), len(lines))
    return cases


def check_changes(report, bundle, replaced):
    """seat-changes.csv has the changes of the log."""
    changes = []
    for number, row in enumerate(bundle.table("seat-changes.csv",
                                              ["event", "case_id", "seat", "leaves", "enters", "reason"]), 2):
        where = "seat-changes.csv, row %d, column " % number
        changes.append({"event": whole(row["event"], where + "event,"), "caseId": row["case_id"],
                        "seat": whole(row["seat"], where + "seat,"), "leaves": row["leaves"],
                        "enters": row["enters"] or None, "reason": row["reason"]})
    logged = [dict(change, event=sequence) for sequence in sorted(replaced) for change in replaced[sequence]["changes"]]
    if changes != logged:
        report.differs("seat-changes.csv does not have the changes of the log.")
    return changes


LOG_COLUMNS = ["resident_id", "type", "case_id", "seat", "reserve", "load", "expected_load", "event"]


def read_assignment_log(report, bundle):
    rows = bundle.table("assignment-log.csv", LOG_COLUMNS)
    check_order(report, "assignment-log.csv", [(row["resident_id"], row["case_id"].encode("utf-8")) for row in rows])
    return rows


def drawn_groups(report, runs, changes, log):
    """The groups as the runs drew them, by case: seat to member. Every change must follow from the one before."""
    standing = {}
    for number, row in enumerate(log, 2):
        if row["seat"] == "":
            continue
        key = row["case_id"], whole(row["seat"], "assignment-log.csv, row %d, column seat," % number)
        if key in standing:
            report.differs("assignment-log.csv, row %d: seat %d of case %s is given twice." % (number, key[1], key[0]),
                           "assignment-log.csv, seats")
        standing[key] = row["resident_id"]
    of_seat = {}
    for change in changes:
        of_seat.setdefault((change["caseId"], change["seat"]), []).append(change)
    first = dict(standing)
    for key, own in of_seat.items():
        first[key] = holder = own[0]["leaves"]
        for change in own:
            if change["leaves"] != holder:
                report.differs("seat-changes.csv: %s leaves seat %d of case %s, but did not have it."
                               % (shown(change["leaves"]), key[1], key[0]), "seat-changes.csv, leaves")
            # Who left an empty seat is still the one that a later change names.
            holder = change["enters"] or change["leaves"]
        if standing.get(key) != own[-1]["enters"]:
            report.differs("assignment-log.csv: seat %d of case %s is not held by who came in last." % (key[1], key[0]),
                           "assignment-log.csv, seats")
    groups = {case["caseId"]: {} for run in runs for case in run["input"]["cases"]}
    for (case, seat), resident in first.items():
        if case not in groups:
            report.differs("assignment-log.csv: there is no case %s." % shown(case), "assignment-log.csv, cases")
        else:
            groups[case][seat] = resident
    return groups


def standing_before(groups, runs, changes, event):
    """Who has which seat just before an event of the log, by case: seat to member."""
    standing = {}
    for run in runs:
        if run["event"] < event:
            for case in run["input"]["cases"]:
                standing[case["caseId"]] = dict(groups[case["caseId"]])
    for change in changes:
        if change["event"] < event and change["caseId"] in standing:
            if change["enters"] is None:
                standing[change["caseId"]].pop(change["seat"], None)
            else:
                standing[change["caseId"]][change["seat"]] = change["enters"]
    return standing


def check_run(report, bundle, run, groups, changes, data):
    """One run: its seats by counting, its certificate and its lottery."""
    value, number = run["input"], run["run"]
    cases = [case["caseId"] for case in value["cases"]]
    members = {member[0]: member for member in value["members"]}
    lines, loads, sizes = ["case_id,resident_id\n"], {resident: 0 for resident in members}, {}
    features = quota_features(value)
    for case in value["cases"]:
        group = groups[case["caseId"]]
        residents = sorted(group.values())
        sizes[case["caseId"]] = len(group)
        if [group[seat] for seat in sorted(group)] != residents or sorted(group) != list(range(1, len(group) + 1)):
            report.differs("assignment-log.csv: the seats of case %s do not stand in the order of the members." % case["caseId"])
        if len(set(residents)) != len(residents):
            report.differs("assignment-log.csv: somebody has two seats in case %s." % case["caseId"])
        for resident in residents:
            lines.append("%s,%s\n" % (case["caseId"], resident))
            if resident not in members:
                report.differs("%s has a seat in case %s, but did not take part." % (shown(resident), case["caseId"]))
                continue
            loads[resident] += 1
            if case["caseId"] in members[resident][2]:
                report.differs("%s has a seat in case %s, but is excluded from it." % (resident, case["caseId"]))
        if not case["minimumSize"] <= len(group) <= case["maximumSize"]:
            report.differs("Case %s has %d members; it must have %d to %d."
                           % (case["caseId"], len(group), case["minimumSize"], case["maximumSize"]))
        for feature, wanted, minimum, maximum in case["quotas"]:
            place = features.index(feature)
            count = sum(1 for resident in residents if resident in members and members[resident][1][place] == wanted)
            if not minimum <= count <= maximum:
                report.differs("Case %s has %d members with %s %s; it must have %d to %d."
                               % (case["caseId"], count, feature, wanted, minimum, maximum))
    report.compare("assignment-log.csv: the hash over the seats of run %d, against assignment.json," % number,
                   H("".join(lines)), run["assignmentsHash"])
    if data is not None:
        report.compare("assignment-log.csv: members per case of run %d, against the log," % number, sizes,
                       {each["caseId"]: each["members"] for each in data["cases"]})
    earlier = {}
    before = standing_before(groups, run["before"], changes, run["event"])
    for case, group in before.items():
        if case in cases:
            report.differs("Run %d calls case %s, which an earlier run called." % (number, case))
        for resident in group.values():
            earlier[resident] = earlier.get(resident, 0) + 1
    for resident, member in members.items():
        own = earlier_of(member)
        if own != earlier.get(resident, 0):
            report.differs("run-%d-input.json: %s had %d cases before, not %d." % (number, resident, earlier.get(resident, 0), own))
        if loads[resident] and loads[resident] + own > value["maximumCasesPerMember"]:
            report.differs("%s has %d cases, more than the %d that are allowed."
                           % (resident, loads[resident] + own, value["maximumCasesPerMember"]))
    for each in run["types"]:
        own = [loads[resident] for resident in each["residents"]]
        if max(own) - min(own) > 1:
            report.differs("Members of type %s have from %d to %d cases; inside a type, loads may differ by one at most."
                           % (each["name"], min(own), max(own)))
    certificate = bundle.json("run-%d-certificate.json" % number)
    lottery = bundle.json("run-%d-lottery.json" % number) if bundle.has("run-%d-lottery.json" % number) else None
    if data is not None:
        report.compare("run-%d-certificate.json: its hash, against the log," % number, H(canonical(certificate)),
                       data["certificateSha256"])
        report.compare("run-%d-lottery.json: its hash, against the log," % number,
                       None if lottery is None else H(canonical(lottery)), data["lotterySha256"])
    run["certificate"] = certificate
    sized = dict(value, cases=[dict(case, minimumSize=sizes[case["caseId"]], maximumSize=sizes[case["caseId"]])
                               for case in value["cases"]])
    check_certificate(report, "run-%d-certificate.json" % number, sized, run["types"], certificate)
    if lottery is not None:
        check_lottery(report, "run-%d-lottery.json" % number, sized, run["types"], certificate, lottery, loads,
                      run["largestDrawError"])


def earlier_of(member):
    return member[3] if len(member) > 3 else 0


# --- types of members, and what is counted ----------------------------------------------------------------------------


UNIT = 10**15  # loads, multipliers and weights are whole numbers of this part


def types_of(value):
    """Members with the same values, exclusions and earlier cases, in the order of their smallest id."""
    features = quota_features(value)
    types = {}
    for member in value["members"]:
        key = canonical([member[1], member[2], earlier_of(member)])
        if key not in types:
            types[key] = {"name": "T%d" % (len(types) + 1), "values": dict(zip(features, member[1])), "excluded": member[2],
                          "earlier": earlier_of(member), "residents": []}
        types[key]["residents"].append(member[0])
    return list(types.values())


class Counts:
    """Seats of each type in each class of cases that have the same size and quotas, with everything they must keep."""

    def __init__(self, value, types, is_together):
        self.types = types
        classes = {}
        for case in value["cases"]:
            rows = [(tuple(range(len(types))), case["minimumSize"], case["maximumSize"], -1, "", "")]
            quotas = [(tuple(index for index, each in enumerate(types) if each["values"].get(feature) == wanted),
                       minimum, maximum, place, feature, wanted)
                      for place, (feature, wanted, minimum, maximum) in enumerate(case["quotas"])]
            rows += sorted(quotas, key=lambda row: row[:3])
            classes.setdefault(("" if is_together else case["caseId"], tuple(rows)), []).append(case["caseId"])
        self.classes = list(classes.values())
        self.columns, self.maxima, self.of_type, self.type_maxima = {}, [], [], []
        for type_index, each in enumerate(types):
            own = []
            for class_index, cases in enumerate(self.classes):
                open_count = sum(1 for case in cases if case not in each["excluded"])
                if open_count > 0:
                    own.append(len(self.maxima))
                    self.columns[each["name"], class_index] = len(self.maxima)
                    self.maxima.append(len(each["residents"]) * open_count)
            self.of_type.append(own)
            open_count = sum(1 for case in value["cases"] if case["caseId"] not in each["excluded"])
            left = max(0, value["maximumCasesPerMember"] - each["earlier"])
            self.type_maxima.append(len(each["residents"]) * min(left, open_count))
        self.rows = {}
        for class_index, (_, rows) in enumerate(classes):
            count = len(self.classes[class_index])
            for own, minimum, maximum, _, feature, wanted in rows:
                columns = [self.columns[types[index]["name"], class_index] for index in own
                           if (types[index]["name"], class_index) in self.columns]
                self.rows[class_index, feature, wanted] = columns, minimum * count, maximum * count

    def totals(self, seats):
        return [sum(seats[column] for column in own) for own in self.of_type]


def units(text):
    """The units that a decimal stands for, without any rounding."""
    match = re.match(r"(-?)(0|[1-9][0-9]{0,8})(?:\.([0-9]{1,15}))?\Z", text)
    if match is None:
        raise ValueError("%s is no decimal" % shown(text))
    size = int(match.group(2)) * UNIT + int((match.group(3) or "").ljust(15, "0"))
    return -size if match.group(1) else size


# --- the proof of the fair loads --------------------------------------------------------------------------------------


LARGEST_GAP = UNIT // 10**6  # cases per member
POINT_TOLERANCE = UNIT // 10**5  # seats
LEAST_SHARE = UNIT // 10**8


def check_certificate(report, name, value, types, certificate):
    """That no lottery within the quotas has fairer expected loads, by the duality of linear programs; whole numbers only."""
    counts = Counts(value, types, certificate["isTogether"])
    given = certificate["types"]
    if (certificate["format"] != "loting certificate v1" or certificate["classes"] != counts.classes
            or [[each["typeId"], each["members"]] for each in given]
            != [[each["name"], len(each["residents"])] for each in types]):
        report.differs("%s is not about the members and cases of this run." % name)
        return
    loads = {each["typeId"]: units(each["load"]) for each in given}
    index_of = {each["name"]: index for index, each in enumerate(types)}
    settled, before = {}, 0
    for number, level in enumerate(certificate["levels"], 1):
        where = "%s, level %d" % (name, number)
        multipliers = {tuple(row[:3]): units(row[3]) for row in level["rows"]}
        weights = {each: units(weight) for each, weight in level["weights"]}
        if not set(multipliers) <= set(counts.rows) or not (set(weights) | set(level["types"])) <= set(index_of):
            report.differs("%s names a quota or a type that is not there." % where)
            return
        load = units(level["load"])
        if (load + LARGEST_GAP < before or not level["types"] or set(level["types"]) & set(settled)
                or any(loads[each] != load for each in level["types"]) or min(weights.values(), default=0) < 0):
            report.differs("%s does not rise, settles a type twice or at another load, or has a weight below 0." % where)
        bound, shares = bound_of(counts, multipliers, weights, settled)
        if bound is None or bound - load > LARGEST_GAP:
            report.differs("%s: a larger load than %s is not ruled out." % (where, level["load"]))
        for each in level["types"]:
            if shares.get(each, 0) < LEAST_SHARE:
                report.differs("%s: nothing holds type %s back." % (where, each))
            settled[each] = load
        before = load
    if set(settled) != set(index_of):
        report.differs("%s does not settle every type." % name)
    check_point(report, name, counts, loads, certificate["point"])


def bound_of(counts, multipliers, weights, settled):
    """The most that the smallest load of the types that are not settled can be, rounded up; and each one's part of it."""
    gains = [0] * len(counts.maxima)
    for (type_name, _), column in counts.columns.items():
        gains[column] = weights.get(type_name, 0)
    most = 0
    for key, multiplier in multipliers.items():
        columns, lower, upper = counts.rows[key]
        most += multiplier * (upper if multiplier > 0 else lower)
        for column in columns:
            gains[column] -= multiplier
    total, held, own = 0, 0, {}
    for index, each in enumerate(counts.types):
        left = counts.type_maxima[index]
        for gain, maximum in sorted(((gains[column], counts.maxima[column]) for column in counts.of_type[index]
                                     if gains[column] > 0), reverse=True):
            taken = min(left, maximum)
            most += gain * taken
            left -= taken
        weight = weights.get(each["name"], 0)
        most += weight * len(each["residents"]) * each["earlier"]
        weight *= len(each["residents"])
        if each["name"] in settled:
            held += weight * settled[each["name"]]
        else:
            total += weight
            own[each["name"]] = weight
    if total <= 0:
        return None, {}
    return -((held - most * UNIT) // total), {each: weight * UNIT // total for each, weight in own.items()}


def check_point(report, name, counts, loads, point):
    """The loads can be had: expected seats that have them and keep every size, quota and maximum."""
    seats = [0] * len(counts.maxima)
    for type_name, class_index, text in point:
        if (type_name, class_index) not in counts.columns:
            report.differs("%s: the point names a count that is not there." % name)
            return
        seats[counts.columns[type_name, class_index]] = units(text)
    within = lambda number, lower, upper: lower * UNIT - POINT_TOLERANCE <= number <= upper * UNIT + POINT_TOLERANCE
    for column, number in enumerate(seats):
        if not within(number, 0, counts.maxima[column]):
            report.differs("%s: the point has more seats than members, or fewer than none." % name)
    for index, (each, total) in enumerate(zip(counts.types, counts.totals(seats))):
        target = (loads[each["name"]] - UNIT * each["earlier"]) * len(each["residents"])
        if abs(total - target) > POINT_TOLERANCE or not within(total, 0, counts.type_maxima[index]):
            report.differs("%s: the point does not give type %s its load." % (name, each["name"]))
    for (class_index, feature, wanted), (columns, lower, upper) in counts.rows.items():
        if not within(sum(seats[column] for column in columns), lower, upper):
            report.differs("%s: the point does not keep %s %s of %s." % (name, feature or "the size", wanted,
                                                                        ", ".join(counts.classes[class_index])))


# --- the lottery over the last seats ----------------------------------------------------------------------------------


TICKETS = 10**9


def check_lottery(report, name, value, types, certificate, lottery, loads, largest_error):
    """Every outcome keeps all rules, on average each type gets what it should, and the seats are those of the ticket drawn."""
    counts = next((each for each in (Counts(value, types, True), Counts(value, types, False))
                   if each.classes == lottery["classes"]), None)
    if counts is None or lottery["format"] != "loting lottery v1":
        report.differs("%s is not about the members and cases of this run." % name)
        return
    certain = [0] * len(counts.maxima)
    for type_name, class_index, seats in lottery["seats"]:
        certain[counts.columns[type_name, class_index]] = seats
    open_columns = [counts.columns[type_name, class_index] for type_name, class_index, _ in lottery["open"]]
    tickets = [outcome["tickets"] for outcome in lottery["outcomes"]]
    if sum(tickets) != lottery["ticketCount"] or sum(tickets) != TICKETS or min(tickets, default=0) < 1 or not 0 <= lottery["ticket"] < sum(tickets):
        report.differs("%s: the tickets of the outcomes do not sum to the number of tickets, or none of them was drawn." % name)
        return
    load_of = {each["typeId"]: units(each["load"]) for each in certificate["types"]}
    targets = [(load_of[each["name"]] - UNIT * each["earlier"]) * len(each["residents"]) for each in types]
    averages, drawn, passed = [0] * len(types), None, 0
    for number, outcome in enumerate(lottery["outcomes"], 1):
        seats = list(certain)
        for place in outcome["up"]:
            if place < 0:
                raise ValueError("a place below 0")
            seats[open_columns[place]] += 1
        totals = counts.totals(seats)
        near = all(abs(total * UNIT - target) < UNIT + POINT_TOLERANCE and total <= maximum
                   for total, target, maximum in zip(totals, targets, counts.type_maxima))
        kept = all(lower <= sum(seats[column] for column in columns) <= upper for columns, lower, upper in counts.rows.values())
        if not near or not kept or any(count > maximum for count, maximum in zip(seats, counts.maxima)):
            report.differs("%s, outcome %d, breaks a size, a quota or a maximum, or is not next to the fair seats."
                           % (name, number), name + ", outcomes")
        averages = [average + total * outcome["tickets"] for average, total in zip(averages, totals)]
        if drawn is None and lottery["ticket"] < passed + outcome["tickets"]:
            drawn = totals
        passed += outcome["tickets"]
    expected = [total * UNIT for total in counts.totals(certain)]
    index_of = {each["name"]: index for index, each in enumerate(types)}
    for type_name, _, chance in lottery["open"]:
        expected[index_of[type_name]] += units(chance)
    room = POINT_TOLERANCE + units(largest_error)
    for each, average, should in zip(types, averages, expected):
        if abs(average * UNIT // lottery["ticketCount"] - should) > room:
            report.differs("%s: on average type %s does not get the seats that it should." % (name, each["name"]))
    for each, total in zip(types, drawn):
        if sum(loads[resident] for resident in each["residents"]) != total:
            report.differs("%s: type %s does not have the seats of the outcome that was drawn." % (name, each["name"]))


# --- members who were replaced, and the tables about the groups -------------------------------------------------------


def check_replacements(report, bundle, runs, groups, changes, members, events, assignment):
    """Who comes in is a member who may: the first of their kind in the published order of reserves, and of the nearest kind."""
    run_of = {case["caseId"]: (run, case) for run in runs for case in run["input"]["cases"]}
    for event in assignment["replacements"]:
        name = "replacement-%d-input.json" % event
        value = bundle.json(name)
        data = next((each["data"] for each in events if each["sequence"] == event), None)
        if data is not None:
            report.compare(name + ": its hash, against the log,", H(canonical(value)), data["inputHash"])
            report.compare("log.jsonl, line %d: the cases of excludeAnswers" % event, sorted(data["excludeAnswers"]),
                           sorted(case["caseId"] for case in value["cases"]))
        check_input(report, name, value, members, events, event, None if data is None else data["excludeAnswers"])
        features = quota_features(value)
        known = {member[0]: member for member in value["members"]}
        standing = standing_before(groups, runs, changes, event)
        loads = {}
        for group in standing.values():
            for resident in group.values():
                loads[resident] = loads.get(resident, 0) + 1
        for case in value["cases"]:
            own = [change for change in changes if change["event"] == event and change["caseId"] == case["caseId"]]
            run, drawn_case = run_of[case["caseId"]]
            if case != drawn_case:
                report.differs("%s: case %s has other quotas than its group was drawn with." % (name, case["caseId"]))
            group = standing[case["caseId"]]
            left = {change["leaves"] for change in changes if change["event"] <= event and change["caseId"] == case["caseId"]}
            open_seats = empty_before(changes, case["caseId"], event)
            for change in own:
                open_seats[change["seat"]] = change["leaves"]
                if change["reason"] == "excluded" and case["caseId"] not in known.get(change["leaves"], [0, 0, []])[2]:
                    report.differs("seat-changes.csv: %s left case %s as excluded, but is not." % (change["leaves"], case["caseId"]))
                if group.get(change["seat"]) == change["leaves"]:
                    loads[change["leaves"]] -= 1
                    del group[change["seat"]]
            place = lambda resident: H(run["seed"], "reserve", case["caseId"], resident)
            free = sorted((resident for resident, member in known.items()
                           if case["caseId"] not in member[2] and resident not in left and resident not in group.values()
                           and loads.get(resident, 0) < value["maximumCasesPerMember"]), key=place)
            own_features = case_features(case)
            kinds = {}
            for resident in free:
                kinds.setdefault(tuple(known[resident][1][features.index(feature)] or "" for feature in own_features),
                                 []).append(resident)
            entrants = {change["enters"] for change in own} - {None}
            allowed = set()
            for kind in kinds.values():
                allowed |= set(kind[:len(entrants & set(kind))])
            for resident in sorted(entrants - allowed):
                report.differs("%s comes into case %s, but is not the next in the order of reserves, or may not judge it."
                               % (shown(resident), case["caseId"]))
            for resident in entrants:
                loads[resident] = loads.get(resident, 0) + 1
            # Who left the panel, but whose seat nobody gave up yet, does not count.
            staying = [resident for resident in group.values() if resident in known]
            needs = []
            for feature, wanted, minimum, maximum in case["quotas"]:
                present, came = (sum(1 for resident in residents if members.get(resident, {}).get(feature) == wanted)
                                 for residents in (staying, entrants))
                if came > 0 and present + came > maximum:
                    report.differs("Case %s has %d members with %s %s after event %d; at most %d may be."
                                   % (case["caseId"], present + came, feature, wanted, event, maximum))
                needs.append((own_features.index(feature), wanted, minimum - present, max(0, maximum - present)))
            if entrants <= allowed:
                entered = {change["seat"]: change["enters"] for change in own}
                check_nearest(report, "Case %s, event %d" % (case["caseId"], event), needs, kinds, [
                    (tuple(members.get(leaver, {}).get(feature, "") for feature in own_features), entered.get(seat))
                    for seat, leaver in sorted(open_seats.items())])


def empty_before(changes, case, event):
    """The seats of a case that nobody has just before an event: seat to who had it last."""
    empty = {}
    for change in changes:
        if change["caseId"] == case and change["event"] < event:
            empty.pop(change["seat"], None)
            if change["enters"] is None:
                empty[change["seat"]] = change["leaves"]
    return empty


UNFILLED, SHORT, DIFFERENCE, ORDER = 10**6, 10**4, 100, 10  # what an empty seat, a seat short, another value and a later place cost
LOOKED_AT = 10**6  # ways to fill a seat that are looked at before a search is given up


def check_nearest(report, where, needs, kinds, seats):
    """No other way to fill the seats is nearer: fewer empty, then fewer seats short of minima, then fewer values that differ,
    then earlier kinds of reserves. "needs" has for each quota the place of its feature, its value, the seats that its minimum
    lacks and those that its maximum leaves; "seats" has for each open seat the values of who left it, and who comes in."""
    names = list(kinds)
    kind_of = {resident: index for index, name in enumerate(names) for resident in kinds[name]}
    # All costs times the number of kinds: whole numbers.
    scale = max(1, len(names))
    costs = {values: [DIFFERENCE * scale * sum(one != other for one, other in zip(values, name)) + ORDER * index
                      for index, name in enumerate(names)] for values, _ in seats}
    has = [[name[place] == wanted for place, wanted, _, _ in needs] for name in names]
    chosen = [kind_of.get(resident) for _, resident in seats]
    came = [sum(1 for kind in chosen if kind is not None and has[kind][quota]) for quota in range(len(needs))]
    found = sum(UNFILLED * scale if kind is None else costs[values][kind] for (values, _), kind in zip(seats, chosen))
    found += SHORT * scale * sum(max(0, need[2] - count) for need, count in zip(needs, came))
    # The seats of one sort of leavers together, so that they are not told apart.
    order = sorted(values for values, _ in seats)
    left = [len(kinds[name]) for name in names]
    looked = [0]

    def least(seat):
        """A bound: each seat from here on filled as cheaply as its own sort can be, whatever the quotas ask."""
        total, start = 0, seat
        while start < len(order):
            end = start + order[start:].count(order[start])
            slots = sorted((cost, count) for cost, count in zip(costs[order[start]], left) if count > 0)
            wanted = end - start
            for cost, count in slots:
                taken = min(wanted, count)
                total, wanted = total + taken * cost, wanted - taken
            total, start = total + wanted * UNFILLED * scale, end
        return total

    def search(seat, first, spent, counts):
        """Whether the seats from here on can be filled so that all together costs less than what was done."""
        missing = 0
        for quota, (_, _, lacking, _) in enumerate(needs):
            supply = sum(count for count, own in zip(left, has) if own[quota])
            missing += max(0, lacking - counts[quota] - min(len(order) - seat, supply))
        if spent + least(seat) + SHORT * scale * missing >= found:
            return False
        if seat == len(order):
            return True
        is_next_same = seat + 1 < len(order) and order[seat + 1] == order[seat]
        for kind in sorted(range(first, len(names)), key=lambda kind: costs[order[seat]][kind]) + [None]:
            looked[0] += 1
            if looked[0] > LOOKED_AT // max(1, len(names)):
                return None
            if kind is None:
                after, cost = counts, UNFILLED * scale
            else:
                after, cost = [count + own for count, own in zip(counts, has[kind])], costs[order[seat]][kind]
                if left[kind] == 0 or any(own and count > need[3] for count, own, need in zip(after, has[kind], needs)):
                    continue
                left[kind] -= 1
            # Of one sort, the kinds are taken in their order, and empty seats last.
            next_first = 0 if not is_next_same else len(names) if kind is None else kind
            is_cheaper = search(seat + 1, next_first, spent + cost, after)
            if kind is not None:
                left[kind] += 1
            if is_cheaper is not False:
                return is_cheaper
        return False

    is_cheaper = search(0, 0, 0, [0] * len(needs))
    if is_cheaper is None:
        report.unchecked.append(where + ": that no nearer reserves could fill the seats; there are too many ways to look at all "
                                '("loting audit verify" repeats it with the solver).')
    elif is_cheaper:
        report.differs(where + ": the seats could be filled with fewer empty, fewer short of a minimum, or nearer or earlier "
                       "kinds of reserves.")


def case_features(case):
    return sorted({quota[0] for quota in case["quotas"]}, key=feature_order)


def check_assignment_log(report, runs, groups, changes, log):
    """Every row of the assignment log, from the runs and the changes."""
    standing = standing_before(groups, runs, changes, math.inf)
    loads = {member[0]: 0 for run in runs for member in run["input"]["members"]}
    for group in standing.values():
        for resident in group.values():
            loads[resident] = loads.get(resident, 0) + 1
    entered = {(change["caseId"], change["enters"]): change["event"] for change in changes if change["enters"]}
    left = {(change["caseId"], change["leaves"]) for change in changes}
    expected, promised = {}, {}
    for run in runs:
        load_of = {each["typeId"]: each["load"] for each in run["certificate"]["types"]}
        type_of = {resident: each["name"] for each in run["types"] for resident in each["residents"]}
        promised.update((resident, load_of[name]) for resident, name in type_of.items())
        for case in [case["caseId"] for case in run["input"]["cases"]]:
            seated = {resident: seat for seat, resident in standing[case].items()}
            reserves = sorted((member[0] for member in run["input"]["members"]
                               if case not in member[2] and member[0] not in groups[case].values()),
                              key=lambda resident: H(run["seed"], "reserve", case, resident))
            rows = {resident: ["", str(place), str(run["event"])] for place, resident in enumerate(reserves, 1)
                    if (case, resident) not in left}
            rows.update((resident, [str(seat), "", str(entered.get((case, resident), run["event"]))])
                        for resident, seat in seated.items())
            for resident, (seat, reserve, event) in rows.items():
                name = type_of.get(resident, "")
                expected[resident, case] = [resident, name, case, seat, reserve, str(loads[resident]),
                                            load_of.get(name, ""), event]
    named = {resident for resident, _ in expected}
    for resident, load in loads.items():
        if resident not in named:
            expected[resident, ""] = [resident, "", "", "", "", str(load), promised.get(resident, ""), ""]
    for number, row in enumerate(log, 2):
        should = expected.pop((row["resident_id"], row["case_id"]), None)
        if should is None:
            report.differs("assignment-log.csv, row %d: there is no such seat or reserve." % number, "assignment-log.csv, rows")
            continue
        for column, value in zip(LOG_COLUMNS, should):
            if row[column] != value:
                report.differs("assignment-log.csv, row %d, column %s, is %s, but should be %s."
                               % (number, column, shown(row[column]), value), "assignment-log.csv, column " + column)
    for resident, case in sorted(expected):
        report.differs("assignment-log.csv: the row of member %s%s is missing." % (resident, " in case " + case if case else ""),
                       "assignment-log.csv, missing")


def check_quota_results(report, bundle, cases, runs, members, log, made, population):
    """The ranges, targets and results in quota-results.csv, in the order of the runs."""
    groups, shares = {}, {}
    for row in log:
        if row["seat"] != "":
            groups.setdefault(row["case_id"], []).append(row["resident_id"])
    for run in runs:
        counts = dict(population)
        counts.update(made.get(run["event"], {"settings": {"answerShares": {}}})["settings"]["answerShares"])
        for case in run["input"]["cases"]:
            for feature, wanted, _, _ in case["quotas"]:
                shares[case["caseId"], feature, wanted] = counts[feature].get(wanted, 0), sum(counts[feature].values())
    columns = ["case_id", "feature", "value", "minimum", "maximum", "target", "result", "is_kept"]
    rows = bundle.table("quota-results.csv", columns)
    ordered = [case for run in runs for case in run["input"]["cases"]]
    lines = [(case, quota) for case in ordered for quota in [["group", "", case["groupSize"], case["groupSize"]]] + case["quotas"]]
    for number, (row, (case, (feature, wanted, minimum, maximum))) in enumerate(zip(rows, lines), 2):
        group = groups.get(case["caseId"], [])
        count = len(group) if feature == "group" else sum(
            1 for resident in group if members.get(resident, {}).get(feature) == wanted)
        part, whole_population = (1, 1) if feature == "group" else shares[case["caseId"], feature, wanted]
        should = [case["caseId"], feature, wanted, str(minimum), str(maximum), None, str(count),
                  "yes" if minimum <= count <= maximum else "no"]
        for column, value in zip(columns, should):
            if value is not None and row[column] != value:
                report.differs("quota-results.csv, row %d, column %s, is %s, but should be %s."
                               % (number, column, shown(row[column]), value), "quota-results.csv, column " + column)
        if not is_rounded(row["target"], 3, part * case["groupSize"], whole_population):
            report.differs("quota-results.csv, row %d, column target, is %s, but should be %.3f."
                           % (number, shown(row["target"]), part * case["groupSize"] / whole_population),
                           "quota-results.csv, column target")
    report.compare("quota-results.csv: the number of its rows", len(rows), len(lines))


def is_rounded(text, decimals, dividend, divisor):
    """Whether a text is dividend / divisor with so many decimals, give or take a hundredth of the last one: the
    share of the population was rounded before."""
    if not re.match(r"(0|[1-9][0-9]*)\.[0-9]{%d}\Z" % decimals, text):
        return False
    found = int(text.replace(".", ""))
    return abs(found * divisor - dividend * 10**decimals) * MILLION <= divisor * (MILLION // 2 + MILLION // 100)


# --- the bundle for the public ----------------------------------------------------------------------------------------


def check_public_strata(report, bundle, settings, draw):
    """strata.csv: no small counts, and the seats that the rounding gives to strata that stand together."""
    columns = ["municipality", "strata", "residents"] + ([] if draw is None else ["seats"])
    groups = {}
    for number, row in enumerate(bundle.table("strata.csv", columns), 2):
        where = "strata.csv, row %d" % number
        problem = problem_of_label(row["strata"], row["municipality"], settings["strata"])
        if problem is not None:
            report.differs("%s, column strata, %s." % (where, problem), "strata.csv, column strata")
        if row["residents"] == "":
            groups.setdefault(row["municipality"], []).append((where, None, 0))
            continue
        residents = whole(row["residents"], where + ", column residents,")
        if 0 < residents < SMALLEST_COUNT:
            report.differs("%s, column residents, is %d: counts below %d may not be in a bundle for the public."
                           % (where, residents, SMALLEST_COUNT))
        seats = 0 if draw is None else whole(row["seats"], where + ", column seats,")
        groups.setdefault(row["municipality"], []).append((where, residents, seats))
    if draw is None:
        return
    rules = settings["draw"]
    is_plain = (rules["allocation"] == "proportional" and not rules["compensateResponse"]
                and rules["minimumPerStratum"] == 0)
    for name, rows in groups.items():
        letters = sum(wave["letters"].get(name, 0) for wave in draw["waves"])
        report.compare("strata.csv: the seats of %s together" % name, sum(seats for _, _, seats in rows), letters)
        if any(residents is None for _, residents, _ in rows):
            report.unchecked.append("The seats of %s: it has so few residents that their number is left out." % name)
        elif is_plain:
            expected = [0] * len(rows)
            for wave in draw["waves"]:
                number = wave["letters"].get(name, 0)
                if number > 0:
                    # Strata that follow one another are rounded as one: the sums telescope.
                    rounded = round_seats([residents for _, residents, _ in rows], number, draw["effectiveSeed"], name,
                                          wave["wave"])
                    expected = [sum(pair) for pair in zip(expected, rounded)]
            for (where, _, seats), should in zip(rows, expected):
                if seats != should:
                    report.differs("%s, column seats, is %d, but should be %d." % (where, seats, should),
                                   "strata.csv, column seats")
    if is_plain:
        for each in settings["municipalities"]:
            if each["code"] in groups:
                wanted = each["letters"]
                if wanted is None:
                    wanted = -(-each["targetMembers"] * MILLION // each["expectedResponsePartsPerMillion"])
                report.compare("draw.json, wave 1: letters of %s" % each["code"],
                               draw["waves"][0]["letters"].get(each["code"], 0), wanted)
    else:
        report.unchecked.append(
            "The seats of each group of strata, beyond their sum: this panel divides letters by sizes that would give away "
            "the counts that were merged.")
    for name in sorted({name for wave in draw["waves"] for name in wave["letters"]} - set(groups)):
        if any(wave["letters"].get(name, 0) for wave in draw["waves"]):
            report.differs("strata.csv has no strata of %s, which has letters." % name)


def total_of_strata(bundle, draw):
    """All residents of strata.csv; None when those of a municipality are left out."""
    columns = ["municipality", "strata", "residents"] + ([] if draw is None else ["seats"])
    counts = [row["residents"] for row in bundle.table("strata.csv", columns)]
    return None if "" in counts else sum(whole(count, "strata.csv, column residents,") for count in counts)


def problem_of_label(label, municipality, rules):
    """What is wrong with the name of a group of strata, as far as the settings tell; None when nothing is."""
    used = [name for name in FEATURES if name in rules["features"]]
    parts = label.split("/")
    if len(parts) != len(used):
        return "does not have a value for each feature"
    known = {"municipality": [municipality], "gender": ["M", "V", "O", "*"], "ageBand": rules["ageBands"] + ["*"]}
    for name, value in zip(used, parts):
        if value not in known.get(name, [value]):
            return "has %s for the feature %s" % (shown(value), name)
    return None


NO_IDS = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
# Texts and names that people chose. They may happen to look like an opaque id, as a randomness of 128 bits does.
CHOSEN = {"announced", "caseId", "columns", "excludeAnswers", "panel", "panelId", "randomness", "reason", "value"}


def check_no_ids(report, bundle, listed):
    for name in sorted(listed):
        if not bundle.has(name) or name in PAGES:
            continue
        text = bundle.bytes(name).decode("utf-8", "replace")
        if name.endswith((".json", ".jsonl")):
            lines = text.split("\n") if name.endswith(".jsonl") else [text]
            texts = [each for line in lines if line.strip() for each in texts_of(parse_json(line, name))]
        else:
            texts = [text]
        if any(NO_IDS.search(each) for each in texts):
            report.differs("%s holds an opaque id, which may not be in a bundle for the public." % name)


def texts_of(value):
    """All texts in a JSON value, but for those that people chose."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from texts_of(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in CHOSEN:
                yield from texts_of(each)


def check_seeds(report, events, kind):
    """The seeds of lotteries in the log: H(input hash | randomness), and none where there was no lottery."""
    for event in events:
        if event["type"] == kind:
            data = event["data"]
            expected = None if data["randomness"] is None else H(data["inputHash"], data["randomness"])
            report.compare("log.jsonl: the seed of event %d (%s)" % (event["sequence"], kind), data["seed"], expected)


def check_public_lotteries(report, events):
    check_seeds(report, events, "panel.admitted")
    check_seeds(report, events, "assignment.made")
    if any(event["type"] == "assignment.made" for event in events):
        report.unchecked.append("The groups themselves: who is a member stands only in the bundle for researchers. So do the "
                                "certificate and the lottery, whose hashes are in the log: they count members by kind.")


# --- what rests on somebody's word ------------------------------------------------------------------------------------


def name_what_rests_on_word(report, events, types):
    """What no file can show; the types are those of all events, also of those whose content is withheld."""
    for event in events:
        if event["type"] in ("assignment.made", "panel.admitted") and event["data"]["randomness"] is not None:
            report.unchecked.append(
                'That the randomness "%s" of event %d (%s) was announced before it was known, and fell as written: the log does '
                "not show that." % (event["data"]["randomness"], event["sequence"], event["type"]))
    if "draw.refreshed" in types:
        report.unchecked.append("That residents who were dropped after the draw had died or moved: that rests on the word of the "
                                "municipality.")
    if types & {"exclusions.recorded", "assignment.replaced"}:
        report.unchecked.append("The reasons why members were kept from cases or left groups: they rest on the word of the "
                                "municipality.")


# --- the hashes that were published -----------------------------------------------------------------------------------


def check_published(report, bundle, published, hashes, commitment):
    """Finds each hash, and says how far they reach. The hash of an event follows from its number, its type, the hash of its
    content and the hash of the event before it, and so on back to the first: it fixes the whole log up to there, also
    what is withheld."""
    last, is_whole, is_committed = 0, False, False
    for value in dict.fromkeys(published):
        if bundle.has("SHA256SUMS") and value == sha256_of(bundle.bytes("SHA256SUMS")):
            is_whole = True
            report.remarks.append("The published hash %s is that of SHA256SUMS: it fixes all files of this bundle." % value)
        elif commitment is not None and value == commitment["commitment"]:
            is_committed = True
            report.remarks.append("The published hash %s is the commitment: it fixes the frame, the key and the settings, and "
                                  "nothing that came later." % value)
        elif value not in hashes:
            report.differs("The published hash %s is not in this bundle: not an event of the log, the commitment or "
                           "SHA256SUMS." % value)
        else:
            number = hashes.index(value) + 1
            last = max(last, number)
            report.remarks.append("The published hash %s is that of event %d of the log: it fixes %s." % (
                value, number, events_from(1, number)))
    if is_whole:
        return
    if not published:
        report.unchecked.append(
            "That the bundle as a whole is not another one: compare the commitment, and the hash of the last event of the log, "
            "with what was published, or give them with --published.")
    elif last < len(hashes):
        sentence = ("That the bundle as a whole is not another one: no published hash that was given fixes %s of the log."
                    % events_from(last + 1, len(hashes)))
        if last > 0 or is_committed:
            sentence += (" What came after %s may have been written anew: give the hash of the last event, too."
                         % ("event %d" % last if last > 0 else "the commitment"))
        report.unchecked.append(sentence)


def events_from(first, last):
    return "event %d" % first if first == last else "events %d to %d" % (first, last)


# --- all together -----------------------------------------------------------------------------------------------------


def verify(folder, published):
    bundle = Bundle(folder)
    report = Report()
    try:
        about = bundle.json("bundle.json")
    except Unreadable as problem:
        print("%s is no bundle: %s" % (folder, problem))
        return 2
    audience = about.get("audience")
    is_public = audience == "public"
    if audience not in ("public", "researchers"):
        report.differs("bundle.json: the audience is neither public nor researchers.")
    report.compare("bundle.json: its keys", sorted(about), ["audience", "madeWith", "panel", "protocol"])
    report.compare("bundle.json: protocol", about.get("protocol"), PROTOCOL)
    listed = report.step("Files", "SHA-256 of every file", check_manifest, report, bundle) or {}
    commitment = report.step("Commitment", "settings, %scommitment" % ("" if is_public else "frame, "),
                             check_commitment, report, bundle, is_public)
    log = report.step("Log", "the chain of events", check_log, report, bundle, is_public)
    events, hashes = log or ([], [])
    if log is not None:
        report.step("Completeness", "the files that the log tells of, and no others", check_files_of, report, bundle,
                    is_public, events)
    settings = report.step("Settings", "those that decide who is drawn", bundle.json, "settings.json", "")
    if settings is not None:
        report.compare("bundle.json: panel", about.get("panel"), settings.get("panel"))
    draw = None
    if bundle.has("draw.json"):
        draw = report.step("Draw", "can be read", bundle.json, "draw.json")
    if commitment is not None and draw is not None:
        report.step("Seed", "from the commitment and the public randomness", check_seed, report, draw, commitment)
    if log is not None and commitment is not None:
        hidden = withheld_types(bundle)
        report.step("Log and files", "commitment, seed, letters and hashes", check_log_against_files, report, events,
                    hidden, commitment, draw)
    if is_public:
        total = report.step("Strata", "can be read", total_of_strata, bundle, draw)
        if total is not None and commitment is not None:
            report.step("Frame and log", "residents", check_frame_against_log, report, events, commitment, total, None)
        report.step("Small counts", "strata of fewer than %d residents are merged; seats" % SMALLEST_COUNT,
                    check_public_strata, report, bundle, settings, draw)
        report.step("Privacy", "no opaque id", check_no_ids, report, bundle, listed)
        report.step("Lotteries", "the seeds of those over places and groups", check_public_lotteries, report, events)
        report.unchecked.append("Who was drawn, and with which probability: that needs the frame.")
    else:
        frame = report.step("Frame", "form and order of the rows", read_frame, bundle)
        if frame is not None and commitment is not None:
            report.step("Frame and log", "residents and strata", check_frame_against_log, report, events, commitment,
                        len(frame.residents), len(frame.strata))
        drawn = None
        if frame is not None and settings is not None and draw is not None:
            drawn = report.step("Drawn", "letters, seats, tickets, candidates, waves, probabilities and weights",
                                check_draw, report, bundle, settings, frame, draw)
        if drawn is not None:
            report.step("Refreshes", "only drawn residents were dropped or got another address", check_refreshes, report,
                        events, draw, drawn)
        if drawn is not None and (bundle.has("admissions.csv") or any(event["type"] == "panel.admitted" for event in events)):
            report.step("Members", "drawn, numbered, and as the log has them", check_admissions, report, bundle, drawn, events)
        if drawn is not None and has_groups(bundle, events):
            report.step("Groups", "inputs, seeds, quotas, sizes, cap, exclusions, loads, proofs and lotteries", check_assignment, report,
                        bundle, settings, frame, drawn, events)
    check_published(report, bundle, published, hashes, commitment)
    if hashes:
        report.remarks.append("Hash of the last event of the log: %s%s"
                              % (hashes[-1], "" if events and events[-1]["sequence"] == len(hashes) else " (content withheld)"))
    if commitment is not None:
        report.remarks.append("Commitment: %s" % commitment["commitment"])
    return report.print("Bundle for %s of the panel %s\n" % (audience, about.get("panel")))


def withheld_types(bundle):
    types = set()
    for line in bundle.text("log.jsonl").split("\n")[:-1]:
        event = json.loads(line)
        if event.get("withheld") is True:
            types.add(event.get("type"))
    return types


def published_hash(text):
    """A hash as it was published, perhaps in capitals or with spaces around it."""
    value = text.strip().lower()
    if not HASH.match(value):
        raise argparse.ArgumentTypeError("%s is no hash: a hash has 64 digits from 0 to f." % shown(text))
    return value


def main():
    parser = argparse.ArgumentParser(description="Checks a bundle of Loting and lists every difference.")
    parser.add_argument("folder", help='what "loting audit bundle" wrote')
    parser.add_argument("--published", action="append", default=[], metavar="HASH", type=published_hash,
                        help="a hash that was published earlier: it must be in the bundle; may be repeated")
    arguments = parser.parse_args()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    sys.exit(verify(arguments.folder, arguments.published))


if __name__ == "__main__":
    main()
