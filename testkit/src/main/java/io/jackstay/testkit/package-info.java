/** What a plugin author tests with. Runs the real loop on virtual time; no runtime type stands in its signatures. */
package io.jackstay.testkit;
