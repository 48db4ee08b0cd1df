import { people } from './people.js';

export const administration = {
  people,
  demo: {
    title: 'Demo',
    absent: 'De demo is niet geladen.',
    loading: 'De demo wordt geladen. Dit duurt ongeveer een minuut.',
    loaded: 'De demo is geladen: vijf verzonnen gemeenten met hun geschiedenis.',
    remove: 'Demo verwijderen',
    question: 'De demo verwijderen?',
    consequence:
      'Alle verzonnen gemeenten, diensten, controles, metingen en meldingen verdwijnen. Uw eigen gegevens blijven staan.',
  },
  tokens: {
    title: 'API-tokens',
    lead: 'Sleutels voor andere programma’s. Een token kan nooit meer dan de gekozen rol.',
    none: 'Er zijn nog geen tokens.',
    name: 'Naam',
    nameMissing: 'Geef het token een naam: waar wordt het gebruikt?',
    role: 'Rol',
    scopes: 'Rechten',
    read: 'Lezen',
    write: 'Lezen en schrijven',
    create: 'Token maken',
    created: 'Gemaakt',
    used: 'Laatst gebruikt',
    state: 'Toestand',
    revoke: '{{name}} intrekken',
    revoked: 'ingetrokken {{time}}',
    secret: 'Dit is het geheim van “{{name}}”. U ziet het alleen nu; bewaar het op een veilige plek.',
    question: 'Token “{{name}}” intrekken?',
    consequence:
      'Programma’s met dit token hebben meteen geen toegang meer. Dit kan niet worden teruggedraaid.',
    end: 'Intrekken',
  },
  audit: {
    title: 'Logboek',
    none: 'Nog geen handelingen vastgelegd.',
    at: 'Wanneer',
    actor: 'Wie',
    action: 'Handeling',
    object: 'Waarop',
    result: 'Resultaat',
    origin: 'Vanaf',
  },
};
