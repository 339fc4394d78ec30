/** The states of an invitation, as failures name them. */

export const stateWords = {
  drawn: 'drawn; no letter was printed yet',
  printed: 'the letter is printed',
  posted: 'the letter is posted',
  reminded: 'a reminder is posted',
  'signed-up': 'the resident signed up',
  declined: 'the resident does not take part',
  undeliverable: 'the letter came back',
  'moved-or-deceased': 'the resident moved or died, or can no longer be drawn for another reason',
  'opted-out': 'the resident never wants to be drawn again',
  'no-answer': 'no answer came before the closing date',
  withdrawn: 'the resident signed up and withdrew',
  erased: "the resident's data were erased",
};
export type StateCode = keyof typeof stateWords;
