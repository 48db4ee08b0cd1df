import type { ReactNode } from 'react';

/** Nothing here: why, and the one thing to do. */
export function Empty({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="stack" style={{ padding: 'var(--peil-space-6)', justifyItems: 'start' }}>
      <p className="quiet">{text}</p>
      {children}
    </div>
  );
}
