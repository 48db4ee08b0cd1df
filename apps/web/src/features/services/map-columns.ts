import type { Organisation, Service } from '../../api/types.js';

/** The organisations that use any of these services: municipalities by name, the shared organisation last. */
export function columnsOf(
  services: readonly Service[],
  organisations: readonly Organisation[],
): Organisation[] {
  const used = new Set(services.flatMap((service) => service.cells.map((cell) => cell.organisationId)));
  return organisations
    .filter((organisation) => used.has(organisation.id))
    .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'nl'));
}

const rank = (organisation: Organisation): number => (organisation.kind === 'municipality' ? 0 : 1);
