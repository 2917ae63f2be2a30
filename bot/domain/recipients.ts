/**
 * Why somebody was not reached, told apart because each has another remedy: they blocked the app, or took it out of
 * their chat; Teams keeps the app from guests; they left; nothing is shared through which a chat could begin; their
 * organisation does not let the app write.
 */
export const unreached = ['blocked', 'removed', 'guest', 'left', 'unshared', 'forbidden'] as const;
export type Unreached = (typeof unreached)[number];
