/**
 * The operator's page in a real browser, against a real process on the paper exchange.
 *
 * <p>Where the machine has no Chromium and no ChromeDriver these tests are skipped, and say so. Screenshots of every page are left in
 * {@code screens} of the build folder.
 */
package io.jackstay.distribution.browser;
