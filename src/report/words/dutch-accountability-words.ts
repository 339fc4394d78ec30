/** The public account in Dutch. */
import type { AccountabilityWords } from './english-accountability-words.ts';

export const dutchAccountabilityWords: AccountabilityWords = {
  title: (panelName) => `Verantwoording van het panel ${panelName}`,
  casesWithGroup: 'zaken hebben een groep',
  few: 'minder dan tien',
  purpose: {
    heading: 'Doel en grondslag',
    text: (panelName, municipalities) =>
      `Het panel ${panelName} is een groep inwoners van ${municipalities} die zaken beoordelen. Zij zijn geloot uit de Basisregistratie Personen (BRP). Zo heeft iedereen een kans om mee te doen, en kan niemand kiezen wie meedoet.`,
    ground: 'Waarom de gegevens mogen worden gebruikt',
    keeps:
      'Er wordt alleen bewaard wat nodig is voor de loting, de brieven en de groepen, en niet langer dan de termijnen hieronder. De registers zelf worden niet overgenomen. In deze verantwoording staan geen namen.',
    eligible: (date, minimum) => `Wie op ${date} ${minimum} jaar of ouder was, kon worden geloot.`,
    eligibleUntil: (date, minimum, maximum) =>
      `Wie op ${date} ${minimum} tot en met ${maximum} jaar oud was, kon worden geloot.`,
    aims: 'Wat de bedoeling is',
    aimOf: 'Onderwerp',
    members: 'Leden van het panel',
    between: (minimum, maximum) => `${minimum} tot ${maximum}`,
    keep: 'Gegevens van anderen blijven bewaard na de laatste dag om te antwoorden',
    keepMembers: 'Gegevens van leden blijven bewaard na de laatste zaak',
    weeks: (count) => (count === 1 ? '1 week' : `${count} weken`),
    cases: 'De zaken',
    case: 'Zaak',
    about: 'Onderwerp',
    date: 'Datum',
    size: 'Grootte van de groep',
    contact: 'Vragen',
  },
  register: {
    heading: 'Het register, en wie niet kon worden geloot',
    text: (date) =>
      `Op ${date} zijn de registers ingelezen tot een lijst van iedereen die kan worden geloot. De eerste regel die voor een inwoner geldt, telt. Iedereen staat dus één keer in de tabel.`,
    caption: 'Rijen van de registers, en wat ermee is gebeurd',
    row: 'Rijen',
    count: 'Aantal',
    drawable: 'kan worden geloot',
    all: 'Alle rijen',
    rejected:
      'de rij was niet als inwoner te lezen: gegevens ontbraken of klopten niet, of stonden er dubbel',
    fewLeftOut:
      'Minder dan tien rijen deden niet mee. Hoeveel, en waarom, staat hier niet, zodat niemand te herkennen is.',
    municipalitiesCaption: 'Per gemeente',
    municipality: 'Gemeente',
    rows: 'Rijen',
    residents: 'Kunnen worden geloot',
    notYet: 'De registers zijn nog niet ingelezen.',
  },
  seed: {
    heading: 'De vastlegging en het startgetal',
    text: 'Niemand kon de loting sturen. Voordat iemand het toeval kon kennen, is één getal bekendgemaakt dat de lijst, de sleutel en de instellingen vastlegt: de vastlegging. Pas daarna kwam het openbare toeval. Uit die twee samen volgt het startgetal, en het startgetal bepaalt wie er is geloot.',
    commitment: 'Vastlegging',
    frameHash: 'Hash van de lijst',
    keyHash: 'Hash van de sleutel',
    settingsHash: 'Hash van de instellingen',
    committedOn: 'Bekendgemaakt op',
    announced: 'Aangekondigd toeval',
    drandRound: (round) => `ronde ${round} van drand quicknet`,
    notAnnounced: 'De vastlegging is niet bekendgemaakt.',
    randomness: 'Toeval',
    signature: 'Handtekening van de drand-ronde',
    seed: 'Startgetal',
    drawnOn: 'Geloot op',
    notDrawn: 'Er is nog niet geloot.',
    notYet: 'Er is nog geen lijst, en dus geen vastlegging.',
    checkHeading: 'Zo controleert u het',
    check: [
      'Leg de vastlegging hierboven naast die van voor de loting: in raadsstukken, een krant of een andere plek waar zij niet kan worden teruggenomen. Doe hetzelfde met het aangekondigde toeval.',
      'Reken het startgetal uit met het commando hieronder, op elke computer met Python 3. Op Windows heet het programma vaak "py" in plaats van "python3". De uitkomst is het startgetal hierboven.',
      'Vraag de gemeente om het openbare dossier ("loting audit bundle --for public"). Daarin zit verify_bundle.py, één programma in gewoon Python dat niets van Loting nodig heeft. Het rekent de plaatsen van elke groep na en volgt de ketting van het logboek.',
      'Onderzoekers die een overeenkomst tekenen, krijgen de hele lijst zonder namen, en rekenen na wie er is geloot. Of de lijst uit de registers volgt, controleert de gemeente zelf met "loting audit verify".',
    ],
    checkSteps: [
      'Leg de vastlegging hierboven naast die is bekendgemaakt. Het startgetal volgt na de loting.',
    ],
    command: 'Commando',
  },
  letters: {
    heading: 'Brieven en respons',
    text: 'Wie is geloot, krijgt één brief, met een code om zich aan te melden. Een ronde is een aantal brieven dat op één moment is geloot. Een volgende ronde gaat verder waar de vorige ophield.',
    seatsCaption: 'Brieven die gestuurd zouden worden, per ronde',
    wave: 'Ronde',
    letters: 'Brieven',
    all: 'Alle rondes',
    wavesCaption: 'Brieven die zijn gepost, en aanmeldingen',
    outcomesCaption: 'Wat er van de brieven kwam',
    outcomes: {
      'signed-up': 'aangemeld',
      refused: 'doet niet mee, of meldde zich weer af',
      'not-reached': 'kwam terug, of de inwoner is verhuisd of overleden',
      silent: 'niets gehoord',
    },
    fewLetters: 'Er zijn minder dan tien brieven gepost.',
    notYet: 'Er is nog niemand geloot.',
    notPosted: 'Er zijn nog geen brieven gepost.',
  },
  people: {
    heading: 'Bevolking, brieven en panel',
    notYet: 'Dit is te vertellen zodra tien mensen zich hebben aangemeld.',
    noSignUps:
      'Bijna iedereen die zich aanmeldde, is lid geworden. De aanmeldingen per groep staan daarom niet naast de leden: het verschil zou over een paar mensen gaan.',
  },
  chances: {
    heading: 'De kans op een brief',
    known: 'Iedereen op de lijst had een kans die bekend is. Eén gedeeld door de kans is het ontwerpgewicht.',
    spread: {
      all: 'Voor iedereen die is geloot, was de kans bijna even groot: de grootste is hoogstens 5% groter dan de kleinste.',
      municipality:
        'Binnen een gemeente was de kans van wie zijn geloot bijna even groot: de grootste is hoogstens 5% groter dan de kleinste. Tussen de gemeenten verschilt de kans meer.',
      apart:
        'De kans was niet voor iedereen even groot. Zij hangt af van de gemeente, van de groep inwoners waarover de brieven zijn verdeeld (het stratum) en van het adres.',
    },
    whyHeading: 'Waardoor de kans verschilt',
    why: {
      municipality: 'Het aantal brieven is per gemeente bepaald, en niet naar haar aantal inwoners.',
      allocation:
        'Binnen een gemeente zijn de brieven niet naar het aantal inwoners over de groepen verdeeld.',
      minimum: 'Elke groep inwoners kreeg een minimum aantal brieven, ook als zij klein is.',
      response: 'Een groep waarvan minder respons werd verwacht, kreeg meer brieven.',
      address:
        'Een adres krijgt hoogstens één brief. Hoe meer mensen er op een adres kunnen worden geloot, hoe kleiner de kans van ieder van hen.',
    },
    caption: 'Brieven naar de kans van wie ze kregen',
    alternative: (binCount) =>
      `Staven met het aantal brieven voor ${binCount} groottes van de kans. De cijfers staan in de tabel hieronder.`,
    chance: 'Kans: 1 op',
  },
  groups: {
    heading: 'De groepen',
    notYet: 'Er zijn nog geen groepen geloot.',
  },
  corrections: {
    heading: 'Correcties en uitzonderingen, en waarom',
    text: 'Alles wat is rechtgezet of anders ging dan gepland, staat in het logboek. Wat over mensen gaat, staat hier alleen in aantallen.',
    none: 'Er hoefde niets te worden rechtgezet, en er waren geen uitzonderingen.',
    drawHeading: 'De loting',
    byTheBook: 'De loting ging zoals het hoort: eerst vastgelegd, en één keer geloot.',
    announcedAndUsed: (announced, used) => `Aangekondigd was: ${announced}; gebruikt is: ${used}.`,
    quoted: (text) => `"${text}"`,
    announcementUnchecked:
      'Of het gebruikte toeval echt zo tot stand is gekomen, kan een programma niet nagaan. Vergelijk het met wat daarover bekend is gemaakt.',
    caption: 'Correcties',
    what: 'Wat',
    count: 'Aantal',
    why: 'Waarom',
    codes: {
      short: [
        'plaatsen die niet konden worden gevuld',
        'Een groep had minder inwoners over dan plaatsen. Geen andere groep kreeg ze.',
      ],
      voided: [
        'brieven die eruit zijn gehaald en vernietigd',
        'Beschadigd, vastgelopen in de machine, of aan iemand die niet meer kan meedoen.',
      ],
      reprinted: [
        'brieven die opnieuw zijn gedrukt',
        'In de plaats van een brief die eruit is gehaald of niet aankwam.',
      ],
      revoked: [
        'codes die zijn ingetrokken',
        'De code was kwijt of misbruikt. Een volgende brief draagt een andere.',
      ],
      late: ['aanmeldingen na de laatste dag', 'Het antwoord kwam te laat. Het is als te laat vastgelegd.'],
      accessed: ['inwoners die vroegen wat er over hen is opgeslagen', 'Iedereen mag dat vragen.'],
      erased: ['inwoners van wie de gegevens zijn verwijderd', 'Zij vroegen daarom.'],
      'opted-out': [
        'inwoners die nooit meer geloot willen worden',
        'Zij vroegen daarom. Hun gegevens zijn verwijderd.',
      ],
      vacated: ['plaatsen in groepen die leden verlieten', 'Zie de redenen hieronder.'],
      refilled: [
        'daarvan gevuld door reserves',
        'In de volgorde die het startgetal vastlegt, voor zover de quota dat toelaten.',
      ],
    },
    reason: 'Reden',
    droppedCaption: 'Inwoners die zijn geloot en geen brief meer kunnen krijgen',
    refreshed: (day, count) => `Op ${day} zijn de ${count} gelote inwoners naast nieuwere registers gelegd.`,
    fewDropped: 'Minder dan tien gelote inwoners konden geen brief meer krijgen.',
    exclusionsCaption: 'Leden die bij een zaak zijn weggehouden',
    fewExclusions: 'Minder dan tien keer is een lid bij een zaak weggehouden.',
    replacementsCaption: 'Leden die een groep verlieten',
    fewReplacements: 'Minder dan tien keer verliet een lid een groep.',
    tolerancesHeading: 'Quota die zijn verruimd',
    tolerance: (feature, seats, configuredSeats) =>
      `Bij de toelating kon geen keuze van leden alle quota halen. Die voor ${feature} zijn verruimd: het aantal leden mocht ${seats} van het aandeel in de bevolking afwijken, in plaats van ${configuredSeats}. Dat is ${seats - configuredSeats} meer naar beide kanten, het minste wat kon.`,
    widening: (caseId, feature, value, bound, from, to) =>
      `Zaak ${caseId}, ${feature} ${value}: het ${bound} ging van ${from} naar ${to}, omdat geen groep alle quota kon halen. Dit is aanvaard voordat de groep werd geloot.`,
    bounds: { minimum: 'minimum', maximum: 'maximum' },
    purged: (day) => `Op ${day} zijn de persoonsgegevens van iedereen buiten het panel verwijderd.`,
    purgedAll: (day) => `Op ${day} zijn de persoonsgegevens van iedereen verwijderd.`,
  },
  log: {
    heading: 'Het logboek',
    text: 'Alles wat de loting veranderde, staat in een logboek waarvan elke regel de hash van de regel ervoor bevat. Wie het getal hieronder bewaart, kan later zien of er iets van daarvoor is veranderd of weggehaald.',
    lastEvent: 'Aantal gebeurtenissen',
    lastHash: 'Hash van de laatste gebeurtenis',
    check: 'Controleer het met',
  },
  smallNumbers: {
    heading: 'Hoe kleine aantallen zijn beschermd',
    text: [
      'Niemand mag in deze verantwoording te herkennen zijn. Er staat geen aantal van een tot en met negen mensen in, en door optellen of aftrekken is er ook geen te vinden. Helemaal niemand staat er als 0.',
      'Leeftijdsgroepen, wijken en andere groepen zijn samengenomen met de groep ernaast, tot ze allemaal tien inwoners, brieven en leden tellen, en ook tien mensen zonder brief en tien die geen lid zijn. De piramide neemt dezelfde groepen verder samen. Bij quota, zaken per lid en ontmoetingen gaat het net zo.',
      'Redenen en uitkomsten met minder dan tien mensen staan samen op één rij. Zou die rij er minder dan tien tellen, dan komt de kleinste andere rij erbij. Zijn het er samen minder dan tien, dan staat ook het totaal er niet.',
      'Andere aantallen onder de tien staan er als "minder dan tien". De grootte van een groep, een quotum en het aantal brieven van een ronde zijn besluiten en geen mensen: die staan er zoals ze zijn. Dat geldt ook voor de totalen van het hele panel: inwoners, brieven, aanmeldingen en leden.',
    ],
  },
};
