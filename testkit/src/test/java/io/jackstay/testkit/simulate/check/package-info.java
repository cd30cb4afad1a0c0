/** Tests that the checker finds what is wrong: books and words that are made to differ. */
package io.jackstay.testkit.simulate.check;
