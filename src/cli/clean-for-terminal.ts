/** Text from outside (a file name, a setting) must not steer the terminal: control characters are shown, not sent. */

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

/** Replaces control and direction-changing characters by their code point, such as `<U+001B>`. Tab and newline stay; colour is added later. */
export function cleanForTerminal(text: string): string {
  return text.replace(CONTROL, showCodePoint);
}

/** The name of a file, which can hold a newline: what follows that would pass for a line of ours. */
export function cleanName(name: string): string {
  return cleanForTerminal(name).replace(/[\t\n\u2028\u2029]/gu, showCodePoint);
}

function showCodePoint(character: string): string {
  return `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** The same JSON text with those characters as escapes; they can only stand inside its strings. */
export function escapeControls(json: string): string {
  return json.replace(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
