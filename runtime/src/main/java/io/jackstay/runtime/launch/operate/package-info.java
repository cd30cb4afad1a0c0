/**
 * The commands that a person gives to a process that runs: pause, resume, halt, cancel-all, flatten, stop.
 *
 * <p>Owns the words, the question before what trades, and the exit codes; what is done is done by the process, which is asked by {@code
 * runtime.control}. Main thread. Imports picocli, Guice's {@code Inject} and the packages beside it.
 */
package io.jackstay.runtime.launch.operate;
