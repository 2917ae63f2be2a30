/** `npm run demo`: local Teams on communities with a year behind them, in a folder of its own. `COP_DATA=.local-demo npm run reset` forgets it. */
process.env.COP_DATA ||= '.local-demo';
process.env.COP_DEMO = 'yes';
// The first of the invented people looks after all of them.
process.env.PORTFOLIO_READERS ||= '7a1c0000-0000-4000-8000-000000000001';
await import('./start.mjs');
