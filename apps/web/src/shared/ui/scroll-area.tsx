import type { ReactNode } from 'react';

/** A wide table scrolls by itself; the keyboard must reach what scrolls (WCAG 2.1.1). */
export function ScrollArea({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="scroll-x" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
