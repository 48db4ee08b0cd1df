import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { id, outageDetail, outageView, type OutageDetail, type OutageView } from '@peil/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access, By, type Granted } from '../access/access.js';
import { linkNextPage } from '../http/link-header.js';
import { Documented } from '../openapi/documented.js';
import { MONITORING, type Monitoring } from '../ports.js';

const outageQuery = z.object({
  state: z.enum(['open', 'ended', 'all']).default('all'),
  serviceId: id.optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

@ApiTags('outages')
@Controller('outages')
export class OutagesRoutes {
  constructor(@Inject(MONITORING) private readonly monitoring: Monitoring) {}

  @Get()
  @Access('services.read')
  @Documented({
    id: 'listOutages',
    summary: 'Outages that concern the caller, newest first',
    description: 'The next page stands in the header Link.',
    answers: z.array(outageView),
  })
  async outages(
    @By() { scope }: Granted,
    @Query({ schema: outageQuery }) query: z.infer<typeof outageQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OutageView[]> {
    const { items, nextCursor } = await this.monitoring.outages(scope, query);
    linkNextPage(request, reply, nextCursor);
    return items;
  }

  @Get(':id')
  @Access('monitoring.read')
  @Documented({
    id: 'getOutage',
    summary: 'One outage with its checks, tickets and timeline',
    answers: outageDetail,
    problems: ['not_found'],
  })
  async outage(
    @By() { scope }: Granted,
    @Param('id', { schema: id }) outageId: string,
  ): Promise<OutageDetail> {
    return this.monitoring.outage(scope, outageId);
  }
}
