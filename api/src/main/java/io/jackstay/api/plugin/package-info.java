/**
 * What every kind of plugin shares: how a provider names itself, how its configuration record is described, and the small
 * services that any plugin is handed.
 *
 * <p>Owns the annotations, the configuration value types and the handles for memory and meters. No code here has a thread
 * of its own: values are immutable, handles belong to the loop of the plugin that was given them. Imports the JDK alone.
 */
package io.jackstay.api.plugin;
