import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAgeBand, parseAgeBand } from '../../src/domain/age-band.ts';
import { auditEventTable } from '../../src/domain/audit-event.ts';
import { compareBytes } from '../../src/domain/byte-order.ts';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import { englishFailures } from '../../src/domain/english-failures.ts';
import { sha256Hex } from '../../src/domain/hash.ts';
import { featureValuesOf, municipalityOf, stratumKeyOf, toFeatureValue } from '../../src/domain/stratum.ts';

describe('age bands', () => {
  it.each([
    ['18-29', { label: '18-29', fromYears: 18, toYears: 29 }],
    ['75+', { label: '75+', fromYears: 75, toYears: undefined }],
    ['29-18', undefined],
    ['18 - 29', undefined],
    ['', undefined],
  ])('reads %j', (label, expected) => {
    expect(parseAgeBand(label)).toEqual(expected);
  });

  it('holds both its ends', () => {
    const bands = ['18-29', '30+'].map(parseAgeBand).filter((band) => band !== undefined);
    expect([17, 18, 29, 30, 130].map((age) => findAgeBand(bands, age)?.label)).toEqual([
      undefined,
      '18-29',
      '18-29',
      '30+',
      '30+',
    ]);
  });
});

describe('byte order', () => {
  it('is the order of UTF-8 bytes for any two texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
        const byBytes = Buffer.compare(Buffer.from(left), Buffer.from(right));
        expect(Math.sign(compareBytes(left, right))).toBe(byBytes);
      }),
    );
  });
});

describe('hashes', () => {
  it('join parts by a bar, in NFC', () => {
    // printf 'a|é' | sha256sum
    expect(sha256Hex('a', 'e\u0301')).toBe(sha256Hex('a', '\u00e9'));
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex('a', 'b')).toBe(sha256Hex('a|b'));
  });

  it('of canonical JSON do not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'é'] })).toBe('{"a":[true,null,"é"],"b":1}');
  });
});

describe('strata', () => {
  it('have a key with the municipality first, whatever the order of the features', () => {
    const values = { district: 'WK034403', municipality: 'GM0344', gender: 'V', ageBand: '18-29' };
    const features = ['district', 'ageBand', 'municipality', 'gender'] as const;
    const key = stratumKeyOf(values, features);
    expect(key).toBe('GM0344/V/18-29/WK034403');
    expect(featureValuesOf(key, features)).toEqual(values);
    expect(municipalityOf(key)).toBe('GM0344');
  });

  it('never get a value that could be taken for a separator, or that changes when it is read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toFeatureValue(text)).not.toMatch(/[/|,;"\\\n\r]/);
        expect(toFeatureValue(toFeatureValue(text))).toBe(toFeatureValue(text));
      }),
    );
  });

  it.each([
    ["=cmd|' /C calc'!A0", "_cmd-' -C calc'!A0"],
    ['+31', '_31'],
    ['@SUM(1)', '_SUM(1)'],
    ['/x', '_x'],
    ['＝1', '_1'],
    ['-', '-'],
    ['WK034403', 'WK034403'],
    ['Noord-Oost', 'Noord-Oost'],
  ])('take the district %j as %j, which no spreadsheet runs', (text, value) => {
    expect(toFeatureValue(text)).toBe(value);
  });
});

describe('the tables of sentences', () => {
  it('give every audit event one sentence', () => {
    for (const [type, { says }] of Object.entries(auditEventTable)) expect(says, type).toMatch(/^[A-Z].*\.$/);
  });

  it('name each failure by its stage', () => {
    for (const code of Object.keys(englishFailures)) expect(code).toMatch(/^[a-z]+\.[a-z0-9-]+$/);
  });
});
