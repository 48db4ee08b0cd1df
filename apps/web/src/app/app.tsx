import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { ApiProblem, isStatus } from '../api/api-problem.js';
import { KEYS } from '../shared/live/query-keys.js';
import { routeTree } from './routes.js';

const RETRIES = 2;

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5000,
      retry: (failures, error) => failures < RETRIES && !isRefusal(error),
    },
  },
  queryCache: new QueryCache({ onError: signInAgain }),
});

const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Asking again does not help when the server said no. */
function isRefusal(error: unknown): boolean {
  return error instanceof ApiProblem && error.status >= 400 && error.status < 500;
}

function signInAgain(error: unknown): void {
  const path = router.state.location.pathname;
  if (!isStatus(error, 401) || path === '/aanmelden') return;
  queryClient.removeQueries({ queryKey: KEYS.session });
  void router.navigate({ to: '/aanmelden', search: { naar: router.state.location.href } });
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
