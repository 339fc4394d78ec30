/** What can be refused when residents who signed up are admitted as members, in sentences. */
import { sentence } from '../failure-table.ts';

export const admissionFailures = {
  'admission.randomness-missing': sentence<{ candidates: number; places: number; inputHash: string }>(
    (p) =>
      `${p.candidates} residents can be admitted, and there is room for ${p.places}. A lottery decides, and needs public randomness.`,
    (p) =>
      `Publish this hash of what the lottery is held over: ${p.inputHash}. Then throw dice in public, or take the drand round you announced, and run the command with --randomness. Nothing was written.`,
  ),
  'admission.nobody': sentence(
    () => 'There is nobody to admit: no resident signed up who is not a member or in reserve yet.',
    () => 'Record sign-ups first. Late ones are admitted with --admit-late only.',
  ),
  'admission.none-yet': sentence(
    () => 'Nobody was admitted to the panel yet, so there are no members.',
    () => 'Run "loting panel admit" first.',
  ),
  'admission.changed': sentence(
    () => 'Sign-ups, members or settings changed while members were being chosen. Nothing was written.',
    () => 'Run the command again.',
  ),
};
