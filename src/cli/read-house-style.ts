/** Reads the house style of a municipality from the working folder: the style file, its pictures and its fonts. */
import path from 'node:path';
import type { Failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, okUnless } from '../domain/result.ts';
import type { LetterFonts } from '../letters/font-ruler.ts';
import type { HouseImages } from '../letters/letter-image.ts';
import { readLetterImage } from '../letters/letter-image.ts';
import type { LetterStyle } from '../letters/letter-style.ts';
import { parseStyle } from '../letters/letter-style.ts';
import type { LetterImage } from '../letters/placed-letter.ts';
import { readLetterFonts } from '../letters/read-letter-fonts.ts';
import { readWholeFile } from '../store/read-file.ts';
import { readDependencyFile } from './package-files.ts';

export interface HouseStyle {
  readonly style: LetterStyle;
  readonly images: HouseImages;
  readonly fonts: LetterFonts;
}

/** Noto Sans has all characters of the BRP; a test holds that. */
export function readBuiltInFonts(): LetterFonts {
  return {
    regular: readDependencyFile('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    bold: readDependencyFile('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  };
}

/**
 * Reads a style file and everything that it names. All problems are collected.
 * @param folder the folder templates
 */
export function readHouseStyle(folder: string, fileName: string): Result<HouseStyle> {
  const text = readTemplateText(folder, fileName);
  const style = text.ok ? parseStyle(text.value, placeName(fileName)) : text;
  if (!style.ok) return style;
  const { logo, signatory } = style.value;
  const logoImage = logo === undefined ? ok(undefined) : readImage(folder, logo.file);
  const signature =
    signatory.signature === undefined ? ok(undefined) : readImage(folder, signatory.signature);
  const fonts = readFonts(folder, style.value);
  const failures: Failure[] = [logoImage, signature, fonts].flatMap((each) => (each.ok ? [] : each.failures));
  return okUnless(failures, () => {
    if (!logoImage.ok || !signature.ok || !fonts.ok) throw new Error('a failure was not collected');
    const images = {
      ...(logoImage.value === undefined ? {} : { logo: logoImage.value }),
      ...(signature.value === undefined ? {} : { signature: signature.value }),
    };
    return { style: style.value, images, fonts: fonts.value };
  });
}

/** The text of a file in the folder templates. */
export function readTemplateText(folder: string, fileName: string): Result<string> {
  const bytes = readWholeFile(path.join(folder, fileName));
  return bytes.ok ? ok(Buffer.from(bytes.value).toString('utf8')) : bytes;
}

/** How a file in the folder templates is called in messages. */
export function placeName(fileName: string): string {
  return `templates/${fileName}`;
}

function readImage(folder: string, fileName: string): Result<LetterImage> {
  const bytes = readWholeFile(path.join(folder, fileName));
  return bytes.ok ? readLetterImage(bytes.value, { file: placeName(fileName) }) : bytes;
}

function readFonts(folder: string, { fonts }: LetterStyle): Result<LetterFonts> {
  if (fonts === undefined) return ok(readBuiltInFonts());
  const regular = readWholeFile(path.join(folder, fonts.regular));
  const bold = readWholeFile(path.join(folder, fonts.bold));
  if (!regular.ok) return regular;
  if (!bold.ok) return bold;
  return readLetterFonts(
    { bytes: regular.value, place: { file: placeName(fonts.regular) } },
    { bytes: bold.value, place: { file: placeName(fonts.bold) } },
  );
}
