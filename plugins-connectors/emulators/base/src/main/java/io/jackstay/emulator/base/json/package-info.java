/**
 * JSON of a known shape: read strictly, into plain values in the shape's own order.
 *
 * <p>Runs on any thread. May import Jackson, and nothing of the house.
 */
package io.jackstay.emulator.base.json;
