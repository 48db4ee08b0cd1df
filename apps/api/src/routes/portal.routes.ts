import { Body, Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  complaintRequest,
  id,
  messageRequest,
  portalTicket,
  portalView,
  type ComplaintRequest,
  type PortalTicket,
  type PortalView,
} from '@peil/contracts';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Access, By, type Granted } from '../access/access.js';
import { API_PREFIX } from '../api-deps.js';
import { Documented } from '../openapi/documented.js';
import { PORTAL, type Portal } from '../ports.js';

@ApiTags('portal')
@Controller()
export class PortalRoutes {
  constructor(@Inject(PORTAL) private readonly portal: Portal) {}

  @Get('portal')
  @Access('portal.use')
  @Documented({
    id: 'getPortal',
    summary: 'Known outages, services and own complaints of the caller',
    answers: portalView,
  })
  async view(@By() by: Granted): Promise<PortalView> {
    return this.portal.view(by);
  }

  @Post('complaints')
  @Access('portal.use')
  @Documented({
    id: 'fileComplaint',
    summary: 'Files a complaint',
    description:
      'It gets its number, its priority and its due times at once, and meets an outage of its service.',
    status: 201,
    answers: portalTicket,
  })
  async file(
    @By() by: Granted,
    @Body({ schema: complaintRequest }) complaint: ComplaintRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PortalTicket> {
    const filed = await this.portal.file(by, complaint);
    reply.header('Location', `${API_PREFIX}/complaints/${filed.id}`);
    return filed;
  }

  @Get('complaints/:id')
  @Access('portal.use')
  @Documented({
    id: 'getComplaint',
    summary: 'An own complaint with its conversation',
    answers: portalTicket,
    problems: ['not_found'],
  })
  async complaint(@By() by: Granted, @Param('id', { schema: id }) ticketId: string): Promise<PortalTicket> {
    return this.portal.complaint(by, ticketId);
  }

  @Post('complaints/:id/replies')
  @Access('portal.use')
  @Documented({
    id: 'replyToComplaint',
    summary: 'Adds to an own complaint',
    status: 201,
    answers: portalTicket,
    problems: ['not_found', 'conflict'],
  })
  async reply(
    @By() by: Granted,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: messageRequest }) { body }: z.infer<typeof messageRequest>,
  ): Promise<PortalTicket> {
    return this.portal.reply(by, { ticketId, body });
  }
}
