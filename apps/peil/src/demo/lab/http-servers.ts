import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { LabAuthority } from './certificates.js';
import { openLabPort } from './lab-port.js';
import type { LabServer, RunningServer } from './lab-server.js';

/** How a web server of the lab behaves while it is well and while it is not. */
interface Behaviour {
  readonly well: RequestListener;
  readonly unwell: RequestListener;
  readonly startsWell: boolean;
}

export interface WebServerPlan extends Behaviour, Pick<LabServer, 'name' | 'settings' | 'starts'> {}

const WELCOME = '<!doctype html><title>Lab</title><p>In orde</p>';
const SORRY = '<!doctype html><title>Lab</title><p>Onderhoud</p>';
const SLOW_MS = 400;

const page =
  (status: number, body: string): RequestListener =>
  (request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body);
  };
const good = page(200, WELCOME);
const never: RequestListener = (request) => void request.resume();
const slow: RequestListener = (request, response) => {
  setTimeout(() => good(request, response), SLOW_MS);
};

/** The web servers of the lab; the first ones are well, the others are what their name says. */
export const WEB_SERVERS: readonly WebServerPlan[] = [
  {
    name: 'web-good',
    settings: { contains: ['In orde'] },
    starts: 'ok',
    startsWell: true,
    well: good,
    unwell: page(503, SORRY),
  },
  {
    name: 'web-flapping',
    settings: {},
    starts: 'ok',
    startsWell: true,
    well: good,
    unwell: page(502, SORRY),
  },
  {
    name: 'web-slow',
    settings: { degradedMs: SLOW_MS / 2 },
    starts: 'degraded',
    startsWell: false,
    well: good,
    unwell: slow,
  },
  {
    name: 'web-error',
    settings: {},
    starts: 'fail',
    startsWell: false,
    well: good,
    unwell: page(500, SORRY),
  },
  {
    name: 'web-wrong-content',
    settings: { contains: ['In orde'], absent: ['Onderhoud'] },
    starts: 'fail',
    startsWell: false,
    well: good,
    unwell: page(200, SORRY),
  },
  { name: 'web-hanging', settings: {}, starts: 'fail', startsWell: false, well: good, unwell: never },
];

/** Starts one web server; it answers every path alike. */
export async function startWebServer(plan: WebServerPlan, port: number): Promise<RunningServer> {
  let behave = plan.startsWell ? plan.well : plan.unwell;
  const opened = await openLabPort(
    createServer((request, response) => behave(request, response)),
    port,
  );
  return {
    name: plan.name,
    kind: 'http',
    target: `http://127.0.0.1:${opened.port}/`,
    settings: plan.settings,
    starts: plan.starts,
    fail: async () => {
      behave = plan.unwell === slow ? never : plan.unwell;
    },
    heal: async () => {
      behave = plan.well;
    },
    close: () => opened.leave(),
  };
}

/** A web server over TLS whose failure is an error page. */
export async function startSecureWebServer(
  authority: LabAuthority,
  port: number,
  notAfterMs: number,
): Promise<RunningServer> {
  const certificate = await authority.issue(['localhost', '127.0.0.1'], notAfterMs);
  let behave = good;
  const opened = await openLabPort(
    createSecureServer(certificate, (request, response) => behave(request, response)),
    port,
  );
  return {
    name: 'web-secure',
    kind: 'http',
    target: `https://localhost:${opened.port}/`,
    settings: { caPem: authority.caPem },
    starts: 'ok',
    fail: async () => {
      behave = page(503, SORRY);
    },
    heal: async () => {
      behave = good;
    },
    close: () => opened.leave(),
  };
}
