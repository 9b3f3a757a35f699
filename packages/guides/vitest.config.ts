import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../testing/vitest.config.js';

export default defineConfig((env) => mergeConfig(shared(env), { test: { maxConcurrency: 2 } }));
