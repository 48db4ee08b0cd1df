/** Sentences of problems in Dutch. One that is missing leaves the Dutch title to speak for itself. */
const DUTCH: Readonly<Record<string, string>> = {
  'Sign in, or send a valid API token.': 'Log in, of stuur een geldig API-token mee.',
  'Your role does not allow this.': 'Uw rol staat dit niet toe.',
  'An API token cannot do this; sign in as a person.': 'Dit kan niet met een API-token; log in als persoon.',
  'This request comes from a page of another site.': 'Dit verzoek komt van een pagina van een andere site.',
  'The header X-CSRF-Token is missing or wrong.': 'De header X-CSRF-Token ontbreekt of klopt niet.',
  'The e-mail address or the password is wrong.': 'Het e-mailadres of het wachtwoord klopt niet.',
  'Too many failed logins; try again later.': 'Te vaak verkeerd ingelogd; probeer het later opnieuw.',
  'There is no API token with this id.': 'Er is geen API-token met dit id.',
  'This set-up link is unknown, used or too old.': 'Deze installatielink is onbekend, gebruikt of te oud.',
  'Peil has been set up already; sign in instead.': 'Peil is al ingericht; log in.',
  'Two organisations share a slug.': 'Twee organisaties hebben dezelfde korte naam.',
  'The token would have ended already.': 'Het token zou al verlopen zijn.',
  'There is no such outage.': 'Deze storing bestaat niet.',
  'There is no such service.': 'Deze dienst bestaat niet.',
  'There is no such check.': 'Deze controle bestaat niet.',
  'There is no such ticket.': 'Deze melding bestaat niet.',
  'Send the ETag of the ticket in the header If-Match.':
    'Stuur de ETag van de melding mee in de header If-Match.',
  'The ticket was changed by someone else; fetch it again.':
    'De melding is intussen door een ander gewijzigd; haal hem opnieuw op.',
};

const WRONG_INPUT = /^Wrong input: (.*)\.$/;

export function inDutch(sentence: string): string | undefined {
  const fields = WRONG_INPUT.exec(sentence)?.[1];
  if (fields !== undefined) return `Onjuiste invoer: ${fields}.`;
  return DUTCH[sentence];
}
