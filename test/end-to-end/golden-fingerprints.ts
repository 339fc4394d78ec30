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
    roster: '4f889ef3761a80911d1b533a13802af317d188ea0f779e703974c65a5272b287',
  },
  é: {
    frame,
    commitment,
    drawnList: '7d5f477feed15796d4f4183a4b65eb3e9a16e2b85391c38d92844148f6fe65ee',
    roster: 'b7fd1669d1ac819c2799e3a3e967155be4fc3c39db93985aadd8c6f22dc5e91e',
  },
  'x y': {
    frame,
    commitment,
    drawnList: 'a6053fbb066666680b5cae48664eff1b00e927ba42bc75f37aa3a435c55e8052',
    roster: '8834d311d15611117e99b2a1ce649c414d8c74d227ec0d52274eae19af1aff7f',
  },
};
