import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inProject } from './project.mjs';

/** What the manifest leaves open, each with a sample that is good enough for checks. */
export const samples = {
  TEAMS_APP_ID: '00000000-0000-4000-8000-000000000001',
  BOT_ID: '00000000-0000-4000-8000-000000000002',
  TAB_CLIENT_ID: '00000000-0000-4000-8000-000000000003',
  TAB_DOMAIN: 'cop.example.org',
  WEBSITE_URL: 'https://cop.example.org',
  PRIVACY_URL: 'https://cop.example.org/privacy',
  TERMS_URL: 'https://cop.example.org/terms',
};

/** The values of an environment; TAB_DOMAIN follows from PUBLIC_URL when it is not set itself. */
export function valuesFrom(env) {
  const domain = env.TAB_DOMAIN || (URL.canParse(env.PUBLIC_URL ?? '') ? new URL(env.PUBLIC_URL).host : '');
  return Object.fromEntries(Object.entries({ ...env, TAB_DOMAIN: domain }).filter(([name, value]) => name in samples && value));
}

/** The manifest with its `${{NAME}}` filled in, as the Microsoft 365 Agents Toolkit does it. */
export function readManifest(values) {
  const text = readFileSync(inProject('appPackage', 'manifest.json'), 'utf8');
  return JSON.parse(text.replace(/\$\{\{(\w+)\}\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`The manifest asks for ${name}, which nothing gives. Add it to the samples in infra/tools/manifest.mjs.`);
    return values[name];
  }));
}

/** Microsoft's schema of this manifest's version, from the package that carries it; null if that is not installed. */
export function findSchema(version) {
  const file = inProject('node_modules', '@microsoft', 'app-manifest', 'build', 'json-schemas', 'teams', `v${version}`, 'MicrosoftTeams.schema.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** What is wrong with the manifest by the schema (JSON Schema draft-04), a line each. */
export function schemaFaults(manifest, schema) {
  const require = createRequire(import.meta.url);
  const Ajv = require('ajv-draft-04').default;
  const ajv = new Ajv({ strict: false, allErrors: true });
  require('ajv-formats').default(ajv);
  const plain = { ...schema };
  delete plain.$schema;
  const check = ajv.compile(plain);
  return check(manifest) ? [] : check.errors.map((error) => `${error.instancePath || 'manifest'} ${error.message}`);
}

/** What Teams asks for beyond the shape, from the descriptions in the schema and the store's rules. */
export function ownFaults(manifest, files) {
  const faults = [];
  const size = (name) => (files[name] ? `${files[name].readUInt32BE(16)} x ${files[name].readUInt32BE(20)}` : 'missing');
  for (const [part, wanted] of [['color', '192 x 192'], ['outline', '32 x 32']]) {
    const found = size(manifest.icons?.[part]);
    if (found !== wanted) faults.push(`the ${part} icon is ${found}, not ${wanted}`);
  }
  const domains = new Set(manifest.validDomains);
  const pages = [...(manifest.staticTabs ?? []).map((tab) => tab.contentUrl), ...(manifest.configurableTabs ?? []).map((tab) => tab.configurationUrl)].filter(Boolean);
  for (const page of pages) {
    if (!page.startsWith('https://')) faults.push(`${page} is not https`);
    if (!domains.has(new URL(page).host)) faults.push(`${page} is not in validDomains`);
  }
  for (const extension of manifest.composeExtensions ?? []) {
    if (extension.botId !== manifest.bots?.[0]?.botId) faults.push('a message extension has another bot than the app');
    for (const domain of (extension.messageHandlers ?? []).flatMap((handler) => handler.value.domains)) if (!domains.has(domain)) faults.push(`links of ${domain} are handled, and it is not in validDomains`);
  }
  if (!manifest.webApplicationInfo?.resource.endsWith(`/${manifest.webApplicationInfo.id}`)) faults.push('webApplicationInfo.resource does not end with its id');
  for (const list of manifest.bots?.[0]?.commandLists ?? []) if (list.commands.length > 10) faults.push('a command list has more than 10 commands');
  return faults;
}
