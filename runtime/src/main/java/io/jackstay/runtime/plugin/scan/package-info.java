/**
 * What a plugin's classes reach for: sockets, files, processes, threads, reflection, the clock and the like.
 *
 * <p>A lint and not a wall. It reads the calls that a class file names and so finds what an honest author overlooked; a
 * jar that means harm can hide a call from it, and the JVM can't hold such a jar back. Immutable types and functions,
 * any thread. Imports ASM, and nothing of the runtime.
 */
package io.jackstay.runtime.plugin.scan;
