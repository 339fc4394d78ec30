/** QR codes made by turning over modules of a sample are those of the library, module for module. */
import fc from 'fast-check';
import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { QrEncoder } from '../../src/letters/qr-modules.ts';
import { signUpAddressOf } from '../../src/letters/sign-up-address.ts';
import { orderWith, shippedSettings } from './letter-fixtures.ts';

const addressOf = (number: number) => {
  const address = signUpAddressOf(shippedSettings.letters.signUpUrl, orderWith(number).code);
  if (address === undefined) throw new Error('no address');
  return address;
};
const create = (text: string, options: QRCode.QRCodeOptions = {}) =>
  QRCode.create([{ data: new TextEncoder().encode(text), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
    ...options,
  });

const sample = addressOf(999_999);
const { maskPattern } = create(sample);
const oracleOf = (text: string) => create(text, maskPattern === undefined ? {} : { maskPattern }).modules;

function expectSame(encoder: QrEncoder, text: string): void {
  const made = encoder.modulesOf(text);
  const { size, data } = oracleOf(text);
  expect(made?.columnCount).toBe(size);
  expect(Buffer.from(made?.modules ?? []).equals(Buffer.from(data))).toBe(true);
}

/** The modules are a view, which those of the next text change. */
const copyOf = (encoder: QrEncoder, text: string) => encoder.modulesOf(text)?.modules.slice();

describe('the QR codes of a press', () => {
  it('differ in no module from those of the library, over 2,000 codes', () => {
    const encoder = new QrEncoder(sample);
    for (let number = 1; number <= 2000; number++) expectSame(encoder, addressOf(number));
  });

  it('are those of the library for any text of the length of the sample', () => {
    const encoder = new QrEncoder(sample);
    const text = fc.string({ unit: 'binary-ascii', minLength: sample.length, maxLength: sample.length });
    fc.assert(
      fc.property(text, (each) => expectSame(encoder, each)),
      { numRuns: 100 },
    );
  });

  it('are those of the library for texts of other lengths', () => {
    const encoder = new QrEncoder(sample);
    for (const text of ['x', `${sample}/more`, `${sample}/${'long'.repeat(60)}`]) expectSame(encoder, text);
  });

  it('do not depend on which were made before', () => {
    const [one, other] = [new QrEncoder(sample), new QrEncoder(sample)];
    const texts = [3, 1, 2].map(addressOf);
    const made = texts.map((text) => copyOf(one, text));
    expect(texts.toReversed().map((text) => copyOf(other, text))).toEqual(made.toReversed());
  });

  it('are not made for what no code can hold', () => {
    expect(new QrEncoder(sample).modulesOf('x'.repeat(2332))).toBeUndefined();
    expect(new QrEncoder('x'.repeat(2331)).modulesOf(`${'x'.repeat(2330)}y`)?.columnCount).toBe(177);
    expect(new QrEncoder('').modulesOf(sample)?.columnCount).toBe(oracleOf(sample).size);
  });
});
