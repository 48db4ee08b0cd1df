import { useEffect } from 'react';

/** The heading of a page, and the title of the tab. */
export function PageTitle({ title }: { title: string }) {
  useEffect(() => {
    document.title = `${title} · Peil`;
  }, [title]);
  return <h1>{title}</h1>;
}
