import type { DynamicModule, Type } from '@nestjs/common';
import type { DiscoveryService } from '@nestjs/core';

/** Collects the controllers of a module and of its imports, without starting the app. */
export function controllersOf(module: Type | DynamicModule): Type[] {
  const dynamic = 'module' in module ? module : undefined;
  const type = dynamic?.module ?? module;
  const listed = (name: string): Type[] => Reflect.getMetadata(name, type) ?? [];
  const imported = listed('imports').flatMap(controllersOf);
  return [...new Set([...listed('controllers'), ...(dynamic?.controllers ?? []), ...imported])];
}

/** Returns the controllers of the running app. */
export function startedControllers(discovery: DiscoveryService): Type[] {
  return discovery
    .getControllers()
    .map(({ metatype }) => metatype)
    .filter((metatype): metatype is Type => typeof metatype === 'function');
}
