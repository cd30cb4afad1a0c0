/** The contract between the runtime and its plugins: see the packages below this one. Needs the JDK alone. */
package io.jackstay.api;
