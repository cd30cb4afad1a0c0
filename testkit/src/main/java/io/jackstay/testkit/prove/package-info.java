/**
 * {@code jackstay prove}: the commands and checks behind the promises of docs/reliability.md, run in a row, with a table of what they came
 * to. On the thread of the command. May import the runtime's journal; runs the other commands as processes of the distribution.
 */
package io.jackstay.testkit.prove;
