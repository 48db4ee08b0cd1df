import { Outlet } from '@tanstack/react-router';
import { LiveStateContext } from '../shared/live/live-state.js';
import { useLiveUpdates } from '../shared/live/use-live-updates.js';

/** Everything behind the sign-in shares one live connection. */
export function SignedIn() {
  const live = useLiveUpdates();
  return (
    <LiveStateContext value={live}>
      <Outlet />
    </LiveStateContext>
  );
}
