/** The fictional municipalities, and the organisation that does their ICT together. */
export const MUNICIPALITIES = [
  { slug: 'oosterwold', name: 'Oosterwold' },
  { slug: 'rivierenland', name: 'Rivierenland' },
  { slug: 'meerdijk', name: 'Meerdijk' },
  { slug: 'zandhoven', name: 'Zandhoven' },
  { slug: 'heidestad', name: 'Heidestad' },
] as const;

export type Municipality = (typeof MUNICIPALITIES)[number]['slug'];

export const SHARED = { slug: 'de-vijfstroom', name: 'ICT-dienst De Vijfstroom' } as const;

/** Rows of the demo carry this before their key, so that they never meet a real one. */
export const DEMO_PREFIX = 'demo';
