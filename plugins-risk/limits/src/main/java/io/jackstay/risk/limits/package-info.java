/** Limits on position, order and price as risk plugins. Run on the loop whose gate they stand in; see the api alone. */
package io.jackstay.risk.limits;
