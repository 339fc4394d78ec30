/** Letters that ask all of the press: both sides, pictures, and names that need more than letter and kerning. */
import { createCanvas } from '@napi-rs/canvas';
import { readLetterImage } from '../../../src/letters/letter-image.ts';
import type { LetterOrder } from '../../../src/letters/letter-order.ts';
import type { LetterPress } from '../../../src/letters/letter-press.ts';
import type { LetterImage } from '../../../src/letters/placed-letter.ts';
import { orderWith, pressWith, shippedFile, valueOf } from '../letter-fixtures.ts';

/** A picture with transparent parts. */
function makePicture(): LetterImage {
  const canvas = createCanvas(60, 30);
  const drawing = canvas.getContext('2d');
  drawing.fillStyle = '#1f5fa8';
  drawing.fillRect(0, 0, 30, 30);
  return valueOf(readLetterImage(canvas.toBuffer('image/png'), { file: 'logo.png' }));
}

const signature: LetterImage = {
  kind: 'shapes',
  width: 100,
  height: 40,
  shapes: [
    { path: 'M0 0 H100 V40 Z', colour: '#000000', isEvenOdd: false },
    { path: 'M10 10 C20 0 30 40 40 10 z M12 12 h5 v5 h-5 z', colour: '#a81f5f', isEvenOdd: true },
  ],
};

/** A letter on both sides, with pictures, and with names that need more than letter and kerning. */
export const richPress = (): LetterPress =>
  pressWith({
    back: shippedFile('invitation.en.md'),
    images: { logo: makePicture(), signature },
    style: `${shippedFile('style.yaml')}\nlogo: { file: a.png, place: right, widthMm: 40, heightMm: 20, alternative: Logo van Utrecht }\n`,
  });
export const hardOrders: readonly LetterOrder[] = [
  orderWith(1),
  orderWith(2, { salutation: 'Geachte heer Hoffmann-fijn' }),
  orderWith(3, { salutation: 'Geachte mevrouw Z\u030Cz\u0323-\u0416ukov Nguy\u1EC5n' }),
  orderWith(4, { salutation: `Geachte mevrouw Van ${'Voorbeeld '.repeat(4)}Testpersoon` }),
];
