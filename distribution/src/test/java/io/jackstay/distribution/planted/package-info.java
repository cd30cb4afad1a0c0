/**
 * Bugs that are planted into the shipped runtime, to see that the simulation finds them. Tests only: nothing here is shipped, and the
 * runtime knows nothing of it. What takes the place of a call is beside what it replaces, in the package of that.
 */
package io.jackstay.distribution.planted;
