import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';

/** Returns every route of the application's controllers, as `GET /health/live`. */
export function routesOf(app: INestApplicationContext): string[] {
  const controllers = new DiscoveryService(app.get(ModulesContainer)).getControllers();
  return controllers.flatMap(({ metatype, instance }) => {
    const prefix = metadata(PATH_METADATA, Object(metatype));
    const handlers = new MetadataScanner().getAllMethodNames(Object.getPrototypeOf(instance));
    return handlers.flatMap((name) => {
      const handler: object = Object(Reflect.get(instance, name));
      const method = metadata(METHOD_METADATA, handler);
      if (method === undefined) return [];
      const path = [prefix, metadata(PATH_METADATA, handler)].join('/');
      return [`${RequestMethod[Number(method)]} /${path.replace(/^\/+|\/+$/g, '')}`];
    });
  });
}

function metadata(key: string, target: object): unknown {
  return Reflect.getMetadata(key, target);
}
