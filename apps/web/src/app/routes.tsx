import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { readQueueSearch } from '../shared/links/queue-search.js';
import { readSignInSearch, readTokenSearch } from '../shared/links/entry-search.js';
import { homePath, worksAtDesk } from '../shared/session/may.js';
import { requireSession } from './require-session.js';
import { NotFound } from './not-found.js';
import { RouteFailure } from './route-failure.js';
import { Shell } from './shell.js';
import { SignedIn } from './signed-in.js';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: RouteFailure,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/aanmelden',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('../features/sign-in/sign-in-page.js'), 'SignInPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: readTokenSearch,
  component: lazyRouteComponent(() => import('../features/setup/setup-page.js'), 'SetupPage'),
});

const password = createRoute({
  getParentRoute: () => root,
  path: '/wachtwoord',
  validateSearch: readTokenSearch,
  component: lazyRouteComponent(() => import('../features/sign-in/password-page.js'), 'PasswordPage'),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => ({
    session: await requireSession(context.queryClient, location.href),
  }),
  component: SignedIn,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: homePath(context.session), replace: true });
  },
});

const portalShell = createRoute({
  getParentRoute: () => signedIn,
  id: 'portal',
  component: lazyRouteComponent(() => import('../features/portal/portal-shell.js'), 'PortalShell'),
});

const portal = createRoute({
  getParentRoute: () => portalShell,
  path: '/portaal',
  component: lazyRouteComponent(() => import('../features/portal/portal-page.js'), 'PortalPage'),
});

const complaint = createRoute({
  getParentRoute: () => portalShell,
  path: '/portaal/$complaintId',
  component: lazyRouteComponent(() => import('../features/portal/complaint-page.js'), 'ComplaintPage'),
});

const desk = createRoute({
  getParentRoute: () => signedIn,
  id: 'desk',
  beforeLoad: ({ context }) => {
    if (!worksAtDesk(context.session)) throw redirect({ to: '/portaal', replace: true });
  },
  component: Shell,
});

const queue = createRoute({
  getParentRoute: () => desk,
  path: '/werkvoorraad',
  validateSearch: readQueueSearch,
  component: lazyRouteComponent(() => import('../features/work-queue/work-queue-page.js'), 'WorkQueuePage'),
});

const outages = createRoute({
  getParentRoute: () => desk,
  path: '/storingen',
  component: lazyRouteComponent(() => import('../features/outages/outages-page.js'), 'OutagesPage'),
});

const outage = createRoute({
  getParentRoute: () => outages,
  path: '/$outageId',
  component: lazyRouteComponent(() => import('../features/outages/outage-detail.js'), 'OutageDetail'),
});

const services = createRoute({
  getParentRoute: () => desk,
  path: '/diensten',
  component: lazyRouteComponent(() => import('../features/services/service-map-page.js'), 'ServiceMapPage'),
});

const service = createRoute({
  getParentRoute: () => desk,
  path: '/diensten/$serviceId',
  component: lazyRouteComponent(() => import('../features/services/service-page.js'), 'ServicePage'),
});

const check = createRoute({
  getParentRoute: () => desk,
  path: '/controles/$checkId',
  component: lazyRouteComponent(() => import('../features/check/check-page.js'), 'CheckPage'),
});

const administration = createRoute({
  getParentRoute: () => desk,
  path: '/beheer',
  component: lazyRouteComponent(
    () => import('../features/administration/administration-page.js'),
    'AdministrationPage',
  ),
});

export const routeTree = root.addChildren([
  signIn,
  setup,
  password,
  signedIn.addChildren([
    home,
    portalShell.addChildren([portal, complaint]),
    desk.addChildren([queue, outages.addChildren([outage]), services, service, check, administration]),
  ]),
]);
