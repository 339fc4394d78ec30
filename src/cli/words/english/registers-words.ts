/** register check, register synth, frame build and frame commit, in English. */

export const registersWords = {};
