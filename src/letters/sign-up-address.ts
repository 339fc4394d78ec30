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

/** A word that stays itself in every part of an address but the name of the server, where capitals become small. */
const STAND = 'loting0code0';

/**
 * The same for many codes: the address is parsed once. A code has capitals, digits and hyphens, which every part of an
 * address but the name of the server keeps as they are.
 */
export function openSignUpAddresses(signUpUrl: string): (code: LoginCode) => string | undefined {
  const pattern = signUpAddressOf(signUpUrl, STAND as LoginCode);
  const isPlain = pattern !== undefined && !new URL(pattern).host.includes(STAND);
  if (!isPlain) return (code) => signUpAddressOf(signUpUrl, code);
  const parts = pattern.split(STAND);
  return (code) => parts.join(code);
}

/**
 * The address as a reader types it: without `https://`, without a closing slash and without the part that would hold
 * the code. `undefined` when `signUpUrl` is no http or https address.
 */
export function readableSignUpAddressOf(signUpUrl: string): string | undefined {
  const url = parseWebAddress(signUpUrl.replaceAll(MARK, STAND));
  if (url === undefined || url.host.includes(STAND)) return undefined;
  if (url.hash.includes(STAND)) url.hash = '';
  const withCode = Array.from(url.searchParams).filter((pair) => pair.some((part) => part.includes(STAND)));
  for (const [name] of withCode) url.searchParams.delete(name);
  url.pathname = url.pathname
    .split('/')
    .filter((part) => !part.includes(STAND))
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
