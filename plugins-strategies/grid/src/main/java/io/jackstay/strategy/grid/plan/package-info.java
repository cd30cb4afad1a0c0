/**
 * The grid's decisions as pure functions: which levels and sizes a grid has, and which orders should rest now.
 *
 * <p>Values only: no order is placed here and nothing is remembered. Runs on the loop of the bot that owns the grid; may
 * import the api and the grid's configuration.
 */
package io.jackstay.strategy.grid.plan;
