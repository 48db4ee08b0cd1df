type Texts = readonly [string, ...string[]];

/** The desk's first words to a caller in an outage. */
export const OUTAGE_REPLIES: Texts = [
  'Dank voor uw melding. We zien de storing ook in onze metingen en er wordt aan gewerkt. U hoort van ons zodra het is opgelost.',
  'Goedemiddag, dit is een bekende storing. U hoeft niets te doen, we houden u op de hoogte.',
  'We hebben uw melding aan de lopende storing gekoppeld. Een collega is ermee bezig.',
  'Vervelend dat u niet verder kunt. De oorzaak is gevonden, we verwachten herstel binnen het uur.',
];

export const FIRST_REPLIES: Texts = [
  'Dank voor uw bericht, we pakken dit vandaag op.',
  'Kunt u ons laten weten om welke werkplek het gaat? Het nummer staat op de sticker onder de rand.',
  'We hebben dit doorgezet naar de beheerders. U krijgt bericht zodra er nieuws is.',
  'Dit kunnen we op afstand oplossen. Schikt het u vanmiddag tussen twee en drie?',
  'We hebben hiervoor akkoord van uw leidinggevende nodig en vragen dat nu op.',
];

export const CALLER_REPLIES: Texts = [
  'Het werkt weer, dank u wel!',
  'Bij mij doet het probleem zich nog steeds voor.',
  'Dat schikt, ik ben er tot half vijf.',
  'Het gaat om werkplek GH2-014.',
];

export const CLOSING_REPLIES: Texts = [
  'De storing is verholpen. Werkt het bij u nog niet, laat het ons dan weten.',
  'Dit is geregeld. Bedankt voor uw geduld.',
  'Het is opgelost; we hebben een instelling aangepast zodat het niet terugkomt.',
];

/** Among colleagues only. */
export const NOTES: Texts = [
  'Loadbalancer node 2 heeft geheugendruk; dienst herstart.',
  'Zelfde patroon als vorige week, zie het probleemdossier.',
  'Leverancier gebeld, ticket LV-20417. Verwacht terugbelverzoek.',
  'Switch in patchkast B2 vervangen, poort 14 was defect.',
  'Certificaatketen klopte niet na de vernieuwing, tussencertificaat toegevoegd.',
  'Melder is tot 15 uur bereikbaar.',
];

export const WAIT_REASONS = ['supplier', 'supplier', 'caller', 'change'] as const;

/** Why a probe failed, by kind of check; the probes' own words. */
export const FAIL_REASONS: Readonly<Record<string, Texts>> = {
  http: ['timeout', 'refused', 'status', 'status', 'content'],
  tcp: ['timeout', 'refused', 'refused'],
  tls: ['timeout', 'refused'],
  dns: ['timeout'],
  icmp: ['timeout'],
};
