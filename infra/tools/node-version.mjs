import { stopWith } from './project.mjs';

/** The oldest Node.js that serves, as in package.json's engines. */
export const oldest = [20, 19];

export function isOldNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  return major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
}

/** Written in syntax that an old Node.js can read, so that it gets as far as saying so. */
export function checkNode() {
  if (isOldNode()) stopWith(`CoP Guide needs Node.js ${oldest.join('.')} or later, and this is ${process.versions.node}. Install a newer one from https://nodejs.org, then start again.`);
}
