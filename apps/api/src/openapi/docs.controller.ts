import { Controller, Get, Header, type StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { Public } from '../authentication/authentication.guard.js';
import { Describe, Returns, Group } from '../problems/decorators.js';
import { DOCS_PAGE, DOCS_POLICY, DOCS_START, swaggerUiFile } from './swagger-ui.js';

const JAVASCRIPT = 'text/javascript';
const file = z.string().min(1);

/** Serves Swagger UI. */
@Controller('docs')
@Group('Documentation')
@Public()
export class DocsController {
  @Get()
  @Describe({
    summary: 'Open the documentation',
    description: 'Swagger UI, for a browser.',
    success: 'The page.',
  })
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', DOCS_POLICY)
  @Returns(file, 'text/html')
  page(): string {
    return DOCS_PAGE;
  }

  @Get('start.js')
  @Describe({
    summary: 'Load the script that starts Swagger UI',
    description: 'A part of the page `/docs`.',
    success: 'The script.',
  })
  @Header('Content-Type', `${JAVASCRIPT}; charset=utf-8`)
  @Returns(file, JAVASCRIPT)
  start(): string {
    return DOCS_START;
  }

  @Get('swagger-ui-bundle.js')
  @Describe({
    summary: 'Load Swagger UI',
    description: 'A part of the page `/docs`.',
    success: 'The script.',
  })
  @Header('Cache-Control', 'public, max-age=3600')
  @Header('Content-Type', `${JAVASCRIPT}; charset=utf-8`)
  @Returns(file, JAVASCRIPT)
  script(): StreamableFile {
    return swaggerUiFile('script');
  }

  @Get('swagger-ui.css')
  @Describe({
    summary: 'Load the style sheet of Swagger UI',
    description: 'A part of the page `/docs`.',
    success: 'The style sheet.',
  })
  @Header('Cache-Control', 'public, max-age=3600')
  @Header('Content-Type', 'text/css; charset=utf-8')
  @Returns(file, 'text/css')
  style(): StreamableFile {
    return swaggerUiFile('style');
  }
}
