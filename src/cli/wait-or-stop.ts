/** Waiting that ends at once, and says so, when somebody stops the program with Ctrl-C. */

/** Gives true when the time has passed, false when the program was asked to stop. */
export function waitOrStop(milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (isOver: boolean): void => {
      clearTimeout(timer);
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      resolve(isOver);
    };
    const stop = (): void => finish(false);
    const timer = setTimeout(() => finish(true), milliseconds);
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}
