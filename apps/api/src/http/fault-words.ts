import type { Fault, Language } from '@peil/platform';

type Said = Pick<Fault, 'reason' | 'hint'>;

/** Words for the reason codes that use cases give their faults, in both languages. */
const WORDS: Readonly<Record<string, Record<Language, Said>>> = {
  unknown_service: {
    en: { reason: 'is not a service this organisation uses', hint: 'choose one of its services, or none' },
    nl: { reason: 'is geen dienst van deze organisatie', hint: 'kies een van haar diensten, of geen' },
  },
  unknown_outage: {
    en: { reason: 'is not an outage that touches this organisation', hint: 'choose a current outage' },
    nl: { reason: 'is geen storing die deze organisatie raakt', hint: 'kies een storing die speelt' },
  },
  unknown_organisation: {
    en: { reason: 'is not a known organisation', hint: 'choose an existing organisation' },
    nl: { reason: 'is geen bekende organisatie', hint: 'kies een bestaande organisatie' },
  },
  unknown_team: {
    en: { reason: 'is not a team that works for this organisation', hint: 'choose one of its teams' },
    nl: { reason: 'is geen team dat voor deze organisatie werkt', hint: 'kies een van haar teams' },
  },
  unknown_assignee: {
    en: { reason: 'does not work on tickets of this organisation', hint: 'choose someone who does' },
    nl: { reason: 'werkt niet aan meldingen van deze organisatie', hint: 'kies iemand die dat wel doet' },
  },
  unknown_cursor: {
    en: { reason: 'is not a page this list handed out', hint: 'start again without cursor' },
    nl: { reason: 'is geen pagina van deze lijst', hint: 'begin opnieuw zonder cursor' },
  },
  waiting_reason_required: {
    en: { reason: 'is needed for a ticket that waits', hint: 'send caller, supplier or change' },
    nl: { reason: 'is nodig voor een melding die wacht', hint: 'stuur caller, supplier of change' },
  },
  required: {
    en: { reason: 'is empty', hint: 'write at least one character' },
    nl: { reason: 'is leeg', hint: 'schrijf minstens één teken' },
  },
  too_long: {
    en: { reason: 'is too long', hint: 'make it shorter' },
    nl: { reason: 'is te lang', hint: 'maak het korter' },
  },
};

/** Faults that identity and monitoring word in English themselves. */
const DUTCH: Readonly<Record<string, Said>> = {
  'lies in the past': { reason: 'ligt in het verleden', hint: 'geef een later tijdstip, of null' },
  'is not valid (any more)': {
    reason: 'is niet (meer) geldig',
    hint: 'herstart Peil, dan verschijnt een nieuwe link',
  },
  'is not of 12 to 1024 characters': {
    reason: 'heeft geen 12 tot 1024 tekens',
    hint: 'gebruik een zin van een paar woorden',
  },
  'is not a valid password link (any more)': {
    reason: 'is geen geldige wachtwoordlink (meer)',
    hint: 'vraag een beheerder om een nieuwe link',
  },
  'belongs to an account of another organisation': {
    reason: 'hoort bij een account van een andere organisatie',
    hint: 'gebruik een ander adres, of vraag het de beheerder van die organisatie',
  },
  'is missing or not the one of this session': {
    reason: 'ontbreekt of hoort niet bij deze sessie',
    hint: 'stuur csrfToken van GET /api/v1/session in deze header',
  },
  'not readable': { reason: 'is niet leesbaar', hint: 'begin opnieuw zonder cursor' },
  'a peil.yaml was applied already': {
    reason: 'er is al een peil.yaml toegepast',
    hint: 'zet de controle in peil.yaml, of laat hem hier weg',
  },
};

/** The fault as the caller reads it. */
export function wordFault(fault: Fault, language: Language): Fault {
  const words = WORDS[fault.reason]?.[language] ?? (language === 'nl' ? DUTCH[fault.reason] : undefined);
  return words ? { field: fault.field, ...words } : fault;
}
