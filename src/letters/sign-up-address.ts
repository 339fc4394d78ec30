/** The address where residents sign up: with the code for the QR, without it for the reader. */
import type { LoginCode } from './login-code.ts';

const MARK = '{code}';

/**
 * The address with a code in it: in place of `{code}` when that is in `signUpUrl`, otherwise as the parameter `code`.
 * `undefined` when the outcome is no http or https address.
 */
export function signUpAddressOf(signUpUrl: string, code: LoginCode): string | undefined {
  const filled = signUpUrl.replaceAll(MARK, code);
  const url = parseWebAddress(filled);
  if (url === undefined) return undefined;
  if (!signUpUrl.includes(MARK)) url.searchParams.set('code', code);
  return url.href;
}

/**
 * The address as a reader types it: without `https://`, without a closing slash and without the part that would hold
 * the code. `undefined` when `signUpUrl` is no http or https address.
 */
export function readableSignUpAddressOf(signUpUrl: string): string | undefined {
  // A word that stays itself in every part of an address, so that the part that holds it can be taken out.
  const stand = 'loting0code0';
  const url = parseWebAddress(signUpUrl.replaceAll(MARK, stand));
  if (url === undefined || url.host.includes(stand)) return undefined;
  if (url.hash.includes(stand)) url.hash = '';
  const withCode = Array.from(url.searchParams).filter((pair) => pair.some((part) => part.includes(stand)));
  for (const [name] of withCode) url.searchParams.delete(name);
  url.pathname = url.pathname
    .split('/')
    .filter((part) => !part.includes(stand))
    .join('/');
  return readableAddressOf(url.href);
}

/** An internet address without `https://` and without a closing slash. */
export function readableAddressOf(address: string): string {
  return address.replace(/^https?:\/\//i, '').replace(/\/$/, '');
}

function parseWebAddress(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
}
