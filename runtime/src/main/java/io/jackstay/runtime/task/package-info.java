/**
 * What takes more than one order: chase, flatten, twap, and sequences of steps that outlive the process.
 *
 * <p>Owned by the bot loop. Imports {@code api} and the runtime's packages for execution, loops and guards; of the bot it
 * sees what {@link io.jackstay.runtime.task.TaskParts} hands it and nothing else.
 */
package io.jackstay.runtime.task;
