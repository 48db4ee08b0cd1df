import { Body, Controller, Delete, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  apiTokenCreated,
  apiTokenRequest,
  apiTokenView,
  auditEntryView,
  id,
  type ApiTokenView,
} from '@peil/contracts';
import {
  createApiToken,
  listApiTokens,
  listAuditEntries,
  revokeApiToken,
  type AuditEntryView,
} from '@peil/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access, By, type Granted } from '../access/access.js';
import { API_DEPS, type ApiDeps } from '../api-deps.js';
import { linkNextPage } from '../http/link-header.js';
import { Documented } from '../openapi/documented.js';

const auditQuery = z.object({
  object: z.string().max(200).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

@ApiTags('administration')
@Controller()
export class AdministrationRoutes {
  constructor(@Inject(API_DEPS) private readonly deps: ApiDeps) {}

  @Get('api-tokens')
  @Access('tokens.manage')
  @Documented({
    id: 'listApiTokens',
    summary: 'API tokens of the organisation',
    answers: z.array(apiTokenView),
  })
  async tokens(@By() { scope }: Granted): Promise<ApiTokenView[]> {
    return this.deps.database.transaction(scope, (tx) => listApiTokens(tx));
  }

  @Post('api-tokens')
  @Access('tokens.manage')
  @Documented({
    id: 'createApiToken',
    summary: 'Makes an API token; its secret is shown this once',
    status: 201,
    answers: apiTokenCreated,
  })
  async create(
    @By() { scope, caller }: Granted,
    @Body({ schema: apiTokenRequest }) request: z.infer<typeof apiTokenRequest>,
  ): Promise<z.infer<typeof apiTokenCreated>> {
    const { organisationId } = caller;
    const token = { ...request, expiresAt: request.expiresAt ?? null, organisationId, createdBy: caller.id };
    return this.deps.database.transaction(scope, (tx) => createApiToken(tx, token, this.deps.clock.now()));
  }

  @Delete('api-tokens/:id')
  @Access('tokens.manage')
  @Documented({
    id: 'revokeApiToken',
    summary: 'Ends an API token at once',
    status: 204,
    problems: ['not_found'],
  })
  async revoke(@By() { scope }: Granted, @Param('id', { schema: id }) tokenId: string): Promise<void> {
    await this.deps.database.transaction(scope, (tx) => revokeApiToken(tx, tokenId, this.deps.clock.now()));
  }

  @Get('audit-entries')
  @Access('audit.read')
  @Documented({
    id: 'listAuditEntries',
    summary: 'The audit trail, newest first',
    description: 'The next page stands in the header Link.',
    answers: z.array(auditEntryView),
  })
  async audit(
    @By() { scope }: Granted,
    @Query({ schema: auditQuery }) query: z.infer<typeof auditQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuditEntryView[]> {
    const { limit, object } = query;
    const beforeId = query.cursor === undefined ? null : Number(query.cursor);
    const entries = await this.deps.database.transaction(scope, (tx) =>
      listAuditEntries(tx, { beforeId, limit, object }),
    );
    const last = entries.length === limit ? entries.at(-1) : undefined;
    linkNextPage(request, reply, last ? String(last.id) : null);
    return entries;
  }
}
