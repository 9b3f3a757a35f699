import { Controller, Get, Header } from '@nestjs/common';
import { z } from 'zod';
import { Public } from '../authentication/public.js';
import { Returns } from './answers.js';
import { DOCS_PAGE, DOCS_POLICY } from './docs-page.js';

@Controller('docs')
@Public()
export class DocsController {
  /** A page to try the API. */
  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', DOCS_POLICY)
  @Returns(z.string(), 'text/html')
  read(): string {
    return DOCS_PAGE;
  }
}
