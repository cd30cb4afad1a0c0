/**
 * Recorded market data: files read into market events, one at a time.
 *
 * <p>Owns: the file formats, gzip, the way from bytes to unscaled numbers, and the message for each thing that can be
 * wrong with a file. A recording belongs to the thread that reads it. No row allocates, and no byte of a file is
 * skipped without a word. Imports {@code api}, {@code runtime.error} and Jackson's streaming parser.
 */
package io.jackstay.runtime.data;
