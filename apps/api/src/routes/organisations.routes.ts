import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { id, organisationView, personView } from '@peil/contracts';
import {
  listAssignablePeople,
  listOrganisations,
  type OrganisationView,
  type PersonView,
} from '@peil/identity';
import { z } from 'zod';
import { Access, By, type Granted } from '../access/access.js';
import { API_DEPS, type ApiDeps } from '../api-deps.js';
import { Documented } from '../openapi/documented.js';

const peopleQuery = z.object({ organisationId: id.optional() });

@ApiTags('organisations')
@Controller()
export class OrganisationsRoutes {
  constructor(@Inject(API_DEPS) private readonly deps: ApiDeps) {}

  @Get('organisations')
  @Access('services.read')
  @Documented({
    id: 'listOrganisations',
    summary: 'The organisations the caller serves or belongs to',
    answers: z.array(organisationView),
  })
  async organisations(@By() { scope }: Granted): Promise<OrganisationView[]> {
    return this.deps.database.transaction(scope, (tx) => listOrganisations(tx, scope.organisations));
  }

  @Get('people')
  @Access('desk.read')
  @Documented({
    id: 'listPeople',
    summary: 'The people a ticket can be given to',
    answers: z.array(personView),
  })
  async people(
    @By() { scope }: Granted,
    @Query({ schema: peopleQuery }) query: z.infer<typeof peopleQuery>,
  ): Promise<PersonView[]> {
    return this.deps.database.transaction(scope, (tx) => listAssignablePeople(tx, query));
  }
}
