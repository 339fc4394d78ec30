/** panel admit, in English. */

export const panelWords = {};
