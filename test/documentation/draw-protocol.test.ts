/** The protocol's page says what the program does: every test vector is computed from the inputs on the page. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { chainEvent, checkLog, contentHashOf, logKeyOf } from '../../src/audit/chain.ts';
import { parseEventLines } from '../../src/audit/log-lines.ts';
import type { Json } from '../../src/domain/canonical-json.ts';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import { sha256Hex } from '../../src/domain/hash.ts';
import type { MunicipalityCode } from '../../src/domain/ids.ts';
import type { Address } from '../../src/domain/resident.ts';
import { parseSettings } from '../../src/domain/settings/parse-settings.ts';
import { divideLetters } from '../../src/draw/divide-letters.ts';
import { drandRandomnessOf } from '../../src/draw/drand.ts';
import { drawnListCsv } from '../../src/draw/drawn-list.ts';
import { inclusionProbabilities } from '../../src/draw/inclusion-probability.ts';
import { billionTimesPower } from '../../src/draw/integer-root.ts';
import { effectiveSeedOf } from '../../src/draw/randomness.ts';
import { roundSeats } from '../../src/draw/round-seats.ts';
import { responsesOf } from '../../src/draw/stratum-sizes.ts';
import { addressTextOf } from '../../src/frame/address-text.ts';
import type { ChainedEvent } from '../../src/domain/audit-event.ts';
import { commitmentOf, keyHashOf, NO_FILES, settingsThatMatter } from '../../src/frame/commitment.ts';
import { formatFrame } from '../../src/frame/format-frame.ts';
import { addressIdOf, residentIdOf } from '../../src/frame/opaque-ids.ts';
import { isPythonOptional } from '../audit/verifier.ts';
import { frameOf, mustDraw, waveOf } from '../draw/test-frames.ts';
import { readPackageFile } from '../../src/cli/package-files.ts';
import { blockOf, protocolText, vectors } from './protocol-vectors.ts';

const municipality = vectors.municipality as MunicipalityCode;
const seed = vectors.effectiveSeed;

function addressOf(parts: Readonly<Record<string, string>>): Address {
  return {
    addressFunction: '',
    street: '',
    shortStreet: '',
    houseNumber: '',
    houseLetter: '',
    houseAddition: '',
    houseDesignation: '',
    postcode: '',
    place: '',
    locationDescription: '',
    abroad: undefined,
    ...parts,
  };
}

/** `a.b[].c` for every value of the settings that matter; an object without keys of its own counts as a value. */
function pathsOf(value: Json, path = ''): readonly string[] {
  if (Array.isArray(value)) {
    const first = value[0] as Json | undefined;
    return typeof first === 'object' && first !== null ? pathsOf(first, `${path}[]`) : [path];
  }
  const free = new Set([
    'register.columns',
    'draw.standardDeviationsPartsPerMillion',
    'draw.responseFactorsPartsPerMillion',
  ]);
  if (typeof value !== 'object' || value === null || free.has(path)) return [path];
  return Object.entries(value as Readonly<Record<string, Json>>).flatMap(([key, each]) =>
    pathsOf(each, path === '' ? key : `${path}.${key}`),
  );
}

