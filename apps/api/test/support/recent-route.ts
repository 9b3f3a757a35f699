import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { RecentSignIn } from '../../src/authorization/recent-sign-in.guard.js';
import { type ApiResponse, bearer, type TestApi } from '../api.js';
import { addControllers } from './add-controllers.js';

const nothing = z.strictObject({});

@Controller('recent')
class RecentController {
  @Post()
  @HttpCode(204)
  @RecentSignIn()
  act(@Body({ schema: nothing }) _body: object): void {}
}

/** Adds `POST /recent`, which needs a recent sign-in, to the API for the tests of a file. Call it before `testApi`. */
export const addRecentRoute = (): void => addControllers(RecentController);

/** Sends a request that needs a recent sign-in. */
export const askRecent = (api: TestApi, token: string): Promise<ApiResponse> =>
  api.json('POST', '/recent', {}, ...bearer(token));
