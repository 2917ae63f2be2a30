import { tsImport } from 'tsx/esm/api';
import { pathToFileURL } from 'node:url';
import { inProject } from './project.mjs';

/** Loads a TypeScript file of the project into a tool: a path from the project's folder. */
export const load = (path) => tsImport(pathToFileURL(inProject(path)).href, import.meta.url);
