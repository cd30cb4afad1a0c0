/**
 * Tables of whole numbers on disk, compact and checked: columns in blocks, each block with a checksum, the end marked. Knows
 * nothing of what the numbers mean.
 *
 * <p>Owns: the layout, which has a version, and the hash that tells contents apart. A reader or writer belongs to the thread that
 * uses it. Imports the JDK alone.
 */
package io.jackstay.runtime.data.columns;
