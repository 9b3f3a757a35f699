import { RequestMethod, type Type } from '@nestjs/common';
import {
  HTTP_CODE_METADATA,
  METHOD_METADATA,
  PATH_METADATA,
  ROUTE_ARGS_METADATA,
} from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { MetadataScanner, Reflector, type ReflectableDecorator } from '@nestjs/core';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';

import type { Code } from '@repo/errors';
import { z } from 'zod';
import { Public } from '../authentication/authentication.guard.js';
import { VerifiedBy, type Verifier } from '../authentication/verifier.js';
import { RecentSignIn } from '../authorization/recent-sign-in.guard.js';
import { Roles } from '../authorization/roles.guard.js';
import { DEFAULT_PROTECTION, type RouteProtection } from '../problems/protection.js';
import {
  PROBLEMS,
  DESCRIPTION,
  RETURNS,
  TAG,
  type Description,
  type Returned,
  type Tag,
} from '../problems/decorators.js';

/** A route as described by its decorators, which are the ones that the guards read. */
export interface Operation {
  readonly id: string;
  readonly tag: Tag;
  /** In upper case. */
  readonly method: string;
  /** With `{name}` for each parameter. */
  readonly path: string;
  readonly status: number;
  readonly isPublic: boolean;
  readonly protection: RouteProtection;
  readonly verifier: Type<Verifier> | undefined;
  readonly hasRoles: boolean;
  readonly isStepUp: boolean;
  readonly body: z.ZodType | undefined;
  readonly query: z.ZodType | undefined;
  readonly problems: readonly Code[];
  readonly description: Description | undefined;
  readonly returned: Returned | undefined;
}

const reflector = new Reflector();

/** Reads the routes of these controllers. */
export function operationsOf(controllers: readonly Type[]): Operation[] {
  return controllers.flatMap((controller) => {
    const names = new MetadataScanner().getAllMethodNames(controller.prototype);
    return names.flatMap((name) => operationOf(controller, name));
  });
}

function operationOf(controller: Type, name: string): Operation[] {
  const handler: unknown = Reflect.get(controller.prototype, name);
  if (typeof handler !== 'function') return [];
  const targets = [handler, controller];
  const method = reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler);
  if (method === undefined) return [];
  const path = pathOf(
    reflector.get<string | undefined>(PATH_METADATA, controller),
    reflector.get<string | undefined>(PATH_METADATA, handler),
  );
  const config = reflector.get<{ protection?: RouteProtection } | undefined>(
    FASTIFY_ROUTE_CONFIG_METADATA,
    handler,
  );
  const schemas = schemasOf(controller, name);
  const group = controller.name.replace(/Controller$/, '');
  return [
    {
      id: `${group.charAt(0).toLowerCase()}${group.slice(1)}.${name}`,
      tag: reflector.get<Tag | undefined>(TAG, controller) ?? { name: path.split('/')[1] ?? '' },
      method: RequestMethod[method],
      path,
      status:
        reflector.get<number | undefined>(HTTP_CODE_METADATA, handler) ??
        (method === RequestMethod.POST ? 201 : 200),
      isPublic: has(Public, targets),
      protection: config?.protection ?? DEFAULT_PROTECTION,
      verifier: reflector.get(VerifiedBy, handler),
      hasRoles: has(Roles, targets),
      isStepUp: has(RecentSignIn, targets),
      body: schemas.get(RouteParamtypes.BODY),
      query: schemas.get(RouteParamtypes.QUERY),
      problems: declaredProblems(handler),
      description: reflector.get<Description | undefined>(DESCRIPTION, handler),
      returned: reflector.get<Returned | undefined>(RETURNS, handler),
    },
  ];
}

/** True if a handler or its class has a decorator. */
function has<T>(decorator: ReflectableDecorator<T>, targets: Function[]): boolean {
  return reflector.getAllAndOverride(decorator, targets) !== undefined;
}

/** Returns the schemas of a handler's parameters by kind: body or query. */
function schemasOf(controller: Type, name: string): Map<number, z.ZodType> {
  const parameters: object = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {};
  return new Map(
    Object.entries(parameters).flatMap(([key, { schema }]) =>
      schema instanceof z.ZodType ? [[Number(key.split(':')[0]), schema] as const] : [],
    ),
  );
}

function pathOf(...parts: (string | undefined)[]): string {
  const segments = parts.flatMap((part = '') => part.split('/')).filter(Boolean);
  return `/${segments.map((segment) => segment.replace(/^:(.*)/, '{$1}')).join('/')}`;
}

/** Returns the codes that a handler, guard, strategy or verifier declares with `@Problems()`. */
export function declaredProblems(target: Function): readonly Code[] {
  return reflector.get<readonly Code[] | undefined>(PROBLEMS, target) ?? [];
}
