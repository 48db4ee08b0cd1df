import type { ReactNode } from 'react';
import { useNarrow } from './use-narrow.js';

/** A heading one level under that of the pane, which is the page's own heading when only one pane fits. */
export function SectionHeading({ children }: { children: ReactNode }) {
  const Heading = useNarrow('onePane') ? 'h2' : 'h3';
  return <Heading className="section-heading">{children}</Heading>;
}
