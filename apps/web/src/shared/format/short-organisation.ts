/** "Gemeente Meerdijk" is Meerdijk where every name in sight is a municipality's. */
export const shortOrganisation = (name: string): string => name.replace(/^gemeente\s+/i, '');
