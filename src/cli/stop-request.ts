/** Lets a long search end with what it has when somebody presses Ctrl+C; pressing it again ends the program at once. */
import { setImmediate as nextTurn } from 'node:timers/promises';

export interface StopRequest {
  /** Lets signals arrive, and tells whether one has. */
  readonly isAsked: () => Promise<boolean>;
  /** Gives the signal back its usual meaning. */
  readonly end: () => void;
}

export function listenForStop(): StopRequest {
  let isAsked = false;
  const ask = () => {
    isAsked = true;
    // From now on the signal does what it always does.
    process.removeListener('SIGINT', ask);
  };
  process.on('SIGINT', ask);
  return {
    isAsked: async () => {
      await nextTurn();
      return isAsked;
    },
    end: () => process.removeListener('SIGINT', ask),
  };
}
