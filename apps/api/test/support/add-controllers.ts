import type { Type } from '@nestjs/common';
import { afterAll, vi } from 'vitest';
import { AppModule } from '../../src/app.module.js';

/** Adds controllers to the API for the tests of a file. Call it before `testApi`. */
export function addControllers(...added: Type[]): void {
  const moduleWith = AppModule.with.bind(AppModule);
  const spy = vi.spyOn(AppModule, 'with').mockImplementation((...parts) => {
    const { controllers = [], ...module } = moduleWith(...parts);
    return { ...module, controllers: [...controllers, ...added] };
  });
  afterAll(() => spy.mockRestore());
}
