package io.jackstay.runtime.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * One file of the configuration, read and outlined, with the files that it includes. Immutable once {@link
 * SourceReader} has handed it out.
 *
 * @param tag stands for the file in what the library says of origins, because a file's name may look like anything
 * @param file as the operator, or the include, named it
 * @param includes by the text of the include statement; without those that could not be read
 */
record Source(String tag, Path file, String text, Outline outline, Map<String, Source> includes) {}
