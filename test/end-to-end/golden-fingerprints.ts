/** What the fixed panel gave when these tests were written. A change here is a change of the protocol. */
import type { Fingerprint } from './fixed-panel.ts';

const frame = '7ab7e3f567c46dbb67c4a5455c43805e6948803cde835b77cbe43612b4b3616e';
const commitment = 'eeba413fd8bf2c750fbd2b97349517cebd4aafeb1266037240c8564d6ee4e8f9';

/** By public randomness: a text that looks false, one that is not ASCII, and the shortest with a space in it. */
export const goldenFingerprints: Readonly<Record<string, Fingerprint>> = {
  '0': {
    frame,
    commitment,
    drawnList: '58b9e756fa10b46b77c678537008f6500c2dba663174f568af17690629960e55',
    roster: '9989eb11250446ce0ae60149c77498623cacb1c90d9fa42befc6aef370224229',
  },
  é: {
    frame,
    commitment,
    drawnList: '7d5f477feed15796d4f4183a4b65eb3e9a16e2b85391c38d92844148f6fe65ee',
    roster: '6eb91f018815c17f5170538b919137696edbe62962a00551c346aad71e35418e',
  },
  'x y': {
    frame,
    commitment,
    drawnList: 'a6053fbb066666680b5cae48664eff1b00e927ba42bc75f37aa3a435c55e8052',
    roster: 'edef16c61d78ad591f2417a1979710a0c8f82d071600126eb70138e30be60f65',
  },
};