describe('the test vectors of the draw protocol', () => {
  it('give the opaque ids', () => {
    expect(keyHashOf(vectors.key)).toBe(vectors.keyHash);
    for (const resident of vectors.residents) {
      const address = addressOf(resident.address);
      expect(addressTextOf(address, municipality)).toBe(resident.normalisedAddress);
      expect(residentIdOf(vectors.key, resident.person)).toBe(resident.residentId);
      expect(addressIdOf(vectors.key, address, municipality)).toBe(resident.addressId);
    }
  });

  it('give the frame file, the settings hash, the commitment and the seed', () => {
    const bytes = Buffer.concat([...formatFrame(frameOf(vectors.residents))]);
    expect(bytes.toString('utf8')).toBe(blockOf('csv frame'));
    expect(sha256Hex(blockOf('csv frame'))).toBe(vectors.frameHash);
    const settings = blockOf('json settings').trimEnd();
    expect(canonicalJson(JSON.parse(settings) as Json)).toBe(settings);
    expect(sha256Hex(settings)).toBe(vectors.settingsHash);
    expect(commitmentOf(vectors)).toBe(vectors.commitment);
    expect(effectiveSeedOf(vectors.commitment, vectors.randomness)).toBe(vectors.effectiveSeed);
  });

  it('give the tickets, the seats, the shortage and the drawn list', () => {
    for (const [residentId, ticket] of Object.entries(vectors.tickets)) {
      expect(sha256Hex(seed, residentId)).toBe(ticket);
    }
    const digest = sha256Hex(seed, 'rounding', municipality, 1);
    expect(digest).toBe(vectors.roundingDigest);
    expect(Number(BigInt(`0x${digest}`) % 3n)).toBe(vectors.roundingStart);
    const outcome = mustDraw(frameOf(vectors.residents), seed, [waveOf(1, vectors.letters)]);
    expect(
      outcome.seats.map(({ stratum, seatCount, candidatesLeftCount }) => ({
        stratum,
        seats: seatCount,
        candidates: candidatesLeftCount,
      })),
    ).toEqual(vectors.seats);
    const short = outcome.shortages.reduce(
      (sum, { wantedCount, candidateCount }) => sum + wantedCount - candidateCount,
      0,
    );
    expect(short).toBe(vectors.short);
    expect(drawnListCsv(outcome.drawn)).toBe(blockOf('csv drawn'));
  });

  it('give the seats of other sizes, responses, powers and a division within limits', () => {
    const rounding = { seed, municipality, wave: 1, sizes: vectors.sizes };
    expect(roundSeats({ ...rounding, letterCount: 100 })).toEqual(vectors.seatsOf100);
    expect(roundSeats({ ...rounding, letterCount: 10 })).toEqual(vectors.seatsOf10);
    const { residents, factors, overall, partsPerMillion } = vectors.responses;
    expect(responsesOf(residents, factors.map(BigInt), overall).map(Number)).toEqual(partsPerMillion);
    for (const { residents: count, hundredths, measure } of vectors.powers) {
      expect(Number(billionTimesPower(count, hundredths))).toBe(measure);
    }
    const { sizes, letters, least, most, fixed, lettersLeft } = vectors.division;
    const division = divideLetters(
      sizes.map(BigInt),
      letters,
      least.map((each, place) => ({ least: each, most: most[place] ?? undefined })),
    );
    expect(division.fixedSeatCounts).toEqual(fixed.map((count) => count ?? undefined));
    expect(division.roundedLetterCount).toBe(lettersLeft);
  });

  it('give the randomness of a drand round', () => {
    expect(drandRandomnessOf(vectors.drand.signature)).toBe(vectors.drand.randomness);
  });

  it('give the inclusion probabilities', () => {
    const found = inclusionProbabilities(
      vectors.classes.map(({ m, k, addresses }) => ({
        eligibleCount: m,
        inStratumCount: k,
        addressCount: addresses,
      })),
      Object.entries(vectors.seatChances).map(([seatCount, probability]) => ({
        seatCount: Number(seatCount),
        probability,
      })),
    );
    for (const [place, { probability }] of vectors.classes.entries()) {
      expect(found[place]).toBeCloseTo(probability, 9);
    }
  });

  it('give a log whose chain holds', () => {
    const { events, differences } = checkLog(parseEventLines(blockOf('jsonl log')));
    expect(differences).toEqual([]);
    expect(events.map(contentHashOf)).toEqual(vectors.contentHashes);
    const logKey = logKeyOf(Buffer.from(vectors.key, 'hex'));
    expect(logKey).toBe(vectors.logKey);
    const again: ChainedEvent[] = [];
    for (const event of events) again.push(chainEvent(again.at(-1), event, event.at, logKey));
    expect(again).toEqual(events);
  });

  it.skipIf(isPythonOptional)('are what the verifier in Python computes too', () => {
    const program = `
import hmac, json, sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import verify_bundle as v
x = json.load(sys.stdin)
assert v.H(x["key"]) == x["keyHash"]
for r in x["residents"]:
    assert v.H(x["key"], "resident", r["person"])[:32] == r["residentId"]
    assert v.H(x["key"], "address", r["normalisedAddress"])[:32] == r["addressId"]
assert v.H(x["frameHash"], x["keyHash"], x["settingsHash"], v.PROTOCOL) == x["commitment"]
assert v.H(x["commitment"], x["randomness"]) == x["effectiveSeed"]
for resident, ticket in x["tickets"].items():
    assert v.H(x["effectiveSeed"], resident) == ticket
for letters in (100, 10):
    assert v.round_seats(x["sizes"], letters, x["effectiveSeed"], x["municipality"], 1) == x["seatsOf%d" % letters]
for power in x["powers"]:
    assert v.floor_root(power["residents"] ** power["hundredths"] * 10**900, 100) == power["measure"]
d = x["division"]
division = v.Division(d["sizes"], d["letters"], list(zip(d["least"], d["most"])))
assert (division.fixed, division.letters) == (d["fixed"], d["lettersLeft"])
assert v.sha256_of(bytes.fromhex(x["drand"]["signature"])) == x["drand"]["randomness"]
found = v.inclusion_probabilities({(c["m"], c["k"]): c["addresses"] for c in x["classes"]},
                                  {int(n): p for n, p in x["seatChances"].items()})
for c in x["classes"]:
    assert abs(found[c["m"], c["k"]] - c["probability"]) < 1e-8, (c, found)
previous = v.ZEROS
for line, hashed in zip(x["log"].splitlines(), x["contentHashes"]):
    e = json.loads(line)
    unsalted = {key: e[key] for key in ("at", "data", "sequence", "type")}
    message = v.unicodedata.normalize("NFC", previous + "|" + v.canonical(unsalted)).encode("utf-8")
    log_key = hmac.new(bytes.fromhex(x["key"]), b"log", "sha256").digest()
    assert log_key.hex() == x["logKey"]
    assert hmac.new(log_key, message, "sha256").hexdigest() == e["salt"]
    assert v.H("content", v.canonical(dict(unsalted, salt=e["salt"]))) == hashed
    previous = v.H("event", previous, e["sequence"], e["type"], hashed)
    assert previous == e["hash"]
print("the same")
`;
    const folder = new URL('../../bin', import.meta.url).pathname;
    const python = spawnSync('python3', ['-I', '-c', program, folder], {
      encoding: 'utf8',
      input: JSON.stringify({ ...vectors, log: blockOf('jsonl log') }),
    });
    expect(python.stderr).toBe('');
    expect(python.stdout).toBe('the same\n');
  });
});

describe('the page of the draw protocol', () => {
  const settings = parseSettings(
    Buffer.from(readPackageFile('templates/loting.yaml')).toString('utf8'),
    'loting.yaml',
  );

  it('lists every setting that matters, and no other', () => {
    if (!settings.ok) throw new Error('the template is not valid');
    const table = protocolText.split('The **settings that matter**')[1]?.split('The hash of a list')[0] ?? '';
    const listed = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] ?? '');
    expect(listed.toSorted()).toEqual([...pathsOf(settingsThatMatter(settings.value, NO_FILES))].toSorted());
    const ofVector = pathsOf(JSON.parse(blockOf('json settings')) as Json);
    expect(listed.toSorted()).toEqual([...ofVector].toSorted());
  });
});
