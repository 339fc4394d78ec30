/** What each type of event in the audit log says, in both languages. */
import type { AuditEventType } from './audit-event.ts';
import { auditEventTable } from './audit-event.ts';
import type { Language } from './language.ts';

const dutch: Readonly<Record<AuditEventType, string>> = {
  'panel.created': 'Er is een werkmap voor een panel gemaakt; de hash van haar sleutel ligt hier vast.',
  'frame.built':
    'De registers zijn ingelezen tot een kader, en de vastlegging van kader, sleutel en instellingen is berekend.',
  'frame.committed':
    'De vastlegging is afgegeven om bekend te maken, met het openbare toeval dat zal worden gebruikt.',
  'draw.run': 'Het openbare toeval is met de vastlegging samengevoegd, en de eerste ronde is geloot.',
  'draw.wave': 'Er is een volgende ronde geloot: de volgende inwoners in de volgorde die het startgetal gaf.',
  'draw.refreshed':
    'De gelote inwoners zijn naast nieuwere registers gelegd; sommigen vielen af of kregen een ander adres.',
  'letters.addresses-exported':
    'De adressen van brieven zijn geschreven voor de sortering door de post: geen namen, geen codes, geen geheime adressen.',
  'letters.sorted':
    'De sortering door de post is ingelezen: de volgorde van de brieven, en een regel voor elke brief.',
  'letters.rendered':
    'Een partij brieven is gemaakt als PDF-bestand met een voorblad; één hash legt haar brieven vast.',
  'letters.printed': 'De postkamer heeft partijen brieven gedrukt.',
  'letters.posted': 'Partijen brieven zijn gepost; brieven die er eerder uit zijn gehaald, tellen niet mee.',
  'letters.voided': 'Brieven zijn eruit gehaald en vernietigd voordat ze werden gepost.',
  'letters.revoked':
    'De inlogcode van een brief is kwijtgeraakt of misbruikt; zij werkt niet meer, en de volgende brief draagt een andere.',
  'letters.returned': 'Brieven kwamen onbestelbaar retour van de post.',
  'letters.shredded': 'De PDF-bestanden van geposte partijen zijn verwijderd.',
  'exclusions.recorded': 'Leden zijn uitgesloten van zaken, elk met een reden.',
  'assignment.made': 'Leden zijn door een loting met startgetal bij zaken ingedeeld, binnen de quota.',
  'assignment.replaced':
    'Leden verlieten zaakgroepen, en reserves namen hun plaatsen in, voor zover de quota dat toelaten.',
  'signup.recorded':
    'Een inwoner beantwoordde een brief, of er kwam ander nieuws over een brief, en een medewerker legde het vast.',
  'signups.imported':
    'Een bestand met antwoorden van de aanmeldsite is ingelezen; elke regel kreeg een uitkomst.',
  'signups.closed':
    'De laatste dag om te antwoorden is voorbij; brieven zonder antwoord zijn op geen antwoord gezet.',
  'signup.searched':
    'Een medewerker zocht de brief van een inwoner die geen brief bij de hand had; dit zijn de brieven die zijn getoond.',
  'signups.exported':
    'Een bestand met leden is geschreven voor het onlinepanel: welke kolommen, hoeveel rijen, en de hash ervan.',
  'panel.admitted':
    'Inwoners die zich aanmeldden zijn als lid toegelaten: allemaal, of door een loting met startgetal binnen quota.',
  'privacy.accessed':
    'Alles wat van een inwoner is opgeslagen, is aan een medewerker getoond om het aan die inwoner te geven.',
  'privacy.erased':
    'De persoonsgegevens van een inwoner zijn verwijderd; het opake id blijft, zodat de loting kan worden nagerekend.',
  'privacy.opted-out':
    'Een inwoner wil nooit meer worden geloot: de persoonsgegevens zijn verwijderd, het opake id staat op de lijst.',
  'privacy.purged':
    'De bewaartijd van persoonsgegevens is voorbij: die van iedereen buiten het panel, of van iedereen, zijn verwijderd.',
};

/** The sentence of a type of event. */
export function describeEventType(type: AuditEventType, language: Language): string {
  return language === 'nl' ? dutch[type] : auditEventTable[type].says;
}
