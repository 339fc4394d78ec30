/** What can be refused when residents who signed up are admitted as members, in Dutch. */
import { sentence } from '../../failure-table.ts';
import type { admissionFailures as english } from '../admission-failures.ts';
import { count } from './write.ts';

export const admissionFailures: typeof english = {
  'admission.randomness-missing': sentence(
    (p) =>
      `${count(p.candidates)} inwoners kunnen lid worden, en er is plaats voor ${count(p.places)}. Een loting beslist, en heeft openbaar toeval nodig.`,
    (p) =>
      `Maak deze hash bekend van alles waarover wordt geloot: ${p.inputHash}. Gooi daarna in het openbaar met dobbelstenen, of neem de drand-ronde die u hebt aangekondigd, en geef de opdracht met --randomness. Er is niets opgeslagen.`,
  ),
  'admission.nobody': sentence(
    () =>
      'Er is niemand om toe te laten: geen inwoner heeft zich aangemeld die nog geen lid is en niet op de reservelijst staat.',
    () => 'Leg eerst aanmeldingen vast. Late aanmeldingen worden alleen toegelaten met --admit-late.',
  ),
  'admission.none-yet': sentence(
    () => 'Er is nog niemand toegelaten tot het panel, dus er zijn geen leden.',
    () => 'Geef eerst de opdracht "loting panel admit".',
  ),
  'admission.changed': sentence(
    () =>
      'Terwijl leden werden gekozen, veranderden de aanmeldingen, de leden of de instellingen. Er is niets opgeslagen.',
    () => 'Geef de opdracht opnieuw.',
  ),
};
