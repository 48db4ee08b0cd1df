type Texts = readonly [string, ...string[]];

/** What employees write when a service fails, by service. The first line becomes the subject. */
export const COMPLAINTS: Readonly<Record<string, Texts>> = {
  email: [
    'Outlook blijft hangen bij openen.\nSinds vanochtend krijg ik alleen het laadscherm. Herstarten helpt niet.',
    'Ik ontvang geen mail meer.\nCollega’s zeggen dat ze wel iets hebben gestuurd. Versturen lijkt wel te gaan.',
    'Agenda van de vergaderkamers laadt niet\nOok in de webmail niet. We staan nu met zes mensen op de gang.',
    'Foutmelding bij verzenden van e-mail: "server niet beschikbaar".',
    'Mail komt met een uur vertraging binnen. Lastig, want ik wacht op stukken voor de raad van vanavond.',
    'Gedeelde postvak Burgerzaken is leeg.\nGisteren stonden er nog ruim veertig berichten in.',
  ],
  zaaksysteem: [
    'Kan niet inloggen op zaaksysteem.\nNa mijn wachtwoord krijg ik een wit scherm. Bij de buren ook.',
    'Zaken openen duurt minuten.\nIk sta aan de balie en kan nu niemand helpen.',
    'Zaaksysteem geeft fout 500 bij opslaan, ik ben mijn tekst kwijt.',
    'Documenten in de zaak worden niet getoond. Alleen een draaiend rondje.',
    'Zoeken in zaken geeft niets terug, ook niet op zaaknummers die ik net heb gemaakt.',
    'Iedereen van Vergunningen ligt uit het zaaksysteem.\nWe kunnen de termijnen niet bijwerken.',
  ],
  telefonie: [
    'Telefonie: geen kiestoon bij publieksbalie.\nInwoners horen een bezettoon.',
    'Gesprekken vallen na een halve minuut weg.',
    'Ik ben niet bereikbaar op mijn doorkiesnummer, op de mobiel wel.',
    'Wachtrij van het klantcontactcentrum staat op 0 terwijl er wel gebeld wordt.',
    'Krakend geluid, de andere kant verstaat mij niet.',
  ],
  werkplek: [
    'VPN-verbinding zeer traag sinds 08:30',
    'Citrix-sessie valt telkens weg.\nSinds vanochtend om de paar minuten. Collega’s op de eerste etage hebben hetzelfde.',
    'Kan thuis niet inloggen op de werkplek: "Geen bronnen beschikbaar".',
    'Werkplek start heel langzaam op, al twintig minuten "Welkom".',
    'Gedeelde schijf H: niet bereikbaar.',
    'Scherm bevriest in de Citrix-sessie, alleen opnieuw inloggen helpt even.',
    'Teams-vergadering zonder geluid op de digitale werkplek.',
  ],
  netwerk: [
    'Wifi raadzaal valt weg tijdens de commissie.\nDe livestream is ook gestopt.',
    'Geen internet op de tweede etage.',
    'Alles is traag, ook intranet. Snelheidstest geeft minder dan 1 Mbit.',
    'Balie 3 en 4 hebben geen netwerk, de rest wel.',
    'Bekabelde werkplekken in de oostvleugel krijgen geen verbinding.',
  ],
  website: [
    'Website gemeente niet bereikbaar.\nInwoners bellen ons hierover.',
    'Formulier verhuizing geeft een foutmelding na de laatste stap.',
    'De pagina met openingstijden toont een oude versie.',
    'Certificaat verlopen op formulieren volgens mijn browser.',
  ],
  gis: [
    'GIS-viewer laadt kaartlagen niet.',
    'Luchtfoto’s blijven grijs, ik kan de vergunning zo niet beoordelen.',
    'BAG-koppeling in de kaart geeft time-out.',
    'Tekenen in de kaart wordt niet opgeslagen.',
  ],
  digid: [
    'DigiD-koppeling foutmelding bij inloggen.\nInwoners komen terug op de startpagina.',
    'Inwoner kan aanvraag niet indienen: DigiD "er is iets misgegaan".',
    'eHerkenning werkt wel, DigiD niet. Al drie meldingen aan de telefoon gehad.',
  ],
};

/** For a service without texts of its own. */
export const ANY_COMPLAINT: Texts = ['Het werkt niet.', 'Ik kan niet verder werken, er gebeurt niets meer.'];
