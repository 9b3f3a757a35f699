import { Controller, Get } from '@nestjs/common';
import { Public } from '../authentication/public.js';

@Controller('health')
@Public()
export class HealthController {
  /** Whether the process answers. */
  @Get('live')
  live() {
    return { status: 'ok' };
  }
}
