/** What `loting init` asks, and why, in English. */

export const initQuestions = {
  name: { ask: 'the name of the panel', why: 'Residents read this name in the letters.' },
  id: {
    ask: 'a short name of the panel, for files and login codes',
    why: 'Small letters, digits and hyphens. Login codes belong to this panel only, so it cannot change later.',
  },
  contactName: {
    ask: 'the team or desk that residents can ask',
    why: 'It stands in the letter, with the next three.',
  },
  contactEmail: { ask: 'its e-mail address', why: 'Residents can write to it.' },
  contactPhone: { ask: 'its telephone number', why: 'Residents without internet sign up by telephone.' },
  contactWebsite: {
    ask: 'the website about the panel',
    why: 'Residents can read more there. With https:// before it.',
  },
  signUpUrl: {
    ask: 'the address where residents sign up',
    why: 'The QR code in the letter opens this address with the login code.',
  },
  municipalityCount: {
    ask: 'How many municipalities take part?',
    why: 'Each is drawn on its own, from its own register export.',
  },
  municipalityName: { ask: 'its name', why: 'As residents read it.' },
  municipalityCode: {
    ask: 'its code',
    why: 'GM and the four digits of the municipality, as in the register; Utrecht is GM0344.',
  },
  targetMembers: {
    ask: 'how many members should come from it',
    why: 'How many letters it takes follows from this and from the next answer.',
  },
  expectedResponse: {
    ask: 'the share of the letters that is answered with a sign-up',
    why: 'Dutch panels that were drawn by lot reached 4% to 13%.',
  },
  returnStreet: {
    ask: 'the return address: street and number, or postbus',
    why: 'Where letters go back to that cannot be delivered.',
  },
  returnPlace: { ask: 'the return address: postcode and place', why: 'As on an envelope: 3500 AA  UTRECHT.' },
  minimumMembers: { ask: 'the fewest members', why: 'With fewer, the panel cannot start.' },
  maximumMembers: {
    ask: 'the most members',
    why: 'There is no room for more. If more sign up, the lot decides who becomes a member.',
  },
  letterDate: {
    ask: 'the date on the letters',
    why: 'The day on which the first letters are posted, as year-month-day.',
  },
  answerBefore: {
    ask: 'the day before which residents should answer',
    why: 'Four weeks is usual. The other dates in the settings move along with it.',
  },
  referenceDate: { ask: 'the day on which ages are counted', why: 'Who is 18 on this day can be drawn.' },
  caseCount: {
    ask: 'how many cases the panel judges',
    why: 'Each case gets a group of members. Their titles and days stand in the settings, for you to fill in.',
  },
  groupSize: {
    ask: 'how many members judge a case',
    why: 'The group of each case is drawn from the members.',
  },
};
