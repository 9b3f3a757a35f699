import type { DynamicModule, Type } from '@nestjs/common';

/** Collects the controllers of a module and of its imports, without starting the app. */
export function controllersOf(module: Type | DynamicModule): Type[] {
  const dynamic = 'module' in module ? module : undefined;
  const type = dynamic?.module ?? module;
  const listed = (name: string): Type[] => Reflect.getMetadata(name, type) ?? [];
  const imported = listed('imports').flatMap(controllersOf);
  return [...new Set([...listed('controllers'), ...(dynamic?.controllers ?? []), ...imported])];
}
