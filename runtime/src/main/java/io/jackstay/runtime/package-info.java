/** Loads plugins and runs bots: one package a concern below this one, none of which names a plugin. */
package io.jackstay.runtime;
