/** `npm run package`: the app package for Teams, checked, as `.build/package/cop-guide.zip`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ensureInstalled } from './install.mjs';
import { findSchema, ownFaults, readManifest, samples, schemaFaults, valuesFrom } from './manifest.mjs';
import { checkNode } from './node-version.mjs';
import { inProject } from './project.mjs';
import { built } from './stale.mjs';

checkNode();
ensureInstalled();
const values = valuesFrom(process.env);
const manifest = readManifest({ ...samples, ...values });
const files = Object.fromEntries([manifest.icons.color, manifest.icons.outline].map((name) => [name, readFileSync(inProject('appPackage', name))]));
const schema = findSchema(manifest.manifestVersion);
const faults = [...(schema ? schemaFaults(manifest, schema) : []), ...ownFaults(manifest, files)];
for (const fault of faults) console.error(`manifest: ${fault}`);
if (faults.length > 0) process.exit(1);

const JSZip = createRequire(import.meta.url)('jszip');
const zip = new JSZip();
// One date for all, so that the same sources make the same file.
const date = new Date('2026-01-01T00:00:00Z');
zip.file('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`, { date });
for (const [name, bytes] of Object.entries(files)) zip.file(name, bytes, { date });
mkdirSync(built('package'), { recursive: true });
writeFileSync(built('package', 'cop-guide.zip'), await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }));

console.log(schema ? `manifest: right by Microsoft's schema ${manifest.manifestVersion}` : "manifest: right by our own checks; Microsoft's schema is not installed");
const missing = Object.keys(samples).filter((name) => !(name in values));
if (missing.length > 0) console.log(`With samples for ${missing.join(', ')}: set them before you upload the package.`);
console.log('.build/package/cop-guide.zip');
