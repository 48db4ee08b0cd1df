import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { ApiHeader, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@peil/platform';
import type { FastifyReply } from 'fastify';
import { Access, By, type Granted } from '../access/access.js';
import { EventHub } from '../events/event-hub.js';
import { EventStream } from '../events/event-stream.js';
import { Documented } from '../openapi/documented.js';

const MOST_STREAMS = 20;

@ApiTags('events')
@Controller('events')
export class EventsRoutes {
  constructor(@Inject(EventHub) private readonly hub: EventHub) {}

  @Get()
  @Access('events.read')
  @Documented({
    id: 'listenToEvents',
    summary: 'Live updates as server-sent events',
    description: `Events: ticket, outage, check, service, site and demo, each with data
\`{"kind", "subject", "organisationId", "at"}\`; \`heartbeat\` every five seconds; \`reset\` when too much was missed and
everything must be read anew. Resumes after the event named in Last-Event-ID.`,
    problems: ['too_many_requests'],
  })
  @ApiResponse({
    status: 200,
    description: 'An endless stream',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, schema: { type: 'string', example: '4711' } })
  async listen(
    @By() by: Granted,
    @Headers() headers: { 'last-event-id'?: string },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (this.hub.streamsOf(by.caller.id) >= MOST_STREAMS) {
      throw new DomainError('too_many_requests', 'Too many open streams; close some tabs.');
    }
    const lastEventId = lastEventIdIn(headers['last-event-id']);
    reply.hijack();
    reply.raw.writeHead(200, {
      ...definedHeaders(reply),
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    await this.hub.join(new EventStream(reply.raw, by), lastEventId);
  }
}

function lastEventIdIn(header: string | undefined): number | null {
  if (header === undefined || header === '') return null;
  if (/^\d{1,15}$/.test(header)) return Number(header);
  throw new DomainError('validation_failed', 'Wrong input: Last-Event-ID.', {
    faults: [{ field: 'Last-Event-ID', reason: 'is no id of an event', hint: 'send the last id received' }],
  });
}

function definedHeaders(reply: FastifyReply): Record<string, string | string[]> {
  const entries = Object.entries(reply.getHeaders()).flatMap(
    ([name, value]): [string, string | string[]][] =>
      value === undefined ? [] : [[name, typeof value === 'number' ? String(value) : value]],
  );
  return Object.fromEntries(entries);
}
