import { Body, Controller, Get, Inject, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  accountInvited,
  accountPatch,
  accountRequest,
  accountView,
  id,
  passwordLinkView,
  type AccountPatch,
  type AccountRequest,
  type AccountView,
  type PasswordLinkView,
} from '@peil/contracts';
import { z } from 'zod';
import { Access, By, type Granted } from '../access/access.js';
import { Documented } from '../openapi/documented.js';
import { ACCOUNTS, type Accounts } from '../ports.js';

@ApiTags('accounts')
@Controller('accounts')
export class AccountsRoutes {
  constructor(@Inject(ACCOUNTS) private readonly accounts: Accounts) {}

  @Get()
  @Access('accounts.manage')
  @Documented({
    id: 'listAccounts',
    summary: 'The people of the organisations the caller administers',
    answers: z.array(accountView),
  })
  async list(@By() by: Granted): Promise<AccountView[]> {
    return this.accounts.list(by);
  }

  @Post()
  @Access('accounts.manage')
  @Documented({
    id: 'inviteAccount',
    summary: 'Makes or updates an account and a link to set its password',
    description: 'The link is shown this once; with a mail server it is also sent to the person.',
    status: 201,
    answers: accountInvited,
    problems: ['conflict'],
  })
  async invite(
    @By() by: Granted,
    @Body({ schema: accountRequest }) request: AccountRequest,
  ): Promise<z.infer<typeof accountInvited>> {
    return this.accounts.invite(by, request);
  }

  @Patch(':id')
  @Access('accounts.manage')
  @Documented({
    id: 'changeAccount',
    summary: 'Changes the roles of an account, blocks it or unblocks it',
    description: 'Blocking ends its sessions. The last administrator stays administrator.',
    answers: accountView,
    problems: ['not_found', 'conflict'],
  })
  async change(
    @By() by: Granted,
    @Param('id', { schema: id }) personId: string,
    @Body({ schema: accountPatch }) patch: AccountPatch,
  ): Promise<AccountView> {
    return this.accounts.change(by, { personId, patch });
  }

  @Post(':id/password-links')
  @Access('accounts.manage')
  @Documented({
    id: 'createPasswordLink',
    summary: 'Makes a new link to set a password; an earlier one ends',
    description: 'The link is shown this once; with a mail server it is also sent to the person.',
    status: 201,
    answers: passwordLinkView,
    problems: ['not_found', 'conflict'],
  })
  async passwordLink(
    @By() by: Granted,
    @Param('id', { schema: id }) personId: string,
  ): Promise<PasswordLinkView> {
    return this.accounts.passwordLink(by, personId);
  }
}
