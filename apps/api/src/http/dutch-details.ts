/** Sentences of problems in Dutch; `$1` is the first thing named. One that is missing leaves the Dutch title to speak. */
const DUTCH: readonly (readonly [english: RegExp, dutch: string])[] = [
  [/^Wrong input: (.*)\.$/, 'Onjuiste invoer: $1.'],
  [/^Sign in, or send a valid API token\.$/, 'Log in, of stuur een geldig API-token mee.'],
  [/^Your role does not allow this\.$/, 'Uw rol staat dit niet toe.'],
  [/^An API token cannot do this; .*$/, 'Dit kan niet met een API-token; log in als persoon.'],
  [/^The API token lacks the scope "(\w+)"\.$/, 'Het API-token mist het recht "$1".'],
  [/^This request comes from a page of another site\.$/, 'Dit verzoek komt van een pagina van een andere site.'],
  [/^The header X-CSRF-Token is missing or wrong\.$/, 'De header X-CSRF-Token ontbreekt of klopt niet.'],
  [/^The e-mail address or the password is wrong\.$/, 'Het e-mailadres of het wachtwoord klopt niet.'],
  [/^Too many failed logins; .*$/, 'Te vaak verkeerd ingelogd; probeer het later opnieuw.'],
  [/^Too many open streams; .*$/, 'Te veel open tabbladen; sluit er een paar.'],
  [/^There is no API token with this id\.$/, 'Er is geen API-token met dit id.'],
  [/^This set-up link is unknown, used or too old\.$/, 'Deze installatielink is onbekend, gebruikt of te oud.'],
  [/^Peil has been set up already; .*$/, 'Peil is al ingericht; log in.'],
  [/^Two organisations share a slug\.$/, 'Twee organisaties hebben dezelfde korte naam.'],
  [/^The target of the first check cannot be used\.$/, 'Het doel van de eerste controle is niet bruikbaar.'],
  [/^Checks are kept in peil\.yaml here\.$/, 'Controles staan hier in peil.yaml.'],
  [/^The token would have ended already\.$/, 'Het token zou al verlopen zijn.'],
  [/^The demo is there already\.$/, 'De demo is er al.'],
  [/^This process cannot load the demo; .*$/, 'Dit proces kan de demo niet laden; gebruik: npm run demo.'],
  [/^There is no such outage\b.*$/, 'Deze storing bestaat niet.'],
  [/^There is no such service\b.*$/, 'Deze dienst bestaat niet.'],
  [/^There is no such check\b.*$/, 'Deze controle bestaat niet.'],
  [/^There is no such ticket\b.*$/, 'Deze melding bestaat niet.'],
  [/^There is nothing at this address\.$/, 'Op dit adres staat niets.'],
  [/^Send the ETag of the ticket in .*$/, 'Stuur de ETag van de melding mee in de header If-Match.'],
  [/^The ticket was changed by someone else; .*$/, 'De melding is intussen door een ander gewijzigd; haal hem opnieuw op.'],
  [/^This ticket is closed; .*$/, 'Deze melding is gesloten; doe een nieuwe en noem dit nummer.'],
  [/^This organisation is not yours .*$/, 'Voor deze organisatie kunt u geen meldingen maken.'],
  [/^The incident of an outage .*$/, 'Het incident van een storing kan er niet van losgemaakt worden.'],
  [/^This ticket is not offered to an outage .*$/, 'Deze melding is niet (meer) aan een storing aangeboden.'],
  [/^This ticket is linked to another outage; .*$/, 'Deze melding hoort al bij een andere storing; maak die eerst los.'],
  [/^A ticket reopens within (\d+) days only\.$/, 'Een melding kan alleen binnen $1 dagen heropend worden.'],
  [/^A ticket does not go from .*$/, 'Deze stap past niet bij de status van de melding.'],
  [/^The cursor is not one this list handed out\.$/, 'Deze cursor is niet van deze lijst.'],
  [/^Send the body as application\/json\.$/, 'Stuur de inhoud als application/json.'],
]; // prettier-ignore

export function inDutch(sentence: string): string | undefined {
  const found = DUTCH.find(([english]) => english.test(sentence));
  return found && sentence.replace(...found);
}
