/** Tests of the crash test. On the test's thread. */
package io.jackstay.testkit.smoke;
