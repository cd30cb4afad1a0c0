/** Tests of {@code jackstay new}; that the projects build is tested in the distribution. */
package io.jackstay.testkit.project;
