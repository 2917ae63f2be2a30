/**
 * `@fluentui/react-icons` as jest loads it: icon by icon, when one is asked for. Fluent's components ask
 * its index for a chevron, and the index draws some 20,000 icons first, anew for each file of tests.
 */
const { IconDirectionContextProvider, useIconContext } = require('@fluentui/react-icons/providers');

const shared = { __esModule: true, ...require('@fluentui/react-icons/utils'), IconDirectionContextProvider, useIconContext };

/** `ChevronRight20Regular` is in the file `chevron-right`. */
function fileOf(name) {
  const words = name.replace(/\d*(Regular|Filled|Light|Color)$/, '');
  return words.replace(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3-$2').toLowerCase();
}

module.exports = new Proxy(shared, {
  get: (known, name) => (typeof name === 'symbol' || name in known ? known[name] : require(`@fluentui/react-icons/svg/${fileOf(name)}`)[name]),
});
