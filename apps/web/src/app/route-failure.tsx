import { useRouter } from '@tanstack/react-router';
import { ProblemNotice } from '../shared/ui/problem-notice.js';

export function RouteFailure({ error }: { error: unknown }) {
  const router = useRouter();
  return (
    <main className="page">
      <ProblemNotice error={error} onRetry={() => void router.invalidate()} />
    </main>
  );
}
