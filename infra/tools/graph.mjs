/** `npm run graph`: the local Graph server alone, for trying calls against it. */
import { ensureInstalled } from './install.mjs';
import { checkNode } from './node-version.mjs';
import { runAsMain } from './run.mjs';
import { built, ensureBuilt } from './stale.mjs';

checkNode();
ensureInstalled();
ensureBuilt();
runAsMain(built('bot', 'graph.js'));
