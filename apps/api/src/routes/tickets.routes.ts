import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  Inject,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  id,
  messageRequest,
  outageLinkRequest,
  ticketPage,
  ticketPatch,
  ticketQuery,
  ticketRequest,
  ticketView,
  viewCounts,
  type TicketPatch,
  type TicketQuery,
  type TicketRequest,
  type TicketView,
} from '@peil/contracts';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Access, By, type Granted } from '../access/access.js';
import { API_PREFIX } from '../api-deps.js';
import { entityTagOf, versionIn } from '../http/entity-tag.js';
import { Documented } from '../openapi/documented.js';
import { DESK, type Desk } from '../ports.js';

type Message = z.infer<typeof messageRequest>;
type OutageLink = z.infer<typeof outageLinkRequest>;

@ApiTags('tickets')
@Controller()
export class TicketsRoutes {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('tickets')
  @Access('desk.read')
  @Documented({ id: 'listTickets', summary: 'One page of a view of the work list', answers: ticketPage })
  async tickets(@By() by: Granted, @Query({ schema: ticketQuery }) query: TicketQuery) {
    return this.desk.tickets(by, query);
  }

  @Get('ticket-views')
  @Access('desk.read')
  @Documented({ id: 'countTicketViews', summary: 'How many tickets each view holds', answers: viewCounts })
  async views(@By() by: Granted) {
    return this.desk.viewCounts(by);
  }

  @Post('tickets')
  @Access('desk.write')
  @Documented({
    id: 'openTicket',
    summary: 'Opens a ticket',
    description: 'Priority follows from impact and urgency; due times from the business calendar.',
    status: 201,
    answers: ticketView,
  })
  async open(
    @By() by: Granted,
    @Body({ schema: ticketRequest }) request: TicketRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TicketView> {
    const ticket = await this.desk.open(by, request);
    reply.header('Location', `${API_PREFIX}/tickets/${ticket.id}`);
    return tagged(reply, ticket);
  }

  @Get('tickets/:id')
  @Access('desk.read')
  @Documented({
    id: 'getTicket',
    summary: 'One ticket; its ETag is what a change needs',
    answers: ticketView,
    problems: ['not_found'],
  })
  async ticket(
    @By() by: Granted,
    @Param('id', { schema: id }) ticketId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TicketView> {
    return tagged(reply, await this.desk.ticket(by, ticketId));
  }

  @Patch('tickets/:id')
  @Access('desk.write')
  @Documented({
    id: 'changeTicket',
    summary: 'Changes the fields that are present',
    answers: ticketView,
    problems: ['not_found', 'conflict', 'stale_version', 'precondition_required'],
    ifMatch: true,
  })
  async change(
    @By() by: Granted,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: ticketPatch }) patch: TicketPatch,
    @Headers() headers: { 'if-match'?: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TicketView> {
    const version = versionIn(headers['if-match']);
    return tagged(reply, await this.desk.change(by, { ticketId, version, patch }));
  }

  @Post('tickets/:id/replies')
  @Access('desk.write')
  @Documented({
    id: 'replyToTicket',
    summary: 'Answers the caller',
    status: 201,
    answers: ticketView,
    problems: ['not_found', 'conflict'],
  })
  async reply(
    @By() by: Granted,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: messageRequest }) { body }: Message,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TicketView> {
    return tagged(reply, await this.desk.reply(by, { ticketId, body }));
  }

  @Post('tickets/:id/notes')
  @Access('desk.write')
  @Documented({
    id: 'addNote',
    summary: 'Adds a note that the caller never sees',
    status: 201,
    answers: ticketView,
    problems: ['not_found'],
  })
  async note(
    @By() by: Granted,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: messageRequest }) { body }: Message,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TicketView> {
    return tagged(reply, await this.desk.note(by, { ticketId, body }));
  }

  @Put('tickets/:id/outage-link')
  @Access('desk.write')
  @Documented({
    id: 'linkOutage',
    summary: 'Links the ticket to an outage',
    answers: ticketView,
    problems: ['not_found', 'conflict'],
  })
  async link(
    @By() by: Granted,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: outageLinkRequest }) { outageId }: OutageLink,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TicketView> {
    return tagged(reply, await this.desk.linkOutage(by, { ticketId, outageId }));
  }

  @Delete('tickets/:id/outage-link')
  @Access('desk.write')
  @Documented({
    id: 'unlinkOutage',
    summary: 'Undoes the link to an outage, or declines the offer of one',
    answers: ticketView,
    problems: ['not_found', 'conflict'],
  })
  async unlink(
    @By() by: Granted,
    @Param('id', { schema: id }) ticketId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TicketView> {
    return tagged(reply, await this.desk.unlinkOutage(by, ticketId));
  }
}

function tagged(reply: FastifyReply, ticket: TicketView): TicketView {
  reply.header('ETag', entityTagOf(ticket));
  return ticket;
}
