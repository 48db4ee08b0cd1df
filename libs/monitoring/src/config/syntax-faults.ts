import type { Text } from '@peil/platform';
import type { YAMLError } from 'yaml';
import type { LocatedFault } from './config-fault.js';
import type { YamlSource } from './source-lines.js';

interface Wording {
  readonly reason: Text;
  readonly hint: Text;
}

const TABS: Wording = {
  reason: { en: 'a tab is used for indentation', nl: 'er staat een tab als inspringing' },
  hint: { en: 'indent with spaces', nl: 'spring in met spaties' },
};

const WORDINGS: Readonly<Record<string, Wording>> = {
  TAB_AS_INDENT: TABS,
  DUPLICATE_KEY: {
    reason: { en: 'this key stands twice in the same mapping', nl: 'deze sleutel staat er twee keer' },
    hint: { en: 'keep one of the two', nl: 'houd er één van de twee' },
  },
  MULTIPLE_DOCS: {
    reason: { en: 'a second document begins here', nl: 'hier begint een tweede document' },
    hint: { en: 'remove the line with "---"', nl: 'verwijder de regel met "---"' },
  },
  BAD_INDENT: {
    reason: {
      en: 'the indentation is wrong or a bracket is not closed',
      nl: 'de inspringing klopt niet of een haak is niet gesloten',
    },
    hint: {
      en: 'indent like the lines around it and close every [ and {',
      nl: 'spring in zoals de regels eromheen en sluit elke [ en {',
    },
  },
  MISSING_CHAR: {
    reason: { en: 'a closing quote or bracket is missing', nl: 'een aanhalingsteken of haak ontbreekt' },
    hint: { en: 'close what was opened', nl: 'sluit wat geopend is' },
  },
  MULTILINE_IMPLICIT_KEY: {
    reason: { en: 'a key runs over more lines', nl: 'een sleutel loopt over meer regels' },
    hint: { en: 'is a colon missing on this line?', nl: 'ontbreekt er een dubbele punt op deze regel?' },
  },
};

/** What the YAML parser could not read, each line once. */
export function syntaxFaults(source: YamlSource): LocatedFault[] {
  const faults = source.document.errors.map((error) => ({
    line: source.lineAt(error.pos[0]),
    path: [],
    ...wordingOf(error),
  }));
  return faults.filter((fault, i) => faults.findIndex((other) => other.line === fault.line) === i);
}

function wordingOf(error: YAMLError): Wording {
  if (/\btabs?\b/i.test(error.message)) return TABS;
  const message = error.message.split('\n')[0] ?? error.message;
  return (
    WORDINGS[error.code] ?? {
      reason: { en: `this is not YAML: ${message}`, nl: `dit is geen YAML: ${message}` },
      hint: {
        en: 'see docs/configuration.md for an example',
        nl: 'zie docs/configuration.md voor een voorbeeld',
      },
    }
  );
}
