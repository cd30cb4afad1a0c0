/**
 * The commands about the channels by which alerts are sent. Owned by the main thread; imports {@code launch.command} for its options and
 * {@code notify} for what they do.
 */
package io.jackstay.runtime.launch.alert;
