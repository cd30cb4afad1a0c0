/** The command that runs a hub. Owned by the main thread; imports {@code hub} for what it does. */
package io.jackstay.runtime.launch.hub;
