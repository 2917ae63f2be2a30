/** `npm run demo`: local Teams on communities with a year behind them, in a folder of its own. `COP_DATA=.local-demo npm run reset` forgets it. */
process.env.COP_DATA ||= '.local-demo';
process.env.COP_DEMO = 'yes';
await import('./start.mjs');
