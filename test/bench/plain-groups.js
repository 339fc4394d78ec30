/**
 * What is done without Loting: seats are filled one by one by need, and a dead end ends the attempt (the older method of
 * sortition programs). As a process of its own: `node plain-groups.js INPUT.json`.
 */
import { readFileSync } from 'node:fs';
import seedrandom from 'seedrandom';

/** `people` are lists of indexes of quotas, `quotas` pairs of minimum and maximum. Nobody is in more than `cap` groups. */
const { people, quotas, groupSize, groupCount, attemptCount, cap } = JSON.parse(
  readFileSync(process.argv[2] ?? '', 'utf8'),
);
const random = seedrandom('plain');
const loads = new Uint32Array(people.length);

let filledCount = 0;
for (let group = 0; group < groupCount; group++) {
  for (let attempt = 0; attempt < attemptCount; attempt++) {
    const taken = fillByNeed();
    if (taken === undefined) continue;
    for (const person of taken) loads[person]++;
    filledCount++;
    break;
  }
}
const ascending = Float64Array.from(loads).sort();
const total = ascending.reduce((sum, load) => sum + load, 0);
const weighted = ascending.reduce((sum, load, i) => sum + (2 * i - loads.length + 1) * load, 0);
process.stdout.write(
  JSON.stringify({ filledCount, smallestLoad: ascending[0], gini: weighted / (loads.length * total) }),
);

function fillByNeed() {
  const lists = quotas.map(() => []);
  const isOpen = new Uint8Array(people.length);
  for (const [person, own] of people.entries()) {
    if (loads[person] >= cap) continue;
    isOpen[person] = 1;
    for (const quota of own) lists[quota].push(person);
  }
  const open = lists.map((list) => list.length);
  const taken = quotas.map(() => 0);
  const leave = (person) => {
    isOpen[person] = 0;
    for (const quota of people[person]) open[quota]--;
  };
  const group = [];
  while (group.length < groupSize) {
    let neediest = -1;
    let largest = Number.NEGATIVE_INFINITY;
    for (const [quota, [minimum]] of quotas.entries()) {
      const need = minimum - taken[quota];
      if (need > open[quota]) return undefined;
      if (open[quota] === 0 || need / open[quota] <= largest) continue;
      [neediest, largest] = [quota, need / open[quota]];
    }
    if (neediest < 0) return undefined;
    const person = pickOpen(lists[neediest], isOpen);
    group.push(person);
    leave(person);
    for (const quota of people[person]) {
      if (++taken[quota] < quotas[quota][1]) continue;
      for (const other of lists[quota]) if (isOpen[other] === 1) leave(other);
    }
  }
  return quotas.every(([minimum], quota) => taken[quota] >= minimum) ? group : undefined;
}

/** One who is still open, by lot; those met who are not are taken off the list. */
function pickOpen(list, isOpen) {
  for (;;) {
    const at = Math.floor(random() * list.length);
    if (isOpen[list[at]] === 1) return list[at];
    list[at] = list.at(-1);
    list.pop();
  }
}
