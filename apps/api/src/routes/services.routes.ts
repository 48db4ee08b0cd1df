import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  checkDetail,
  checkKindView,
  checkView,
  id,
  serviceView,
  waveView,
  type CheckDetail,
  type CheckView,
  type ServiceView,
  type WaveView,
} from '@peil/contracts';
import { z } from 'zod';
import { Access, By, type Granted } from '../access/access.js';
import { Documented } from '../openapi/documented.js';
import { MONITORING, type Monitoring } from '../ports.js';

const checkQuery = z.object({ serviceId: id.optional(), siteId: id.optional() });

@ApiTags('services')
@Controller()
export class ServicesRoutes {
  constructor(@Inject(MONITORING) private readonly monitoring: Monitoring) {}

  @Get('services')
  @Access('services.read')
  @Documented({
    id: 'listServices',
    summary: 'Services with their state and 90 days of bars per municipality',
    answers: z.array(serviceView),
  })
  async services(@By() { scope }: Granted): Promise<ServiceView[]> {
    return this.monitoring.services(scope);
  }

  @Get('services/:id')
  @Access('services.read')
  @Documented({ id: 'getService', summary: 'One service', answers: serviceView, problems: ['not_found'] })
  async service(
    @By() { scope }: Granted,
    @Param('id', { schema: id }) serviceId: string,
  ): Promise<ServiceView> {
    return this.monitoring.service(scope, serviceId);
  }

  @Get('checks')
  @Access('monitoring.read')
  @Documented({ id: 'listChecks', summary: 'Checks with their state', answers: z.array(checkView) })
  async checks(
    @By() { scope }: Granted,
    @Query({ schema: checkQuery }) query: z.infer<typeof checkQuery>,
  ): Promise<CheckView[]> {
    return this.monitoring.checks(scope, query);
  }

  @Get('checks/:id')
  @Access('monitoring.read')
  @Documented({
    id: 'getCheck',
    summary: 'One check with its samples, transitions, bars and latency',
    answers: checkDetail,
    problems: ['not_found'],
  })
  async check(@By() { scope }: Granted, @Param('id', { schema: id }) checkId: string): Promise<CheckDetail> {
    return this.monitoring.check(scope, checkId);
  }

  @Get('check-kinds')
  @Access('services.read')
  @Documented({
    id: 'listCheckKinds',
    summary: 'Kinds of checks and the JSON Schema of their settings',
    answers: z.array(checkKindView),
  })
  checkKinds(): z.infer<typeof checkKindView>[] {
    return this.monitoring.checkKinds();
  }

  @Get('waves')
  @Access('services.read')
  @Documented({ id: 'listWaves', summary: 'Waves of the redesign', answers: z.array(waveView) })
  async waves(@By() { scope }: Granted): Promise<WaveView[]> {
    return this.monitoring.waves(scope);
  }
}
