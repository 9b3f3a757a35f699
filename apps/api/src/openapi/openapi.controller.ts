import { Controller, Get, Header, Inject, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { z } from 'zod';
import { Public } from '../authentication/authentication.guard.js';
import { SETTINGS, type Settings } from '../settings.js';
import { Describe, Returns, Group } from '../problems/decorators.js';
import { aboutOf } from './about.js';
import { openApiDocument } from './document.js';
import { operationsOf } from './operations.js';

const document = z.looseObject({ openapi: z.literal('3.1.0'), paths: z.looseObject({}) });

@Controller('openapi.json')
@Group('Documentation', 'The OpenAPI document and Swagger UI.')
@Public()
export class OpenApiController {
  /** The API's longest response, so it is built once. It is a buffer, which is sent without being copied. */
  #json: Buffer | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Describe({
    summary: 'Read the OpenAPI document',
    description: 'OpenAPI 3.1, generated from the decorators that the guards read.',
    success: 'The document.',
  })
  @Returns(document)
  @Header('content-type', 'application/json')
  read(): Buffer {
    const controllers = this.discovery
      .getControllers()
      .map(({ metatype }) => metatype)
      .filter((metatype): metatype is Type => typeof metatype === 'function');
    const write = () => openApiDocument(operationsOf(controllers), aboutOf(this.settings));
    this.#json ??= Buffer.from(JSON.stringify(write()));
    return this.#json;
  }
}
