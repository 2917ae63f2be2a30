import { importsOf, type Import, type Source } from './source';

/** Packages that only one folder may import, because it is the one to replace when they go. */
const owners: [packages: RegExp, folders: string[]][] = [
  [/^(botbuilder|botframework-|adaptive-expressions)/, ['bot/teams/']],
  [/^(@microsoft\/(microsoft-graph-client|teamsfx)|@azure\/msal-node)(\/|$)/, ['bot/graph/']],
  [/^(pg|drizzle-orm|drizzle-kit|postgres)(\/|$)/, ['bot/store/']],
  [/^pg-boss(\/|$)/, ['bot/jobs/', 'bot/store/']],
  [/^(react|react-dom|@fluentui\/.*|@tanstack\/.*|@microsoft\/teams-js)(\/|$)/, ['tab/']],
  [/^adaptivecards(\/|$)/, ['bot/local/page/']],
];

/** What the pure part may know besides itself. */
const pure = /^(zod|temporal-polyfill)$/;

/** What is wrong with the imports of a file in `bot` or `tab`, one sentence each. */
export function importFaults(source: Source): string[] {
  return importsOf(source).flatMap((one) => {
    const problem = one.relative ? acrossFolders(source.path, one) : ofPackage(source.path, one);
    return problem ? [`${source.path} imports ${one.to}: ${problem}`] : [];
  });
}

function ofPackage(path: string, { to, typeOnly }: Import): string | null {
  if (isIn(path, 'bot/domain/') && !pure.test(to)) return 'the domain is pure and knows only zod and temporal-polyfill';
  if (isIn(path, 'bot/toolkit/') && to !== 'zod') return 'the toolkit is content, and knows only zod';
  // A type of the Graph's own data is no code, and stands for the same words everywhere.
  if (to === '@microsoft/microsoft-graph-types' && typeOnly) return null;
  const owner = owners.find(([packages]) => packages.test(to));
  if (owner && !owner[1].some((folder) => isIn(path, folder))) return `only ${owner[1].join(' and ')} may`;
  return null;
}

function acrossFolders(path: string, { to, typeOnly }: Import): string | null {
  if (isIn(path, 'bot/domain/') && !isIn(to, 'bot/domain/') && !/^bot\/toolkit\/(schema|phrases|keys)$/.test(to)) return 'the domain knows only itself and the shapes of the toolkit';
  if (isIn(path, 'bot/toolkit/') && !isIn(to, 'bot/toolkit/')) return 'the toolkit is content, and knows nothing of the app';
  if (isIn(path, 'bot/') && isIn(to, 'tab/')) return 'the server never knows the tab';
  if (isIn(path, 'tab/') && isIn(to, 'bot/') && !typeOnly && !isIn(to, 'bot/domain/')) return 'the tab takes only types, and the pure domain, from the server';
  if (isIn(to, 'bot/local/') && !isIn(path, 'bot/local/') && path !== 'bot/main.ts') return 'only bot/main.ts knows that there is a local world';
  if (isIn(path, 'bot/store/') && /^bot\/(teams|graph|jobs|api|http)\b/.test(to)) return 'the store knows the record and nothing of who asks';
  if (isIn(path, 'bot/graph/') && /^bot\/(teams|store|jobs|api)\b/.test(to)) return 'the Graph folder does what it is asked and knows nothing of who asks';
  if (/^(tests|infra)\//.test(to)) return 'the app does not know its tests and tools';
  return null;
}

function isIn(path: string, folder: string): boolean {
  return path.startsWith(folder);
}
