import type { ConfigFile } from '@peil/contracts';
import { MUNICIPALITIES, SHARED } from './organisations.js';

type FilePerson = ConfigFile['people'][number];

const staff = (email: string, name: string, ...roles: FilePerson['roles']): FilePerson => ({
  email: `${email}@de-vijfstroom.example`,
  name,
  organisation: SHARED.slug,
  roles,
});

/** The staff of the shared organisation, one for each role at least. */
export const STAFF: readonly FilePerson[] = [
  staff('s.deboer', 'S. de Boer', 'desk'),
  staff('r.bakker', 'R. Bakker', 'desk'),
  staff('m.yilmaz', 'M. Yılmaz', 'desk', 'engineer'),
  staff('j.vandijk', 'J. van Dijk', 'engineer'),
  staff('k.postma', 'K. Postma', 'engineer'),
  staff('a.hendriks', 'A. Hendriks', 'manager'),
  staff('beheer', 'B. Vermeer', 'admin'),
];

const FIRST = ['L.', 'A.', 'T.', 'N.', 'F.', 'H.', 'E.', 'D.'] as const;
const LAST = [
  'Jansen', 'Visser', 'de Vries', 'El Amrani', 'van den Berg', 'Smit', 'Kaya', 'Mulder', 'Dekker', 'Brouwer',
  'de Groot', 'Bos', 'Vos', 'Peters', 'Hoekstra', 'Koning', 'Willems', 'Maas', 'Verhoeven', 'Schouten',
] as const; // prettier-ignore

const EMPLOYEES_EACH = 8;

/** Employees of each municipality who call the desk; the first of each is also its manager. */
export const EMPLOYEES: readonly FilePerson[] = MUNICIPALITIES.flatMap(({ slug }, m) =>
  Array.from({ length: EMPLOYEES_EACH }, (_, i): FilePerson => {
    const name = `${FIRST[(i + m) % FIRST.length] ?? 'A.'} ${LAST[(m * EMPLOYEES_EACH + i) % LAST.length] ?? 'Jansen'}`;
    const mailbox = name.toLowerCase().replace(/[^a-z]+/g, '');
    const roles: FilePerson['roles'] = i === 0 ? ['employee', 'manager'] : ['employee'];
    return { email: `${mailbox}@${slug}.example`, name, organisation: slug, roles };
  }),
);

/** Who to sign in as, one for each way of looking at Peil. */
export const SHOWCASE = {
  desk: 's.deboer@de-vijfstroom.example',
  engineer: 'j.vandijk@de-vijfstroom.example',
  manager: 'a.hendriks@de-vijfstroom.example',
  admin: 'beheer@de-vijfstroom.example',
} as const;

export const TEAMS: ConfigFile['teams'] = [
  { id: 'werkplek', name: 'Werkplek', organisation: SHARED.slug, onCall: ['m.yilmaz@de-vijfstroom.example'] },
  { id: 'applicaties', name: 'Applicaties', organisation: SHARED.slug, onCall: ['j.vandijk@de-vijfstroom.example'] },
  { id: 'netwerk', name: 'Netwerk en telefonie', organisation: SHARED.slug, onCall: ['k.postma@de-vijfstroom.example'] },
]; // prettier-ignore
