import type { TicketRequest } from '@peil/contracts';

type Text = Pick<TicketRequest, 'kind' | 'subject' | 'description' | 'impact' | 'urgency'> & {
  /** Key of the service it is about; null when none. */
  readonly service: string | null;
};

const request = (service: string | null, subject: string, description: string): Text => ({
  kind: 'service_request',
  subject,
  description,
  impact: 'low',
  urgency: 'low',
  service,
});

const trouble = (service: string | null, subject: string, description: string): Text => ({
  kind: 'incident',
  subject,
  description,
  impact: 'low',
  urgency: 'medium',
  service,
});

/** What the desk writes down on an ordinary day, when no outage explains it. */
export const ORDINARY: readonly [Text, ...Text[]] = [
  request('werkplek', 'Nieuwe medewerker: account en laptop', 'Start op de eerste van de maand bij team Jeugd. Graag dezelfde rechten als de voorganger.'),
  request('email', 'Gedeeld postvak aanmaken', 'Voor het project Omgevingsvisie, zes mensen lezen en schrijven.'),
  request('zaaksysteem', 'Rechten op zaaktype Bezwaar', 'Collega neemt waar tijdens verlof, alleen lezen is genoeg.'),
  request('telefonie', 'Nummer doorschakelen naar het piketnummer', 'Elke vrijdag vanaf 16.30 uur.'),
  request('gis', 'Kaartlaag bomen bijwerken', 'De leverancier heeft nieuwe gegevens geleverd.'),
  request(null, 'Tweede scherm voor thuiswerkplek', 'Op advies van de bedrijfsarts.'),
  request(null, 'Toegangspas werkt niet bij de fietsenstalling', 'Andere deuren gaan wel open.'),
  request('website', 'Medewerker toevoegen aan de webredactie', 'Alleen nieuwsberichten.'),
  trouble(null, 'Printer 2e etage drukt niet af', 'Papier en toner zijn er wel. Op het scherm staat "wacht op opdracht".'),
  trouble(null, 'Scanbalie levert lege PDF', 'Alleen bij dubbelzijdige stukken.'),
  trouble('werkplek', 'Toetsenbord en muis haperen in dockingstation', 'Zonder dock is het over.'),
  trouble('email', 'Handtekening in Outlook verdwijnt steeds', 'Na elke herstart weer leeg.'),
  trouble('zaaksysteem', 'Sjabloon beschikking toont oud logo', 'Bij een nieuwe zaak van type Subsidie.'),
  trouble('werkplek', 'Wachtwoord vergeten na vakantie', 'Zelf herstellen lukt niet, oud telefoonnummer staat er nog in.'),
  trouble('telefonie', 'Headset wordt niet herkend', 'Op een andere laptop werkt hij wel.'),
  trouble('netwerk', 'Wifi hapert in de kantine', 'Vooral rond lunchtijd.'),
  trouble('gis', 'Afdruk van de kaart is onscherp', 'Op A3, bij schaal 1:500.'),
  trouble('digid', 'Testomgeving DigiD geeft foutcode', 'Nodig voor het testen van het nieuwe formulier, geen haast.'),
  trouble('email', 'Spam in het postvak van de griffie', 'Ongeveer twintig berichten per dag, sinds maandag.'),
  trouble(null, 'Beamer raadzaal toont verkeerde kleuren', 'Alles is groen. Kabel wisselen helpt niet.'),
]; // prettier-ignore
