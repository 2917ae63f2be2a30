/** teams-js asks the network for its list of hosts as soon as it is imported; jsdom has no fetch to refuse it with. */
globalThis.fetch = () => Promise.reject(new Error('no network in tests'));

export {};
