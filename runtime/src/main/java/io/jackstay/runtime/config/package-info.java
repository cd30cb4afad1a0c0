/**
 * The configuration: HOCON files to checked records, with every mistake reported at once, by file and line.
 *
 * <p>Owns the reading of files, includes, substitutions and {@code --set}, the binding of records, the list of
 * problems that start-up collects from all packages, and the description of keys. Runs on the thread that starts the
 * process, before any loop does. Imports the api and the error family; Typesafe Config ends at {@code Node}: no type
 * of it leaves this package.
 */
package io.jackstay.runtime.config;
