/** Rules and tests over all modules and over the distribution as users get it. Tests only; sees everything. */
package io.jackstay.distribution;
