import type { Rule } from '../reading.js';
import { aspnet } from './aspnet.js';
import { aws } from './aws.js';
import { azure } from './azure.js';
import { ownApi } from './catalogue.js';
import { django } from './django.js';
import { express } from './express.js';
import { fastapi, graphql, laravel, rails } from './frameworks.js';
import { gateways } from './gateways.js';
import { github } from './github.js';
import { google } from './google.js';
import { keycloak } from './keycloak.js';
import { kubernetes } from './kubernetes.js';
import { mcp } from './mcp.js';
import { nest } from './nest.js';
import { oauth } from './oauth.js';
import { problemDetails } from './problem-details.js';
import { registry } from './registry.js';
import { spring } from './spring.js';

/** All dialects, most specific first, because the first that returns a meaning, or a next step, decides it. */
export const dialects: readonly Rule[] = [
  ownApi,
  kubernetes,
  github,
  registry,
  azure,
  aws,
  google,
  mcp,
  keycloak,
  oauth,
  graphql,
  django,
  fastapi,
  spring,
  nest,
  express,
  laravel,
  rails,
  aspnet,
  gateways,
  problemDetails,
];
